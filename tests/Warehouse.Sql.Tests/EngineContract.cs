using Ingest.Worker.Loading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>What every engine does alike: a subclass an engine.</summary>
public abstract class EngineContract : IAsyncLifetime
{
    private const string Attendance = "Код слушателя;Код группы;Код модуля;Дата занятия;Отметка;Часы по плану;Код преподавателя;Дата исправления;Причина исправления\n";

    protected EngineHome Home { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Home = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        Home?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected abstract Task<EngineHome> OpenAsync();

    /// <summary>Whether a transaction may read one state while others write.</summary>
    protected virtual Task<bool> HoldsOneStateAsync() => Task.FromResult(true);

    [Fact]
    public async Task Migrate_SecondTime_RunsNothing() => Assert.Empty(await Home.Migrator.MigrateAsync(CancellationToken.None));

    [Fact]
    public async Task Calendar_IsThatOfIso()
    {
        var rows = await Home.RowsAsync(
            "SELECT date_key, weekday, iso_year, iso_week, academic_year, is_working_day FROM dim_date WHERE date_key IN (20210103, 20201231, 20260901, 20240308) ORDER BY date_key");

        Assert.Equal(["20201231|4|2020|53|2020|1", "20210103|7|2020|53|2020|0", "20240308|5|2024|10|2023|0", "20260901|2|2026|36|2026|1"], rows);
        Assert.Equal(["29220"], await Home.RowsAsync("SELECT count(*) FROM dim_date"));
    }

    [Fact]
    public async Task Load_NewRows_BecomeFactsAndMembers()
    {
        var outcome = Assert.Single(Home.Load("a.csv", Attendance
            + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;;\nЛ-2;Г-1;М-1;01.09.2026;н;2;П-1;;\nЛ-2;Г-1;М-1;02.09.2026;+;2;П-1;;\nЛ-2;Г-1;М-1;31.02.2026;+;2;П-1;;\n"));

        Assert.Equal((LoadState.Loaded, 4L, 3L, 0L, 1L), (outcome.State, outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Rejected));
        Assert.Equal(
            ["Л-1|20260901|present|200", "Л-2|20260901|absent|0", "Л-2|20260902|present|200"],
            await Home.RowsAsync(
                """
                SELECT learner.learner_code, fact.date_key, mark.kind, fact.attended
                FROM fact_attendance AS fact
                INNER JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key
                INNER JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key
                ORDER BY learner.learner_code, fact.date_key
                """));
        Assert.Equal(["20260901|200|400|2", "20260902|200|200|1"], await Home.RowsAsync(
            "SELECT date_key, attended, scheduled, marks_n FROM mart_attendance_day ORDER BY date_key"));
        Assert.Equal(["bad_date|attendance"], await Home.RowsAsync("SELECT code, feed FROM quarantine"));
    }

    [Fact]
    public async Task Load_SameFileAgain_IsKnown_AndSameRowsInAnother_AreRepeats()
    {
        var rows = Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;;\nЛ-2;Г-1;М-1;01.09.2026;н;2;П-1;;\n";
        Home.Load("a.csv", rows);

        Assert.Equal(LoadState.Known, Assert.Single(Home.Load("b.csv", rows)).State);
        var again = Assert.Single(Home.Load("c.csv", rows + "Л-2;Г-1;М-1;01.09.2026;н;2;П-1;;\n"));

        Assert.Equal((0L, 0L, 3L), (again.Loaded, again.Corrected, again.Duplicate));
        Assert.Equal(["2"], await Home.RowsAsync("SELECT count(*) FROM fact_attendance"));
        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM fact_attendance_revision"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Load_Corrections_InAnyOrder_GiveTheSameHistory(bool isLaterFirst)
    {
        var first = Attendance + "Л-1;Г-1;М-1;01.09.2026;н;2;П-1;;\n";
        var second = Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;2026-09-05;ошибка\n";
        Home.Load("1.csv", isLaterFirst ? second : first);
        Home.Load("2.csv", isLaterFirst ? first : second);

        Assert.Equal(["200|2026-09-05|ошибка"], await Home.RowsAsync("SELECT attended, corrected_on, correction_reason FROM fact_attendance"));
        Assert.Equal(["0||0"], await Home.RowsAsync("SELECT attended, corrected_on, is_removed FROM fact_attendance_revision"));
        Assert.All(await Home.Verification.RunAsync(CancellationToken.None), check => Assert.Equal(0, check.Differences));
    }

    [Fact]
    public async Task Load_Removal_TakesTheFactOut_AndKeepsItsHistory()
    {
        Home.Load("a.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;н;2;П-1;;\nЛ-2;Г-1;М-1;01.09.2026;+;2;П-1;;\n");

        var outcome = Assert.Single(Home.Load(
            "r.csv", "feed;learner_code;group_code;module_code;lesson_on;removed_by;reason\nattendance;Л-1;Г-1;М-1;01.09.2026;Орлова;двойник\n"));

        Assert.Equal((LoadState.Loaded, 1L, 0L), (outcome.State, outcome.Corrected, outcome.Rejected));
        Assert.Equal(["200"], await Home.RowsAsync("SELECT attended FROM fact_attendance"));
        Assert.Equal(["0|", "1|двойник"], await Home.RowsAsync("SELECT is_removed, correction_reason FROM fact_attendance_revision ORDER BY is_removed"));
        Assert.Equal(["200|200|1"], await Home.RowsAsync("SELECT attended, scheduled, marks_n FROM mart_attendance_day"));
    }

    [Fact]
    public async Task Removal_WithoutADay_IsLaterThanEveryCorrection()
    {
        Home.Load("a.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;;\n");
        Home.Load("r.csv", "feed;learner_code;group_code;module_code;lesson_on;removed_by;reason\nattendance;Л-1;Г-1;М-1;01.09.2026;Орлова;двойник\n");

        Home.Load("b.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;н;2;П-1;2026-09-05;ошибка\n");

        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM fact_attendance"));
        Assert.Equal(["0|200", "0|0", "1|"], await Home.RowsAsync(
            "SELECT is_removed, attended FROM fact_attendance_revision ORDER BY is_removed, corrected_on"));
    }

    [Theory]
    [InlineData("groups", "group", "ends_on", "SELECT ends_on FROM dim_group WHERE group_code = 'К'")]
    [InlineData("module_competencies", "programme,module,competency", "weight", "SELECT weight FROM bridge_module_competency")]
    [InlineData("modules", "programme,module", "hours", "SELECT hours FROM dim_programme_module")]
    [InlineData("competencies", "programme,competency", "name", "SELECT name FROM dim_programme_competency")]
    public async Task Merge_TwoFilesOfOneLoad_TheLaterHolds_InWhicheverOrderTheirRowsCame(string feed, string members, string value, string ask)
    {
        foreach (var laterFirst in new[] { true, false })
        {
            using var load = new Loads(
                Home.Engine, Home.Catalogue, Home.Marts, Microsoft.Extensions.Options.Options.Create(Home.Options), Home.Clock).Begin(CancellationToken.None);
            var files = new[] { "1", "2" }.Select(name => load.Ledger.Claim(new LedgerFile($"{feed}{laterFirst}{name}", name, 1, "", feed))!.Value).ToList();
            using (var writer = load.Write(feed))
            {
                foreach (var file in laterFirst ? files.AsEnumerable().Reverse() : files)
                {
                    var row = new LoadRow(writer.Table.Columns.Count) { FileKey = file, LineNo = 2 };
                    foreach (var (i, column) in writer.Table.Columns.Index())
                    {
                        row.Cells[i] = column.Dimension == "organisation" ? Cell.Of("О")
                            : column.Dimension is { } dimension ? members.Split(',').Contains(dimension) ? Cell.Of("К") : default
                            : column.Name == value ? Cell.Of(file)
                            : default;
                    }

                    writer.Prepare([row]);
                    writer.Write(row);
                }

                load.Merge([writer]);
            }

            load.Commit();
            Assert.Equal([files[1].ToString(System.Globalization.CultureInfo.InvariantCulture)], await Home.RowsAsync(ask));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(29)]
    public async Task Verify_WhileALoadCommits_ReadsOneState_AndTheLoadDoesNotWait(int statement)
    {
        Assert.SkipUnless(await HoldsOneStateAsync(), "The server allows no snapshot: loads wait for a verification.");
        Home.Load("a.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;н;2;П-1;;\nЛ-2;Г-1;М-1;01.09.2026;+;2;П-1;;\n");
        LoadOutcome? outcome = null;
        var engine = new WatchedEngine(Home.Engine, (coming, _) =>
        {
            if (coming == statement)
            {
                outcome = Assert.Single(Home.Load(
                    "b.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;2026-09-05;ошибка\nЛ-1;Г-2;М-1;01.10.2026;+;2;П-1;;\n"));
            }
        });

        var checks = await new Verification(engine, Home.Catalogue).RunAsync(CancellationToken.None);

        Assert.Equal((LoadState.Loaded, 1L, 1L), (outcome!.State, outcome.Loaded, outcome.Corrected));
        Assert.Equal(29, engine.Statements);
        Assert.All(checks, check => Assert.Equal(0, check.Differences));
        Assert.Equal(["20260901|400|400|2", "20261001|200|200|1"], await Home.RowsAsync(
            "SELECT date_key, attended, scheduled, marks_n FROM mart_attendance_day ORDER BY date_key"));
        Assert.All(await Home.Verification.RunAsync(CancellationToken.None), check => Assert.Equal(0, check.Differences));
    }

    [Fact]
    public async Task Load_RowsThatContradict_GoToQuarantineTogether()
    {
        var outcome = Assert.Single(Home.Load("a.csv", Attendance
            + "Л-1;Г-1;М-1;01.09.2026;н;2;П-1;;\nЛ-1;Г-1;М-1;01.09.2026;+;2;П-1;;\nЛ-2;Г-1;М-1;01.09.2026;+;2;П-1;;\n"));

        Assert.Equal((1L, 2L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(["2|conflicting_in_file", "3|conflicting_in_file"], await Home.RowsAsync("SELECT line_no, code FROM quarantine ORDER BY line_no"));
        Assert.Equal(["1"], await Home.RowsAsync("SELECT count(*) FROM fact_attendance"));
    }

    [Fact]
    public async Task Load_MemberAfterItsFacts_FillsThemIn()
    {
        Home.Load("a.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;;\n");

        Home.Load("l.csv", "Код слушателя;Фамилия;Имя;Пол;Дата рождения\nЛ-1;Иванова;Анна;ж;01.02.2000\nЛ-9;Петров;Пётр;м;\n");
        Home.Load("l2.csv", "Код слушателя;Фамилия;Имя;Регион\nЛ-1;Сидорова;Анна;Тверская область\n");

        Assert.Equal(
            ["Л-1|2000|Тверская область|0|Сидорова|Анна", "Л-9|||0|Петров|Пётр"],
            await Home.RowsAsync(
                """
                SELECT learner.learner_code, learner.birth_year, learner.region, learner.is_inferred, person.last_name, person.first_name
                FROM dim_learner AS learner
                INNER JOIN learner_person AS person ON person.learner_key = learner.learner_key
                ORDER BY learner.learner_code
                """));
    }

    [Fact]
    public async Task Load_FileThatIsMisread_LeavesNothingButItsReason()
    {
        var rows = string.Concat(Enumerable.Range(0, 150).Select(i => $"Л-{i};Г-{i};М-1;99.99.2026;+;2;П-1;;\n"));

        Assert.Equal(LoadState.Failed, Assert.Single(Home.Load("a.csv", Attendance + rows)).State);

        Assert.Equal(["failed|misread"], await Home.RowsAsync("SELECT state, failure_code FROM dim_load_file"));
        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM dim_group WHERE group_key <> 0"));
        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM quarantine"));
    }

    [Fact]
    public async Task Session_GivenUp_LeavesTheWarehouseAsItWas()
    {
        using (var session = Home.Engine.BeginLoad(CancellationToken.None))
        {
            using var members = session.Members("group");
            Assert.NotEqual(0, members.Key(1, "Г-7"));
            session.TakeTurn();
            session.Run("Marts/touch-all");
        }

        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM dim_group WHERE group_key <> 0"));
    }

    [Fact]
    public async Task EveryReport_ReturnsItsHeadersColumns()
    {
        Home.Load("a.csv", Attendance + "Л-1;Г-1;М-1;01.09.2026;+;2;П-1;;\n");
        var known = new Dictionary<string, object?>
        {
            ["from"] = 20260101,
            ["to"] = 20261231,
            ["previous_from"] = 20250101,
            ["previous_to"] = 20251231,
            ["year_ago_from"] = 20250101,
            ["year_ago_to"] = 20251231,
            ["today"] = 20261122,
            ["sees_persons"] = 1,
        };
        var problems = new List<string>();
        foreach (var report in Home.Reader.Reports)
        {
            try
            {
                await Home.Reader.ReadAsync(report.Name, Scope.Everything, null, known, CancellationToken.None);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or WarehouseUnavailableException)
            {
                problems.Add($"{report.Name}: {error.InnerException?.Message ?? error.Message}");
            }
        }

        Assert.Empty(problems);
    }
}
