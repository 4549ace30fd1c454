using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests;

/// <summary>A warehouse that the previous release made is brought up to date where it stands, and serves as before.</summary>
public sealed class PreviousWarehouseTests : IDisposable
{
    // The last script that the previous release had on SQLite.
    private const int LastScript = 8;

    // Columns that later scripts add to tables of the previous release.
    private static readonly string[] NewColumns =
    [
        "economic_activity", "network", "e_learning", "new_qualification", "modular_choice", "requires_higher", "birth_cohort", "employer_activity", "judged_by",
        "general_function", "labour_function", "named_org_code", "named_group_code", "rows_passed_over", "rows_not_selected", "row_no", "cell_no", "cells", "row_identity", "state", "answered_file_key",
        "sent_by", "delivery_id",
    ];

    private readonly TempWarehouse _warehouse = new();

    public PreviousWarehouseTests()
    {
        File.Delete(_warehouse.Options.Connection);
        PreviousRelease.Restore("previous-warehouse.sql", _warehouse.Options.Connection);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task Migrate_RunsNewScriptsOnly_AndTakesFromFactsTheSharesOfPassesAlone()
    {
        var before = Kept();

        var done = await _warehouse.Migrator.MigrateAsync(Cancellation);

        Assert.Equal(SchemaScripts.For("sqlite").Where(script => script.Number > LastScript), done);
        Assert.Contains(before, row => row.Contains("|share=1000000|bucket=pass|", StringComparison.Ordinal));
        Assert.Equal(before.Select(row => Regex.Replace(row, @"\|share=\d+\|bucket=(pass|fail)\|", "|share=|bucket=$1|", RegexOptions.None, TimeSpan.FromSeconds(1))), Kept());
        Assert.Empty(await _warehouse.Migrator.MigrateAsync(Cancellation));
    }

    [Fact]
    public async Task Migrate_LeavesMartsThatAreFilledOnce()
    {
        await _warehouse.Migrator.MigrateAsync(Cancellation);

        Assert.True(await Loads.FillMartsAsync(Cancellation));
        Assert.False(await Loads.FillMartsAsync(Cancellation));
        Assert.NotEqual(0L, _warehouse.Ask("SELECT sum(by_grade_n * by_pass_n) FROM mart_outcome_group WHERE module_key + competency_key = 0"));
    }

    [Fact]
    public async Task Verify_FindsNoDifference_AndFindsAPlantedOne()
    {
        await UpgradeAsync();
        var verification = new Verification(_warehouse.Engine, _warehouse.Catalogue);

        Assert.All(await verification.RunAsync(Cancellation), check => Assert.Equal((check.Name, 0L), (check.Name, check.Differences)));

        _warehouse.Change("UPDATE fact_grade SET bucket = '2' WHERE bucket = '5'");
        Assert.Contains(await verification.RunAsync(Cancellation), check => check.Differences > 0);
    }

    [Fact]
    public async Task Reports_AllOfThem_Read()
    {
        await UpgradeAsync();
        var read = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var report in _warehouse.Reader.Reports)
        {
            read[report.Name] = (await _warehouse.Reader.ReadAsync(report.Name, Scope.Everything, null, Year, Cancellation)).Rows.Count;
        }

        Assert.True(read.Count(report => report.Value > 0) > 20, string.Join(", ", read.Where(report => report.Value == 0).Select(report => report.Key)));
    }

    [Fact]
    public async Task Figures_AreThoseOfTheTextItself()
    {
        var lines = Tables();
        await UpgradeAsync();

        var table = await _warehouse.Reader.ReadAsync("dashboard-figures", Scope.Everything, null, Year, Cancellation);

        var figures = table.Rows.Single(row => Equals(row["span_no"], 1L));
        long Figure(string column) => Convert.ToInt64(figures[column], CultureInfo.InvariantCulture);
        var counted = lines["dim_attendance_mark"].Where(mark => mark["is_counted"] == "1").Select(mark => mark["mark_key"]).ToHashSet();
        var enrolments = lines["fact_enrolment"].ToDictionary(enrolment => (enrolment["group_key"], enrolment["learner_key"]));
        var hours = lines["fact_attendance"]
            .Where(lesson => counted.Contains(lesson["mark_key"]))
            .Where(lesson => !enrolments.TryGetValue((lesson["group_key"], lesson["learner_key"]), out var enrolment) || IsWithin(lesson["date_key"], enrolment))
            .ToList();
        Assert.InRange(hours.Count, 300, lines["fact_attendance"].Count - 1);
        Assert.Equal(hours.Sum(lesson => long.Parse(lesson["attended"], CultureInfo.InvariantCulture)), Figure("attended"));
        Assert.Equal(hours.Sum(lesson => long.Parse(lesson["scheduled"], CultureInfo.InvariantCulture)), Figure("scheduled"));
        var certificates = lines["dim_document"].Where(kind => kind["document_kind"].Contains("правка", StringComparison.Ordinal)).Select(kind => kind["document_key"]).ToHashSet();
        Assert.Equal(
            lines["fact_document"].Count(document => !certificates.Contains(document["document_key"]) && document["original_registration_no"].Length == 0),
            Figure("documents"));
        Assert.Equal(lines["fact_award"].Count, Figure("awards"));
        Assert.Equal(lines["fact_enrolment"].Count(enrolment => enrolment["completed_date_key"].Length > 0), Figure("completed"));
    }

    [Fact]
    public async Task Load_OfACorrection_KeepsWhatTheGradeWas()
    {
        await UpgradeAsync();
        var revisions = Tables()["fact_grade_revision"].Count;
        var grade = _warehouse.Rows(
            """
            SELECT learner.learner_code, study.group_code, module.module_code, control.control_code, fact.date_key, fact.attempt, fact.label
            FROM fact_grade AS fact
            INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
            INNER JOIN dim_group AS study ON study.group_key = fact.group_key
            INNER JOIN dim_module AS module ON module.module_key = fact.module_key
            INNER JOIN dim_control AS control ON control.control_key = fact.control_key
            INNER JOIN dim_scale AS scale ON scale.scale_key = fact.scale_key
            WHERE scale.scale_code = 'five' AND fact.label = '4' AND fact.competency_key = 0
            ORDER BY 1, 2, 3, 4, 6
            """)[0];
        var day = DateOnly.ParseExact(grade[4]!, "yyyyMMdd", CultureInfo.InvariantCulture);

        var outcomes = _warehouse.Load(
            "grades-again.csv",
            "learner_code,group_code,module_code,control,graded_on,attempt,grade,scale,corrected_on,corrected_by,correction_reason\n"
            + FormattableString.Invariant($"{grade[0]},{grade[1]},{grade[2]},{grade[3]},{day:yyyy-MM-dd},{grade[5]},5,five,2027-01-15,Методист,описка\n"));

        Assert.Equal((Ingest.Worker.Loading.LoadState.Loaded, 1L), (outcomes.Single().State, outcomes.Single().Corrected));
        Assert.Equal((long)revisions + 1, _warehouse.Ask("SELECT count(*) FROM fact_grade_revision"));
        Assert.All(await new Verification(_warehouse.Engine, _warehouse.Catalogue).RunAsync(Cancellation), check => Assert.Equal(0, check.Differences));
    }

    [Fact]
    public async Task Migrate_OfLearners_CountsFullYearsFromTheBirthDayThatIsKept()
    {
        var born = _warehouse.Rows("SELECT learner_key FROM learner_person WHERE birth_date IS NOT NULL ORDER BY learner_key").Take(2).Select(row => row[0]).ToList();
        _warehouse.Change($"UPDATE learner_person SET birth_date = 19800101 WHERE learner_key = {born[0]}; UPDATE learner_person SET birth_date = 19800102 WHERE learner_key = {born[1]};"
            + $"UPDATE dim_learner SET birth_year = 1980 WHERE learner_key IN ({born[0]}, {born[1]});");

        await _warehouse.Migrator.MigrateAsync(Cancellation);

        Assert.Equal(["1979", "1980"], born.Select(key => _warehouse.Rows($"SELECT birth_cohort FROM dim_learner WHERE learner_key = {key}")[0][0]));
        Assert.Equal(0L, _warehouse.Ask("SELECT count(*) FROM dim_learner WHERE birth_year IS NOT NULL AND coalesce(birth_cohort, 0) NOT BETWEEN birth_year - 1 AND birth_year"));
    }

    /// <summary>Learner 12 was enrolled on 5 October 2025 and has one mark before it; two more facts of the same row are planted there, of another module and another day.</summary>
    [Fact]
    public async Task Findings_OfARowWithSeveralFacts_AreAFactEachAfterTheUpgrade()
    {
        _warehouse.Change(
            """
            INSERT INTO fact_attendance (group_key, date_key, module_key, lesson_no, learner_key, mark_key, attended, scheduled, teacher_key, org_key, load_file_key, line_no)
            VALUES (3, 20251001, 51, 1, 12, 5, 200, 200, 5, 1, 15, 31), (3, 20251002, 50, 1, 12, 5, 200, 200, 5, 1, 15, 31);
            """);
        const string Found = "SELECT module_key, date_key FROM mart_finding WHERE code = 'attendance_before_enrolment' AND load_file_key = 15 AND line_no = 31 ORDER BY 1, 2";

        await _warehouse.Migrator.MigrateAsync(Cancellation);
        Assert.Equal(["50|20251001"], _warehouse.Rows(Found).Select(row => string.Join('|', row)));

        Assert.True(await Loads.FillMartsAsync(Cancellation));
        Assert.Equal(["50|20251001", "50|20251002", "51|20251001"], _warehouse.Rows(Found).Select(row => string.Join('|', row)));
    }

    private Loads Loads
    {
        get
        {
            // The fixture's files were loaded in 2026.
            _warehouse.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 16, 9, 0, 0, TimeSpan.Zero));
            return new Loads(_warehouse.Engine, _warehouse.Catalogue, _warehouse.Marts, Options.Create(new WarehouseOptions()), _warehouse.Clock);
        }
    }

    private async Task UpgradeAsync()
    {
        await _warehouse.Migrator.MigrateAsync(Cancellation);
        await Loads.FillMartsAsync(Cancellation);
    }

    /// <summary>Rows of every table but scales and marts, which are facts told again and are verified as such, under the columns that the previous release had.</summary>
    private List<string> Kept() =>
    [
        .. PreviousRelease.Rows(_warehouse.Options.Connection)
            .Where(line => !line.StartsWith("mart_", StringComparison.Ordinal) && !line.StartsWith("scale_value", StringComparison.Ordinal))
            .Select(line => NewColumns.Aggregate(line, (text, column) => Regex.Replace(text, $@"\|{column}=[^|]*", "", RegexOptions.None, TimeSpan.FromSeconds(1)))),
    ];

    /// <summary>Whether a day is one of a learner's in the group; days are eight digits, which compare as texts do.</summary>
    private static bool IsWithin(string day, Dictionary<string, string> enrolment)
    {
        var left = enrolment["completed_date_key"] is { Length: > 0 } completed ? completed : enrolment["left_date_key"];
        return string.CompareOrdinal(day, enrolment["enrolled_date_key"]) >= 0 && (left.Length == 0 || string.CompareOrdinal(day, left) <= 0);
    }

    /// <summary>A year that holds every row of the text.</summary>
    private static Dictionary<string, object?> Year => new(StringComparer.Ordinal)
    {
        ["from"] = 20250901,
        ["to"] = 20260831,
        ["previous_from"] = 20240901,
        ["previous_to"] = 20250831,
        ["year_ago_from"] = 20240901,
        ["year_ago_to"] = 20250831,
        ["today"] = 20260701,
        ["first_year"] = 2025,
        ["last_year"] = 2026,
        ["year"] = 2026,
        ["place_from"] = 1,
        ["place_to"] = 10_000,
        ["sees_persons"] = 1,
        ["learner"] = 1,
        ["search"] = "",
        ["weight_result"] = 1,
        ["minimum_results"] = 1,
    };

    /// <summary>Rows by table, values by column, as text.</summary>
    private Dictionary<string, List<Dictionary<string, string>>> Tables() => PreviousRelease.Rows(_warehouse.Options.Connection)
        .Select(line => line.Split(": ", 2))
        .GroupBy(parts => parts[0], parts => parts[1].Split('|').Select(cell => cell.Split('=', 2)).Where(cell => cell.Length == 2)
            .GroupBy(cell => cell[0]).ToDictionary(cell => cell.Key, cell => cell.First()[1]))
        .ToDictionary(table => table.Key, table => table.ToList());
}
