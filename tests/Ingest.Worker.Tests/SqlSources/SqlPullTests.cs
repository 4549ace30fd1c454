using Ingest.Sources;
using Ingest.Worker.Jobs;
using Ingest.Worker.Loading;
using Ingest.Worker.SqlSources;
using Microsoft.Extensions.Logging;

namespace Ingest.Worker.Tests.SqlSources;

public sealed class SqlPullTests : IDisposable
{
    private readonly SourceSystem _crm = new();

    public void Dispose() => _crm.Dispose();

    [Fact]
    public async Task Pull_First_LoadsAllAndNamesTheFileAfterTheWatermark()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        _crm.Grade("L2", "2026-02-03", "4", "2026-02-03T10:00:00");
        var outcome = await _crm.PullAsync();

        Assert.Equal((LoadState.Loaded, 2, 2), (outcome.State, outcome.Read, outcome.Loaded));
        Assert.Equal(["L1 20260202 5", "L2 20260203 4"], _crm.Grades());
        Assert.Equal(["crm-grades@2026-02-03T10:00:00 crm-grades 2/2/0/0"], _crm.Ledger());

        // The row's file and line lead to the copy in the archive.
        var line = int.Parse(_crm.Service.Ask("SELECT fact_grade.line_no FROM fact_grade JOIN dim_learner USING (learner_key) WHERE learner_code = 'L2'")[0], System.Globalization.CultureInfo.InvariantCulture);
        var archived = Assert.Single(_crm.Service.Files("archive"));
        Assert.EndsWith("/crm-grades@2026-02-03T10-00-00.csv", archived, StringComparison.Ordinal);
        Assert.StartsWith("L2,", File.ReadAllLines(_crm.Service.At("archive/" + archived))[line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_Later_BringsWhatIsNewAndCorrected()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        _crm.Grade("L2", "2026-02-03", "4", "2026-02-03T10:00:00");
        await _crm.PullAsync();
        _crm.Change("UPDATE journal SET mark = '3', changed_at = '2026-02-05T09:00:00' WHERE learner = 'L1'");
        _crm.Grade("L3", "2026-02-04", "5", "2026-02-04T10:00:00");
        var outcome = await _crm.PullAsync();

        // The boundary, L2, comes again and changes nothing.
        Assert.Equal((3, 1, 1, 1), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate));
        Assert.Equal(["L1 20260202 3", "L2 20260203 4", "L3 20260204 5"], _crm.Grades());
        Assert.Equal(1, _crm.Service.Count("fact_grade_revision"));
    }

    [Fact]
    public async Task Pull_SameMomentAsTheBoundary_IsNeitherLostNorDoubled()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        await _crm.PullAsync();
        _crm.Grade("L2", "2026-02-02", "4", "2026-02-02T10:00:00");
        await _crm.PullAsync();
        Assert.Equal(["L1 20260202 5", "L2 20260202 4"], _crm.Grades());
        Assert.Equal(0, _crm.Service.Count("fact_grade_revision"));
    }

    [Fact]
    public async Task Pull_NothingNew_LeavesNeitherLoadNorFile()
    {
        Assert.Equal(LoadState.Known, (await _crm.PullAsync()).State);
        Assert.Empty(_crm.Ledger());

        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        await _crm.PullAsync();
        Assert.Equal(LoadState.Known, (await _crm.PullAsync()).State);
        Assert.Single(_crm.Ledger());
        Assert.Single(_crm.Service.Files("archive"));
        Assert.Equal(["lock"], _crm.Service.Files("scratch/pulls/crm-grades"));
    }

    [Theory]
    [InlineData("INTEGER", "9", "10", "100")]
    [InlineData("REAL", "9.5", "10.25", "100.125")]
    [InlineData("", "9", "10", "100")]
    [InlineData("TEXT", "'007'", "'008'", "'010'")]
    [InlineData("BLOB", "x'00FF'", "x'0100'", "x'0101'")]
    public async Task Pull_WatermarkOfEachKind_GoesOnFromThere(string type, string first, string second, string third)
    {
        _crm.Change("DROP TABLE journal");
        _crm.Change($"CREATE TABLE journal (learner TEXT, study TEXT, subject TEXT, day TEXT, mark TEXT, changed_at {type})");
        await Add("L1", first);
        await Add("L2", second);
        var outcome = await Add("L3", third);

        Assert.Equal((2, 1), (outcome.Read, outcome.Loaded));
        Assert.Equal(3, _crm.Grades().Length);

        Task<LoadOutcome> Add(string learner, string version)
        {
            _crm.Change($"INSERT INTO journal VALUES ('{learner}', 'G1', 'M1', '2026-02-02', '5', {version})");
            return _crm.PullAsync();
        }
    }

    [Fact]
    public async Task Pull_BadRow_GoesToQuarantineAndTheRestLoads()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        _crm.Grade("L2", "2026-02-31", "4", "2026-02-03T10:00:00");
        var outcome = await _crm.PullAsync();
        Assert.Equal((1, 1), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(["bad_date"], _crm.Service.Ask("SELECT code FROM quarantine"));
        Assert.Single(_crm.Service.Files("archive"));
    }

    [Fact]
    public async Task Pull_TextWithSeparatorsAndLineBreaks_ComesAsItStands()
    {
        _crm.Change("INSERT INTO journal VALUES ('L;1,\"а\"', 'G 1', 'M1', '2026-02-02', '5', '2026-02-02')");
        _crm.Change("INSERT INTO journal VALUES ('L3', 'G1', 'M' || char(10) || '1', '2026-02-02', '5', '2026-02-02')");
        _crm.Grade("L2", "2026-02-02", "4", "2026-02-02");
        var outcome = await _crm.PullAsync();

        // A code of two lines is no code; the row after it keeps its place.
        Assert.Equal((3, 2, 1), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(["bad_text"], _crm.Service.Ask("SELECT code FROM quarantine"));
        Assert.Contains("L;1,\"а\"", _crm.Service.Ask("SELECT learner_code FROM dim_learner"));
    }

    [Theory]
    [InlineData("DROP TABLE journal", "source_query", "запрос query.sql не выполнен")]
    [InlineData("ALTER TABLE journal RENAME COLUMN mark TO points", "source_query", "no such column: mark")]
    public async Task Pull_SourceChangedUnderneath_SaysWhatAndKeepsAll(string change, string code, string text)
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        await _crm.PullAsync();
        _crm.Change(change);
        await AssertRefusedAsync(code, text);
        Assert.Equal(["L1 20260202 5"], _crm.Grades());
    }

    [Fact]
    public async Task Pull_WithoutARequiredColumn_NamesIt()
    {
        _crm.Describe("SELECT learner AS learner_code, changed_at FROM journal WHERE @watermark IS NULL OR changed_at >= @watermark");
        await AssertRefusedAsync("source_column", "«Оценки»: group_code («Код группы»), module_code («Код модуля»)");
    }

    [Fact]
    public async Task Pull_WithoutTheWatermark_SaysSo()
    {
        _crm.Describe(watermark: "version");
        await AssertRefusedAsync("source_watermark", "не выбирает столбца отметки «version»");

        _crm.Describe();
        _crm.Change("INSERT INTO journal VALUES ('L1', 'G1', 'M1', '2026-02-02', '5', NULL)");
        await AssertRefusedAsync("source_watermark", "отметка «changed_at» пуста во всех строках");
    }

    [Fact]
    public async Task Pull_ColumnTwice_NamesIt()
    {
        _crm.Describe(SourceSystem.Query.Replace("changed_at\n", "changed_at, mark AS grade\n", StringComparison.Ordinal));
        await AssertRefusedAsync("source_column", "два столбца «grade»");
    }

    [Fact]
    public async Task Pull_WrongConnection_NamesItWithoutItsSecrets()
    {
        _crm.Describe(connection: "Nowhere");
        await AssertRefusedAsync("source_connection", "нет строки подключения ConnectionStrings:Nowhere");

        _crm.Describe();
        File.Delete(Path.Combine(_crm.Root, "crm.db"));
        await AssertRefusedAsync("source_connection", "не удалось подключиться к базе ConnectionStrings:Crm");
        Assert.False(File.Exists(Path.Combine(_crm.Root, "crm.db")));
    }

    [Fact]
    public async Task Pull_QueryThatWrites_IsRefused()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        _crm.Describe("DELETE FROM journal WHERE changed_at >= coalesce(@watermark, '') RETURNING *");
        await AssertRefusedAsync("source_query", "readonly");
    }

    [Theory]
    [InlineData("grades", "Oracle", "", "provider «Oracle» не известен")]
    [InlineData("marks", "Sqlite", "", "вида данных «marks» нет. Укажите в source.json один из: programmes,")]
    [InlineData("grades", "Sqlite", ", \"watermrk\": 1", "source.json не читается")]
    [InlineData("grades", "Sqlite", ", \"everyMinutes\": -1", "everyMinutes меньше нуля")]
    public async Task Pull_WrongDescription_SaysWhat(string feed, string provider, string extra, string text)
    {
        _crm.Describe(feed: feed, provider: provider, extra: extra);
        await AssertRefusedAsync("source_description", text);
    }

    [Fact]
    public async Task Pull_QueryWithoutTheParameter_SaysSo()
    {
        _crm.Describe("SELECT * FROM journal");
        await AssertRefusedAsync("source_description", "нет параметра @watermark");
    }

    [Fact]
    public async Task Pull_MisreadRows_FailAsAFileAndDoNotPileUp()
    {
        for (var i = 0; i < 120; i++)
        {
            _crm.Grade($"L{i}", "вчера", "5", "2026-02-02T10:00:00");
        }

        Assert.Equal("misread", (await _crm.PullAsync()).FailureCode);
        await _crm.PullAsync();
        Assert.Equal(["crm-grades@2026-02-02T10-00-00.csv", "crm-grades@2026-02-02T10-00-00.csv.reason.txt"], _crm.Service.Files("failed"));
        Assert.Empty(_crm.Grades());

        _crm.Change("UPDATE journal SET day = '2026-02-02'");
        Assert.Equal(120, (await _crm.PullAsync()).Loaded);
    }

    [Fact]
    public async Task Job_OneSourceBroken_TellsOnceAndPullsTheOthers()
    {
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        var broken = Directory.CreateDirectory(Path.Combine(_crm.Root, "profiles", "a-broken")).FullName;
        File.WriteAllText(Path.Combine(broken, "source.json"), "{");
        var run = _crm.Service.Get<JobRun>();
        var kind = JobKind.All.Single(kind => kind.Type == typeof(PullJob));
        Assert.IsType<UnreadableSourceException>(await run.RunAsync(kind, null, TestContext.Current.CancellationToken));
        Assert.IsType<UnreadableSourceException>(await run.RunAsync(kind, null, TestContext.Current.CancellationToken));

        Assert.Equal(["L1 20260202 5"], _crm.Grades());
        Assert.Contains("Источник «a-broken» описан неверно", Assert.Single(_crm.Service.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Contains("a-broken", _crm.Service.Get<Health.WorkerState>().Pull!.Problem, StringComparison.Ordinal);

        Directory.Delete(broken, recursive: true);
        Assert.Null(await run.RunAsync(kind, null, TestContext.Current.CancellationToken));
        Assert.Null(_crm.Service.Get<Health.WorkerState>().Pull!.Problem);
    }

    [Fact]
    public async Task Job_SourceAskedOncePerHour_PassesTicksBetween()
    {
        _crm.Describe(extra: ", \"everyMinutes\": 60");
        var run = _crm.Service.Get<JobRun>();
        var kind = JobKind.All.Single(kind => kind.Type == typeof(PullJob));
        await run.RunAsync(kind, null, TestContext.Current.CancellationToken);
        _crm.Grade("L1", "2026-02-02", "5", "2026-02-02T10:00:00");
        _crm.Service.Clock.Advance(TimeSpan.FromMinutes(45));
        await run.RunAsync(kind, null, TestContext.Current.CancellationToken);
        Assert.Empty(_crm.Grades());
        _crm.Service.Clock.Advance(TimeSpan.FromMinutes(15));
        await run.RunAsync(kind, null, TestContext.Current.CancellationToken);
        Assert.Single(_crm.Grades());
    }

    private async Task AssertRefusedAsync(string code, string text)
    {
        var before = _crm.Service.Files("archive");
        var error = await Assert.ThrowsAsync<UnreadableSourceException>(_crm.PullAsync);
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Contains(SourceSystem.Name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_crm.Root, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _crm.Service.Files("archive"));
    }
}
