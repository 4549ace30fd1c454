using System.Globalization;
using Dapper;
using Ingest.Worker.Loading;
using Sample;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>What was known at a moment: loads after it and corrections since are left out. A subclass an engine.</summary>
public abstract class AsOfContract : IAsyncLifetime
{
    private const string Header = "learner_code,group_code,module_code,control,graded_on,grade,corrected_on,corrected_by\n";

    protected static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected EngineHome Home { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Home = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        Home?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the database of the tests loses Cyrillic letters of statements' own texts, as none of a real warehouse does.</summary>
    protected virtual bool LosesLetters => false;

    protected abstract Task<EngineHome> OpenAsync();

    [Fact]
    public async Task Grade_CorrectedLater_IsReadAsItWasThen()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");
        LoadOn(March.AddDays(10), "corrections.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\n");

        Assert.Equal(["5"], await LabelAsync(null));
        Assert.Equal(["3"], await LabelAsync(March.AddDays(1)));
        Assert.Equal(["5"], await LabelAsync(March.AddDays(11)));
    }

    [Fact]
    public async Task Grade_CorrectionLoadedBeforeItsOriginal_IsKnownFromItsOwnLoadOn()
    {
        LoadOn(March, "corrections.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\n");
        LoadOn(March.AddDays(10), "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");

        Assert.Equal(["5"], await LabelAsync(March.AddDays(1)));
        Assert.Equal(["5"], await LabelAsync(null));
    }

    [Fact]
    public async Task Mart_AsOfAMoment_HoldsWhatTheFactsOfThenGive()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\nL2,G1,M1,final,2026-02-20,5,,\n");
        LoadOn(March.AddDays(10), "more.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\nL3,G1,M1,final,2026-02-20,2,,\n");

        Assert.Equal(["1/0/1/0"], await BucketsAsync(March.AddDays(1)));
        Assert.Equal(["2/0/0/1"], await BucketsAsync(null));
    }

    [Fact]
    public async Task Removal_AfterTheMoment_LeavesTheFactReadableThen()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");
        LoadOn(
            March.AddDays(10),
            "removals.csv",
            "feed,learner_code,group_code,module_code,control,removed_by,reason\ngrades,L1,G1,M1,final,T1,ошибка ввода\n");

        Assert.Equal(["3"], await LabelAsync(March.AddDays(1)));
        Assert.Empty(await LabelAsync(null));
        Assert.Equal(["0/0/1/0"], await BucketsAsync(March.AddDays(1)));
        Assert.Equal(["///"], await BucketsAsync(null));
    }

    [Fact]
    public async Task Moment_BeforeTheFirstLoad_KnowsNothing()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");

        Assert.Empty(await LabelAsync(March.AddDays(-1)));
    }

    [Fact]
    public async Task EveryFact_CorrectedLater_IsReadAsItWasThen()
    {
        (string Table, string Column, string Header, string Before, string After)[] facts =
        [
            ("fact_carrier", "sheets", "carrier_kind,unit_no,year,group_code,place,sheets", "журнал,7,2026,G1,шкаф,48", "журнал,7,2026,G1,шкаф,50"),
            ("fact_award", "order_date_key", "learner_code,award_kind,awarded_on,order_no,order_on", "L1,грамота,2026-01-15,7,2026-01-14", "L1,грамота,2026-01-15,7,2026-01-13"),
            ("fact_document", "status", "learner_code,group_code,document_kind,registration_no,issued_on,status", "L1,G1,удостоверение,1,2026-01-20,выдан", "L1,G1,удостоверение,1,2026-01-20,аннулирован"),
            ("fact_enrolment", "outcome", "learner_code,group_code,enrolled_on,started_on,outcome", "L1,G1,2026-01-10,2026-01-12,раньше", "L1,G1,2026-01-10,2026-01-12,позже"),
            ("fact_attendance", "attended", "learner_code,group_code,module_code,lesson_on,mark,lesson_no,hours,hours_scheduled", "L1,G1,M1,2026-01-13,+,1,2,2", "L1,G1,M1,2026-01-13,+,1,1,2"),
            ("fact_plan", "planned_share", "programme_code,competency_code,planned_share", "P,K,0.5", "P,K,0.75"),
            ("fact_target", "target_share", "measure,programme_code,target", "success,P,80", "success,P,85"),
        ];
        foreach (var fact in facts)
        {
            LoadOn(March, fact.Table + "1.csv", $"{fact.Header},corrected_on\n{fact.Before},\n");
        }

        foreach (var fact in facts)
        {
            LoadOn(March.AddDays(10), fact.Table + "2.csv", $"{fact.Header},corrected_on\n{fact.After},2026-03-09\n");
        }

        Assert.Equal(["48", "50"], await VersionsAsync(facts[0]));
        Assert.Equal(["20260114", "20260113"], await VersionsAsync(facts[1]));
        Assert.Equal(["выдан", "аннулирован"], await VersionsAsync(facts[2]));
        Assert.Equal(["раньше", "позже"], await VersionsAsync(facts[3]));
        Assert.Equal(["200", "100"], await VersionsAsync(facts[4]));
        Assert.Equal(["500000", "750000"], await VersionsAsync(facts[5]));
        Assert.Equal(["800000", "850000"], await VersionsAsync(facts[6]));

        async Task<IReadOnlyList<string>> VersionsAsync((string Table, string Column, string, string, string) fact) =>
        [
            .. await Home.RowsAsync($"SELECT {fact.Column} FROM {fact.Table}", March.AddDays(1)),
            .. await Home.RowsAsync($"SELECT {fact.Column} FROM {fact.Table}"),
        ];
    }

    [Fact]
    public async Task Loads_EndedInAnotherOrderThanBegun_AreKnownByTheirEnd()
    {
        LoadOn(March, "first.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");
        LoadOn(March, "second.csv", Header + "L2,G1,M1,final,2026-02-20,4,,\n");
        LoadOn(March.AddDays(20), "third.csv", Header + "L3,G1,M1,final,2026-02-20,5,,\n");
        await using (var connection = await Home.Engine.OpenMaintenanceAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(
                "UPDATE dim_load_file SET finished_at = @end WHERE name = 'first.csv'", new { end = Moment.Text(March.AddDays(10)) });
        }

        Assert.Equal(["4"], await LabelAsync(March.AddDays(1)));
        Assert.Equal(["3", "4"], await LabelAsync(March.AddDays(11)));
        Assert.Equal(["3", "4", "5"], await LabelAsync(null));
    }

    [Fact]
    public async Task EveryReportAndIndicator_AsOfAMoment_IsThatOfTheOtherEngine()
    {
        var folder = Path.Combine(Home.Folder, "sample");
        new SampleOrganisation(new SampleOptions(100, 1, 7, new DateOnly(2026, 11, 21))).Write(folder);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "feeds"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        using var other = await EngineHome.OnSqliteAsync();
        foreach (var home in new[] { other, Home })
        {
            // Every file of the sample once, and then what came ten days later: half of the attendance gone, a grade corrected.
            home.Clock.AdjustTime(March);
            Assert.All(files.SelectMany(home.LoadPath), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
            home.Clock.AdjustTime(March.AddDays(10));
            var (learner, group, module) = (await home.RowsAsync(
                """
                SELECT min(learner.learner_code), min(study.group_code), min(module.module_code)
                FROM fact_grade AS fact
                INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
                INNER JOIN dim_group AS study ON study.group_key = fact.group_key
                INNER JOIN dim_module AS module ON module.module_key = fact.module_key
                """))[0].Split('|') is [var a, var b, var c] ? (a, b, c) : default;
            home.Load("later.csv", Header + $"{learner},{group},{module},final,2026-02-20,2,2026-03-09,T1\nЛ-новый,{group},{module},final,2026-02-20,5,,\n");
        }

        var expected = await ReadAllAsync(other, March.AddDays(1), LosesLetters);
        var actual = await ReadAllAsync(Home, March.AddDays(1), LosesLetters);

        Assert.True(expected.Count > 80, $"{expected.Count} statements");
        Assert.Contains(expected, pair => pair.Value.Count > 5);
        foreach (var (name, rows) in expected)
        {
            Assert.True(rows.SequenceEqual(actual[name]), $"{name}:\n{string.Join('\n', rows.Except(actual[name]).Take(5))}\nbut\n{string.Join('\n', actual[name].Except(rows).Take(5))}");
        }
    }

    protected void LoadOn(DateTimeOffset moment, string name, string text)
    {
        Home.Clock.AdjustTime(moment);
        Assert.All(Home.Load(name, text), outcome => Assert.Equal((LoadState.Loaded, 0L), (outcome.State, outcome.Rejected)));
    }

    protected Task<IReadOnlyList<string>> LabelAsync(DateTimeOffset? asOf) => Home.RowsAsync("SELECT label FROM fact_grade ORDER BY label", asOf);

    protected Task<IReadOnlyList<string>> BucketsAsync(DateTimeOffset? asOf) =>
        Home.RowsAsync("SELECT concat(sum(n5), '/', sum(n4), '/', sum(n3), '/', sum(n2)) FROM mart_grade_day", asOf);

    /// <summary>Rows of every report and indicator, sorted; without keys of files, which have gaps on a server.</summary>
    private static async Task<Dictionary<string, List<string>>> ReadAllAsync(EngineHome home, DateTimeOffset asOf, bool losesLetters)
    {
        var rows = new Dictionary<string, List<string>>();
        var known = new Dictionary<string, object?>
        {
            ["from"] = 20250101,
            ["to"] = 20261231,
            ["previous_from"] = 20240101,
            ["previous_to"] = 20241231,
            ["year_ago_from"] = 20240101,
            ["year_ago_to"] = 20241231,
            ["today"] = 20261122,
            ["sees_persons"] = 1,
        };
        foreach (var report in home.Reader.Reports)
        {
            var table = await home.Reader.ReadAsync(report.Name, Scope.Everything, asOf, known, CancellationToken.None);
            rows[report.Name] = [.. table.Rows
                .Select(row => string.Join('|', table.Columns.Where(column => !column.Name.Contains("file", StringComparison.Ordinal)).Select(column => Text(row[column], losesLetters))))
                .Order(StringComparer.Ordinal)];
        }

        var indicators = new IndicatorReader(home.Reader, home.Catalogue);
        foreach (var set in indicators.Sets)
        {
            foreach (var indicator in set.Indicators.Where(indicator => indicator.File.Text.Contains("SELECT", StringComparison.Ordinal)))
            {
                var figures = await indicators.ReadAsync(set, indicator, new IndicatorQuery(2024, 2026) { AsOf = asOf }, CancellationToken.None);
                rows[indicator.File.Name] = [.. figures
                    .Select(figure => FormattableString.Invariant($"{figure.Year}|{figure.Line}|{figure.Column}|{figure.Numerator}|{figure.Denominator}"))
                    .Order(StringComparer.Ordinal)];
            }
        }

        return rows;
    }

    private static string Text(object? value, bool losesLetters) => value switch
    {
        null => "",
        string text when losesLetters => string.Concat(text.Select(letter => char.IsAscii(letter) ? letter : '?')),
        // A server divides decimals to six digits after the point.
        long whole => ((double)whole).ToString("F4", CultureInfo.InvariantCulture),
        double number => number.ToString("F4", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>The contract on SQLite.</summary>
public sealed class SqliteAsOfTests : AsOfContract
{
    protected override Task<EngineHome> OpenAsync() => EngineHome.OnSqliteAsync();

    [Fact]
    public async Task Snapshot_MadeByAnotherProgram_IsNotRead()
    {
        LoadOn(March, "a.csv", "learner_code,group_code,module_code,control,graded_on,grade\nL1,G1,M1,final,2026-02-20,3\n");
        LoadOn(March.AddDays(10), "b.csv", "learner_code,group_code,module_code,control,graded_on,grade\nL2,G1,M1,final,2026-02-20,5\n");
        await LabelAsync(March.AddDays(1));

        // Its name tells the loads that it knows and the statements that made it.
        var snapshot = Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Home.Options.Connection + ".asof")));
        Assert.Matches("^1_1_[0-9a-f]{8}[.]db$", snapshot);
    }
}
