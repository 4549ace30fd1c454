using Reports.Web.SelfAssessment;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>Random organisations with people, and a random choice of editions that are public: of some organisations, of all together, of two reporting years.</summary>
internal sealed class PublicWorld
{
    public const int Threshold = 5;
    public const int Year = 2025;

    private static readonly string[] Lines = ["02", "03", "04", "05"];
    private readonly Dictionary<(string Organisation, int Year), (List<Learner> Learners, List<Teacher> Teachers)> _people = [];

    public PublicWorld(int seed)
    {
        var random = new Random(seed);
        Organisations = [.. Enumerable.Range(1, random.Next(1, 5)).Select(n => $"O{n}")];
        foreach (var organisation in Organisations)
        {
            for (var year = Year - 1; year <= Year; year++)
            {
                // Every other one is small.
                var (learners, teachers) = random.Next(2) == 0 ? (random.Next(12), random.Next(8)) : (random.Next(20, 200), random.Next(5, 40));
                _people[(organisation, year)] = (
                    [.. Enumerable.Range(0, learners).Select(_ => new Learner(random.Next(10) < 7 ? 0 : random.Next(20) > 0 ? 1 : 2, random.Next(8) == 0, Lines[Math.Min(3, random.Next(9))], random.Next(3) > 0))],
                    [.. Enumerable.Range(0, teachers).Select(_ => new Teacher(random.Next(3), random.Next(25, 70)))]);
            }
        }

        foreach (var year in random.Next(3) == 0 ? new[] { Year - 1, Year } : [Year])
        {
            Editions.AddRange(Organisations.Append("").Where(_ => random.Next(4) > 0).Select(organisation => Edition(organisation, year)));
        }
    }

    public IReadOnlyList<string> Organisations { get; }

    public List<Assessment> Editions { get; } = [];

    /// <summary>How many people the words of a form mean, for tests of what was found out.</summary>
    public decimal Truth(string organisation, string code, string line, string column, int year)
    {
        var (learners, teachers) = People(organisation, year);
        return (code, line) switch
        {
            ("learners", _) => learners.Count,
            ("teachers" or "1.12", _) => teachers.Count,
            ("1.1", _) => learners.Count(one => one.Kind == 0),
            ("1.2", _) => learners.Count(one => one.Kind == 1),
            ("1.3", _) => learners.Count(one => one.IsReferred),
            ("1.10", _) => teachers.Count(one => one.Category > 0),
            ("1.10.1", _) => teachers.Count(one => one.Category == 1),
            ("1.10.2", _) => teachers.Count(one => one.Category == 2),
            ("1.11", _) => teachers.Sum(one => one.Age),
            ("5.1", _) => 3,
            ("2.3", _) => learners.Count(one => Stands(one, line) && one.Kind == 0 && (column == "3" || (column == "5") == one.IsWoman)),
            ("2.1", _) => learners.Count(one => Stands(one, line) && (column == "5" ? one.IsWoman : column == "3" ? one.Kind == 0 : one.Kind > 0)),
            _ => learners.Count(one => (line == "01" || (line == "02") == one.IsReferred) && (column == "3" || one.IsWoman)),
        };
    }

    private static bool Stands(Learner one, string line) => line == "01" || one.Line == line || (line == "02" && one.Line == "03");

    private (List<Learner> Learners, List<Teacher> Teachers) People(string organisation, int year)
    {
        var counted = organisation.Length > 0 ? [organisation] : Organisations;
        return ([.. counted.SelectMany(one => _people[(one, year)].Learners)], [.. counted.SelectMany(one => _people[(one, year)].Teachers)]);
    }

    private Assessment Edition(string organisation, int year)
    {
        List<Indicator> indicators =
        [
            Indicator("1.1", "человек/%", "-- counts: people\n-- denominator: слушатели"),
            Indicator("1.2", "человек/%", "-- counts: people\n-- denominator: слушатели"),
            Indicator("1.3", "человек/%", "-- denominator: слушатели"),
            Indicator("1.10", "человек/%", "-- counts: people\n-- denominator: работники"),
            Indicator("1.10.1", "человек/%", "-- counts: people\n-- denominator: работники"),
            Indicator("1.10.2", "человек/%", "-- counts: people\n-- denominator: работники"),
            Indicator("1.11", "лет", "-- counts: people\n-- form: mean\n-- denominator: работники"),
            Indicator("1.12", "человек", "-- counts: people"),
            Indicator("2.1", "человек", "-- counts: people\n-- sum-of-lines: 01 = 02 + 04 + 05\n-- sum-of-lines: 02 = 03\n-- sum-of-graphs: 3 + 4 = 5\n"
                + "-- line: 01 | Всего\n-- line: 02 | работники\n-- line: 03 | из них руководители\n-- line: 04 | студенты\n-- line: 05 | другие\n-- graph: 3 | ПК\n-- graph: 4 | ПП\n-- graph: 5 | женщины"),
            Indicator("2.2", "человек", "-- line: 01 | Всего\n-- line: 02 | по направлению\n-- line: 03 | прочие\n-- graph: 3 | Всего\n-- graph: 4 | женщины"),
            Indicator("2.3", "человек", "-- counts: people\n-- sum-of-lines: none\n-- sum-of-graphs: none\n-- check: printed | *:3 = *:4 + *:5\n-- check: printed | *:3 = 2.1:*:3\n"
                + "-- check: printed | 01:* = 02:* + 04:* + 05:*\n-- check: implied | 03:* <= 02:*\n"
                + "-- line: 01 | Всего\n-- line: 02 | работники\n-- line: 03 | из них руководители\n-- line: 04 | студенты\n-- line: 05 | другие\n-- graph: 3 | ПК\n-- graph: 4 | мужчины\n-- graph: 5 | женщины"),
            Indicator("5.1", "единиц", "-- counts: things"),
        ];
        var set = new IndicatorSet(new SqlFile("Indicators/form/_set", ""), indicators);
        return new Assessment(new AssessmentQuery(set, year) { OrganisationCode = organisation, FirstYear = Year - 1 }, [..
            from indicator in indicators
            from shown in Enumerable.Range(Year - 1, year - Year + 2)
            from line in indicator.Lines
            from column in indicator.Columns
            select new AssessmentValue(indicator, line.Code, column.Code, shown)
            {
                Origin = ValueOrigin.Computed,
                Number = Truth(organisation, indicator.Code, line.Code, column.Code, shown),
                Base = indicator.Denominator switch
                {
                    "слушатели" => Truth(organisation, "learners", "", "", shown),
                    "работники" => Truth(organisation, "teachers", "", "", shown),
                    _ => null,
                },
            }]);
    }

    private static Indicator Indicator(string code, string unit, string more) => new(new SqlFile(
        "Indicators/form/" + code, $"-- title: {code}\n-- code: {code}\n-- unit: {unit}\n-- kind: computed\n{more}"));

    private sealed record Learner(int Kind, bool IsReferred, string Line, bool IsWoman);

    private sealed record Teacher(int Category, int Age);
}
