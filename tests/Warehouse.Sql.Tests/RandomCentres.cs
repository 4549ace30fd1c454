using System.Globalization;
using Ingest.Worker.Loading;
using Oracle;

namespace Warehouse.Sql.Tests;

/// <summary>Two training centres of invented rows, loaded by the product and read apart from it by the oracle.</summary>
public sealed class RandomCentre : IDisposable
{
    private static readonly string[] Rules = ["", "модули", "итоговая аттестация", "модули и текущий контроль"];
    private readonly Dictionary<string, List<string>> _feeds = new(StringComparer.Ordinal);
    private readonly Random _dice;

    /// <summary>Makes and loads them.</summary>
    /// <param name="seed">The same seed gives the same rows.</param>
    public RandomCentre(int seed)
    {
        _dice = new Random(seed);
        foreach (var centre in new[] { "A", "B" })
        {
            Write(centre);
        }

        var folder = Directory.CreateDirectory(Path.Combine(Warehouse.Folder, "feeds")).FullName;
        foreach (var (feed, rows) in _feeds)
        {
            var outcome = Assert.Single(Warehouse.Load(Path.Combine("feeds", feed + ".csv"), string.Join('\n', rows) + "\n"));
            Assert.Equal((feed, LoadState.Loaded, 0L), (feed, outcome.State, outcome.Rejected));
        }

        Facts = ValidFacts.FromFolder(folder);
        Assert.Empty(Facts.Rejected);
    }

    public TempWarehouse Warehouse { get; } = new();

    public ValidFacts Facts { get; }

    /// <summary>The months that any of its groups may be at work in, and one before and after.</summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Months { get; } =
        [.. Enumerable.Range(0, 27).Select(at => new DateOnly(2024, 8, 1).AddMonths(at)).Select(first => (first, first.AddMonths(1).AddDays(-1)))];

    /// <summary>The key of an organisation or a programme.</summary>
    /// <param name="table">Table of the dimension.</param>
    /// <param name="name">Its name in names of columns.</param>
    /// <param name="code">The code.</param>
    public long Key(string table, string name, string code) => (long)Warehouse.Ask($"SELECT {name}_key FROM {table} WHERE {name}_code = '{code}'")!;

    public void Dispose() => Warehouse.Dispose();

    private void Write(string centre)
    {
        var modules = Codes(centre, "M", 5);
        foreach (var module in Enumerable.Range(1, 3))
        {
            Add("teachers", "teacher_code,last_name,first_name,org_code", $"{centre}T{module},Учитель{centre}{module},Имя,{centre}");
        }

        foreach (var programme in Codes(centre, "P", 3))
        {
            var standard = Any("", "40.054", "06.001");
            foreach (var from in _dice.Next(2) == 0 ? ["2020-01-01", "2025-07-01"] : new[] { "2020-01-01" })
            {
                Add("programmes", "programme_code,name,kind,professional_standard,judged_by,valid_from,org_code", $"{programme},Программа {programme},ПК,{standard},{Any(Rules)},{from},{centre}");
            }

            foreach (var module in modules)
            {
                Add("modules", "programme_code,module_code,name,org_code", $"{programme},{module},Модуль {module},{centre}");
                if (_dice.Next(3) == 0)
                {
                    Plan(programme, "", "", "", centre, module);
                }
            }

            foreach (var competency in Codes(centre, "K", _dice.Next(2, 5)))
            {
                Add("competencies", "programme_code,competency_code,name,result_kind,professional_standard,general_function,labour_function,org_code",
                    $"{programme},{competency},Умеет {competency},{Any("", "профессиональная", "общая", "личностный", "метапредметный", "предметный")},{Any("", "", "33.012")},{Any("", "A Ведение")},{Any("", "A/01.6 Оценка", "A/02.6 Выбор")},{centre}");
                foreach (var module in modules[..4].Where(_ => _dice.Next(2) == 0))
                {
                    Add("module_competencies", "programme_code,module_code,competency_code,weight,org_code", $"{programme},{module},{competency},{Any("1", "2", "3", "0.5", "0")},{centre}");
                }

                foreach (var from in new[] { "", "2025-03-01", "2025-10-01" }.Where(_ => _dice.Next(2) == 0))
                {
                    Plan(programme, "", competency, from, centre);
                }
            }
        }

        foreach (var learner in Codes(centre, "L", 12))
        {
            Add("learners", "learner_code,last_name,first_name,sex,birth_date,education_level,employment_category,org_code",
                $"{learner},Иванов,Пётр,{Any("м", "ж", "")},{Any("", "1971-01-01", "1990-06-15", "2000-01-01", "2008-12-31", "1965-01-02", "2007-01-02")},{Any("", "высшее", "среднее")},{Any("", "работает")},{centre}");
        }

        foreach (var group in Codes(centre, "G", 6))
        {
            Group(centre, group, $"{centre}P{_dice.Next(1, 4)}", modules);
        }
    }

    private void Group(string centre, string group, string programme, string[] modules)
    {
        // Some begin on the last day of a month, some end on the first: both days are of a period.
        var starts = new DateOnly(2024, 9, 1).AddMonths(_dice.Next(20)).AddDays(Any("", "", "month's end") is "" ? _dice.Next(28) : -1);
        var ends = new DateOnly(starts.Year, starts.Month, 1).AddMonths(_dice.Next(3, 6)).AddDays(Any("", "", "first day") is "" ? _dice.Next(27) : 0);
        Add("groups", "group_code,programme_code,starts_on,ends_on,org_code", $"{group},{programme},{Iso(starts)},{Iso(ends)},{centre}");
        if (_dice.Next(4) == 0)
        {
            Plan(programme, group, centre + "K1", "", centre);
        }

        foreach (var learner in Codes(centre, "L", 12).Where(_ => _dice.Next(3) > 0))
        {
            var last = Any("completed", "completed", "left", "stays");
            Add("enrolments", "learner_code,group_code,enrolled_on,started_on,completed_on,left_on,org_code",
                $"{learner},{group},{Iso(starts.AddDays(-3))},{Any(Iso(starts), Iso(starts), "")},{(last == "completed" ? Iso(ends) : "")},{(last == "left" ? Iso(starts.AddDays(30)) : "")},{centre}");
            if (last == "completed" && _dice.Next(4) > 0)
            {
                Add("documents", "document_kind,registration_no,issued_on,learner_code,group_code,org_code", $"удостоверение,{learner}-{group},{Iso(ends)},{learner},{group},{centre}");
            }

            foreach (var module in modules)
            {
                Marks(centre, learner, group, module, starts);
            }
        }
    }

    private void Marks(string centre, string learner, string group, string module, DateOnly starts)
    {
        foreach (var lesson in Enumerable.Range(1, _dice.Next(3)))
        {
            Grade(module, "current", "", starts.AddDays((7 * lesson) + _dice.Next(5)), "");
            Add("attendance", "learner_code,group_code,module_code,lesson_on,mark,hours_scheduled,teacher_code,org_code",
                $"{learner},{group},{module},{Iso(starts.AddDays((9 * lesson) - 6))},{Any("+", "+", "н", "о")},2,{centre}T{_dice.Next(1, 4)},{centre}");
        }

        foreach (var control in new[] { "interim", "practice", "project" }.Where((_, at) => _dice.Next(at == 0 ? 4 : 8) != 0 == (at == 0)))
        {
            var day = starts.AddDays(20 + _dice.Next(15));
            var failed = Grade(module, control, "1", day, _dice.Next(8) == 0 ? centre + "K1" : "");
            if (failed && control == "interim" && _dice.Next(2) == 0)
            {
                Grade(module, Any("interim", "retake"), "2", day.AddDays(5), "");
            }
        }

        if (module.EndsWith('5') || _dice.Next(4) == 0)
        {
            Grade(module, "final", "1", starts.AddDays(38), "");
        }

        bool Grade(string of, string control, string attempt, DateOnly on, string competency)
        {
            var (scale, mark) = _dice.Next(4) == 0 ? ("pass_fail", Any("зачтено", "зачтено", "не зачтено")) : ("five", Any("5", "4", "4", "3", "3", "2", "н/а", "осв."));
            Add("grades", "learner_code,group_code,module_code,control,attempt,competency_code,graded_on,grade,scale,teacher_code,org_code",
                $"{learner},{group},{of},{control},{attempt},{competency},{Iso(on)},{mark},{scale},{Any("", "T1", "T2", "T3") switch { "" => "", var teacher => centre + teacher }},{centre}");
            return mark is "2" or "не зачтено" or "н/а";
        }
    }

    private void Plan(string programme, string group, string competency, string from, string centre, string module = "") =>
        Add("plan", "programme_code,group_code,competency_code,module_code,planned_share,planned_learners,valid_from,org_code",
            $"{programme},{group},{competency},{module},{Any("0.5", "0.6", "0.7", "0.75", "0.8")},{Any("", "0.6", "0.75", "0.777777")},{from},{centre}");

    private void Add(string feed, string header, string row)
    {
        if (!_feeds.TryGetValue(feed, out var rows))
        {
            _feeds[feed] = rows = [header];
        }

        rows.Add(row);
    }

    private string Any(params string[] values) => values[_dice.Next(values.Length)];

    private static string[] Codes(string centre, string letter, int count) => [.. Enumerable.Range(1, count).Select(at => FormattableString.Invariant($"{centre}{letter}{at}"))];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Centres of three seeds.</summary>
public sealed class RandomCentres : IDisposable
{
    public IReadOnlyList<RandomCentre> All { get; } = [.. Enumerable.Range(1, 3).Select(seed => new RandomCentre(seed))];

    public void Dispose()
    {
        foreach (var centre in All)
        {
            centre.Dispose();
        }
    }
}
