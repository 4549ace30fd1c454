using System.Globalization;
using Oracle;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>
/// Results against plan by every grain, and in every month, are those of the oracle, which knows the files alone: organisations, programmes, groups, modules,
/// competencies, learners, teachers, controls, standards and functions, kinds of results, segments. Centres are invented by seed, with every rule of judging.
/// </summary>
public sealed class OracleOutcomesTests(RandomCentres centres) : IClassFixture<RandomCentres>
{
    private static readonly (DateOnly First, DateOnly Last) All = (RandomCentre.Months[0].First, RandomCentre.Months[^1].Last);

    [Fact]
    public async Task Parts_OfEveryGrain_InEveryMonth_AreThoseOfTheOracle()
    {
        var compared = 0;
        foreach (var centre in centres.All)
        {
            var (outcomes, units) = (new Outcomes(centre.Facts).All.Where(one => one.Plan is not null).ToList(), new OutcomeUnits(centre.Facts));
            foreach (var (first, last) in RandomCentre.Months.Prepend(All))
            {
                var organisation = new[] { null, "A", "B" }[compared % 3];
                var own = outcomes.Where(one => (organisation ?? one.Group.Organisation) == one.Group.Organisation).ToList();
                foreach (var (by, against) in OutcomeUnits.Ways.SelectMany(by => new[] { (by, "goal"), (by, "year") }))
                {
                    var isYear = against == "year";
                    var now = AtWork(own, first, last).Where(one => isYear || one.Plan!.Goal is not null).ToList();
                    var then = isYear ? AtWork(own, first.AddYears(-1), last.AddYears(-1)).ToList() : [];
                    var rows = await ReadAsync(centre, "outcome-parts", first, last, organisation, ("by", by), ("against", against),
                        ("year_ago_from", Key(first.AddYears(-1))), ("year_ago_to", Key(last.AddYears(-1))));

                    Assert.Equal(
                        (by, against, first, string.Join('\n', Parts(now, then, isYear, one => units.Of(one, by)))),
                        (by, against, first, string.Join('\n', rows.Select(Text).Order(StringComparer.Ordinal))));
                    AssertContributions(rows, now, then, isYear, one => units.Of(one, by));
                    compared += rows.Count;
                }
            }
        }

        Assert.True(compared > 3000, $"{compared} parts");
    }

    [Fact]
    public async Task Rows_OfEveryLearner_AreThoseOfTheOracle()
    {
        foreach (var centre in centres.All)
        {
            var units = new OutcomeUnits(centre.Facts);
            var expected = new Outcomes(centre.Facts).All.Select(one => string.Join(
                '|', one.Learner, one.Group.Code, units.Of(one, "competency"), Millionths(one.Share), one.Share is not null ? "" : one.Passed ? "зачтено" : "не зачтено",
                Millionths(one.Plan?.Share), units.Of(one, "module")));
            var rows = await ReadAsync(centre, "rows-outcomes", All.First, All.Last, null, ("results", "competency"), ("sees_persons", 1));

            Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row => string.Join(
                '|', row["learner_code"], row["group_code"], row["result"], row["attained"], row["passed"] ?? "", row["planned"], row["decided"])).Order(StringComparer.Ordinal));
            Assert.Equal(new Outcomes(centre.Facts).All.Count(one => one.Reached), Convert.ToInt32(rows[0]["reached_sum"], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Competencies_OfEveryProgramme_InEveryMonth_AreThoseOfTheOracle()
    {
        foreach (var centre in centres.All)
        {
            var (outcomes, units) = (new Outcomes(centre.Facts).All, new OutcomeUnits(centre.Facts));
            foreach (var (first, last) in RandomCentre.Months.Prepend(All))
            {
                var expected = AtWork(outcomes, first, last).GroupBy(one => (units.Of(one, "programme"), units.Of(one, "competency")))
                    .Select(same => $"{same.Key.Item1}|{same.Key.Item2}|{same.Count()}|" + Planned([.. same], ofGoals: false));
                var rows = await ReadAsync(centre, "plan-competency", first, last, null);

                Assert.Equal((first, string.Join('\n', expected.Order(StringComparer.Ordinal))), (first, string.Join('\n', rows.Select(row =>
                    $"{row["programme"]}|{row["competency"]}|{row["learners_n"]}|" + Planned(row)).Order(StringComparer.Ordinal))));
                Assert.All(rows, row => Assert.InRange(
                    Whole(row["attained"]) - Whole(Millionths(Mean(AtWork(outcomes, first, last).Where(one => units.Of(one, "programme") + units.Of(one, "competency") == $"{row["programme"]}{row["competency"]}")))), -1, 1));
            }
        }
    }

    [Fact]
    public async Task Groups_InEveryMonth_AreThoseOfTheOracle()
    {
        foreach (var centre in centres.All)
        {
            var outcomes = new Outcomes(centre.Facts).All.Where(one => one.Plan is not null).ToList();
            foreach (var (first, last) in RandomCentre.Months)
            {
                var expected = AtWork(outcomes, first, last).GroupBy(one => one.Group.Code).Select(same =>
                {
                    var learners = same.GroupBy(one => one.Learner).Select(own => own.All(one => one.Reached)).ToList();
                    return $"{same.Key}|{learners.Count}|{learners.Count(reached => reached)}|" + Planned([.. same], ofGoals: true);
                });
                var rows = await ReadAsync(centre, "plan-group", first, last, null);

                Assert.Equal((first, string.Join('\n', expected.Order(StringComparer.Ordinal))), (first, string.Join('\n', rows.Select(row =>
                    $"{row["group_code"]}|{row["learners_n"]}|{row["reached_n"]}|" + Planned(row)).Order(StringComparer.Ordinal))));
            }
        }
    }

    [Fact]
    public async Task Learners_OfEveryGroup_AreThoseOfTheOracle()
    {
        foreach (var centre in centres.All)
        {
            var figures = new Figures(centre.Facts);
            var learners = centre.Facts.Enrolments.Select(one => (one.Learner, one.Group)).Union(centre.Facts.Grades.Select(one => (one.Learner, one.Group)));
            var expected = learners.Select(key =>
            {
                var own = LearnerFigures.Of(figures, centre.Facts, key.Learner, key.Group);
                return string.Join('|', key.Group, key.Learner, Millionths(own.MeanShare.Value), own.Planned, own.Reached, Millionths(own.Attendance.Value), own.Debts);
            });
            var rows = await ReadAsync(centre, "group-learners", All.First, All.Last, null, ("sees_persons", 1));
            var groups = centre.Warehouse.Rows("SELECT group_key, group_code FROM dim_group").ToDictionary(row => row[0]!, row => row[1]!);

            Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row => string.Join(
                '|', groups[Convert.ToString(row["group_key"], CultureInfo.InvariantCulture)!], row["learner_code"], row["average"], row["planned_n"], row["reached_n"], row["attendance"], row["debts_n"])).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Measures_OfEveryOrganisation_InEveryMonth_AreThoseOfTheOracle()
    {
        var today = RandomCentre.Months[^1].Last;
        foreach (var centre in centres.All)
        {
            var quality = new Quality(centre.Facts, today);
            foreach (var organisation in new[] { "A", "B" })
            {
                var expected = RandomCentre.Months.SelectMany(month => quality.Of(new QualitySlice(month.First, month.Last, Organisation: organisation)).Select(measure =>
                    $"{month.First.ToString("MM.yyyy", CultureInfo.InvariantCulture)}|{measure.Key}|{Plain(measure.Value.Numerator)}|{Plain(measure.Value.Denominator)}|{measure.Value.LeftOut}"));
                var rows = await ReadAsync(centre, "quality-measures", All.First, All.Last, organisation, ("by", "month"), ("today", Key(today)));

                Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row =>
                    $"{row["unit"]}|{row["measure"]}|{Plain(row["numerator"])}|{Plain(row["denominator"])}|{row["left_out"]}").Order(StringComparer.Ordinal));
            }
        }

        static string Plain(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Parts(List<Outcome> now, List<Outcome> then, bool isYear, Func<Outcome, string> unit)
    {
        var (of, before) = (now.ToLookup(unit), then.ToLookup(unit));
        var names = of.Select(same => same.Key).Union(before.Select(same => same.Key));
        return now.Count == 0 ? [] : names.Select(name => Line(name, [.. of[name]], [.. before[name]])).Order(StringComparer.Ordinal);

        string Line(string name, List<Outcome> some, List<Outcome> ago)
        {
            var goals = some.Select(one => one.Plan!.Goal).OfType<decimal>().ToList();
            return string.Join(
                '|', name, some.Count, some.Count(one => one.Reached), Millionths(goals.Count > 0 ? goals.Average() : null),
                isYear ? ago.Count : "", isYear ? ago.Count(one => one.Reached) : "");
        }
    }

    private static string Text(ReportRow row) =>
        string.Join('|', row["unit"], row["results_n"], row["reached_n"], row["goal"], row["before_n"], row["before_reached_n"]);

    /// <summary>Contributions are exact to the hundredth, and add up to the deviation, which is rounded by halves.</summary>
    private static void AssertContributions(IReadOnlyList<ReportRow> rows, List<Outcome> now, List<Outcome> then, bool isYear, Func<Outcome, string> unit)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (isYear && then.Count == 0)
        {
            Assert.All(rows, row => Assert.Null(row["contribution"]));
            return;
        }

        var whole = isYear ? Share(now) - Share(then) : Share(now) - now.Average(one => one.Plan!.Goal!.Value);
        Assert.All(rows, row => Assert.InRange(Convert.ToDecimal(row["deviation"], CultureInfo.InvariantCulture) - (100 * whole), -0.005001m, 0.005001m));
        Assert.Equal(Convert.ToDecimal(rows[0]["deviation"], CultureInfo.InvariantCulture), rows.Sum(row => Convert.ToDecimal(row["contribution"], CultureInfo.InvariantCulture)));
        var exact = isYear
            ? now.Select(one => (unit(one), (Reached(one) - Share(then)) / now.Count)).Concat(then.Select(one => (unit(one), -(Reached(one) - Share(then)) / then.Count)))
            : now.Select(one => (unit(one), (Reached(one) - one.Plan!.Goal!.Value) / now.Count));
        var byUnit = exact.GroupBy(one => one.Item1, one => one.Item2).ToDictionary(same => same.Key, same => 100 * same.Sum(), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.InRange(Convert.ToDecimal(row["contribution"], CultureInfo.InvariantCulture) - byUnit[(string)row["unit"]!], -0.0101m, 0.0101m));

        static decimal Reached(Outcome one) => one.Reached ? 1 : 0;
        static decimal Share(List<Outcome> some) => some.Average(Reached);
    }

    /// <summary>Reached, by marks and by passes, the goal and the distance from it: of a group's results with a goal, of others where all have one.</summary>
    private static string Planned(IReadOnlyList<Outcome> some, bool ofGoals)
    {
        var planned = some.Where(one => one.Plan is not null).ToList();
        var goals = planned.Where(one => one.Plan!.Goal is not null).ToList();
        var held = goals.Count > 0 && (ofGoals || goals.Count == planned.Count) ? goals : [];
        var goal = held.Count > 0 ? Math.Floor(held.Average(one => one.Plan!.Goal!.Value) * 1_000_000) : default(decimal?);
        return string.Join('|', Reached(planned), Of(planned.Where(one => one.Share is not null)), Of(planned.Where(one => one.Share is null)), goal?.ToString("0", CultureInfo.InvariantCulture), Whole(Reached(held)) - goal);

        static string? Reached(List<Outcome> some) => Millionths(some.Count > 0 ? (decimal)some.Count(one => one.Reached) / some.Count : null);

        static string Of(IEnumerable<Outcome> some) => some.Any() ? $"{some.Count(one => one.Reached)} из {some.Count()}" : "";
    }

    private static string Planned(ReportRow row) =>
        string.Join('|', row["reached"], row["by_grades"], row["by_passes"], row["planned_learners"], row["deviation"]);

    private static decimal? Mean(IEnumerable<Outcome> some)
    {
        var shares = some.Select(one => one.Share).OfType<decimal>().ToList();
        return shares.Count > 0 ? shares.Average() : null;
    }

    private static IEnumerable<Outcome> AtWork(IEnumerable<Outcome> some, DateOnly first, DateOnly last) =>
        some.Where(one => one.Group.StartsOn <= last && one.Group.EndsOn >= first);

    private static string? Millionths(decimal? share) => share is { } known ? Math.Round(known * 1_000_000, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) : null;

    private static decimal Whole(object? value) => value is null or "" ? 0 : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static int Key(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    private static async Task<IReadOnlyList<ReportRow>> ReadAsync(
        RandomCentre centre, string report, DateOnly first, DateOnly last, string? organisation, params (string Name, object? Value)[] more)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = Key(first), ["to"] = Key(last) };
        if (organisation is not null)
        {
            parameters["organisation"] = centre.Key("dim_organisation", "org", organisation);
        }

        foreach (var (name, value) in more)
        {
            parameters[name] = value;
        }

        return (await centre.Warehouse.Reader.ReadAsync(report, Scope.Everything, null, parameters, TestContext.Current.CancellationToken)).Rows;
    }
}
