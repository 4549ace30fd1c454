using Dapper;
using Ingest.Worker.Loading;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>What goes wrong with a server: one line in Russian, tried again or not, nothing lost.</summary>
[Collection(OnServer.Name)]
public sealed class ServerErrorTests
{
    private const string Header = "learner_code,group_code,enrolled_on";
    private const string Row = "L1,G1,2026-01-01";

    private const string Program = "Warehouse load to be killed";

    /// <summary>A command that stops the server and starts it again; returns when it takes connections.</summary>
    private const string RestartVariable = ServerDatabase.Variable + "_RESTART";

    [Fact]
    public async Task Password_Wrong_IsSaid()
    {
        using var bench = LoadBench.OnServer();
        var builder = new SqlConnectionStringBuilder(bench.Warehouse) { Password = "not-the-password" };

        var line = await RefusedAsync(bench, builder);

        Assert.Contains("не принимает имя или пароль", line, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_DownAtTheStart_IsSaid()
    {
        using var bench = LoadBench.OnServer();
        var builder = new SqlConnectionStringBuilder(bench.Warehouse) { DataSource = "127.0.0.1,1", ConnectTimeout = 2 };

        var line = await RefusedAsync(bench, builder, ("Warehouse:SqlServer:ConnectRetries", "1"));

        Assert.Contains("Сервер хранилища «127.0.0.1,1/", line, StringComparison.Ordinal);
        Assert.Contains("не отвечает", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ThatIsNotThere_IsSaid()
    {
        using var bench = LoadBench.OnServer();

        Assert.Contains("нет", await RefusedAsync(bench, new SqlConnectionStringBuilder(bench.Warehouse) { InitialCatalog = "test_of_nowhere" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Login_WithoutAccess_IsSaid_AndWithoutRights_TellsWhoIsToGrantThem()
    {
        using var bench = LoadBench.OnServer();
        using var weak = new WeakLogin(bench.Database);

        Assert.Contains("доступ", await RefusedAsync(bench, weak.Connection), StringComparison.Ordinal);

        weak.LetIn();
        Assert.Contains("roles.sql", await RefusedAsync(bench, weak.Connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_BroughtOnlyPartOfTheWay_TellsToMigrate_AndAWrongStatementDoesNot()
    {
        using var bench = LoadBench.OnServer();
        using var weak = new WeakLogin(bench.Database);
        weak.LetIn();
        weak.GrantRows();
        var engine = bench.Get<IWarehouseEngine>();
        var unknownTable = ServerFault.Of(208);
        Assert.Null(engine.Explain(unknownTable));
        await using var connection = bench.Database.Open();
        var last = await connection.QuerySingleAsync<(int Number, string Name, string Checksum, string At)>(
            "SELECT number, name, checksum, applied_at FROM schema_journal WHERE number = 7");
        await connection.ExecuteAsync("DELETE FROM schema_journal WHERE number = 7");
        try
        {
            var line = await RefusedAsync(bench, weak.Connection);
            Assert.Contains($"не выполнен сценарий 0007 «{last.Name}»", line, StringComparison.Ordinal);
            Assert.Contains("Выполните команду migrate", line, StringComparison.Ordinal);

            // What the site makes of a query that meets a table which is not there yet.
            var told = engine.Explain(unknownTable);
            Assert.Equal("old_schema", told?.Code);
            Assert.Contains($"0007 «{last.Name}». Выполните команду migrate", told!.Message, StringComparison.Ordinal);
        }
        finally
        {
            await connection.ExecuteAsync(
                "INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @At)",
                new { last.Number, last.Name, last.Checksum, last.At });
        }
    }

    [Fact]
    public async Task Session_KilledInMidLoad_BeginsAnewByItself_AndLoadsOnce()
    {
        const int Rows = 40_000;
        using var bench = LoadBench.OnServerAs(Program);
        using var calm = new LoadBench();
        var file = AttendanceFile.Write(bench.Path("attendance.csv"), Rows);
        var expected = Assert.Single(calm.Load(file));

        var load = Task.Run(() => Assert.Single(bench.Load(file)));
        var killed = 0;
        await using (var other = bench.Database.Open())
        {
            // Twice: while rows are being staged, and in the turn.
            foreach (var question in (string[])["SELECT count(*) FROM dim_load_file WHERE state = 'loading'", "SELECT count(*) FROM stage_attendance"])
            {
                while (!load.IsCompleted && await other.ExecuteScalarAsync<int>(question) == 0)
                {
                    await Task.Delay(50, TestContext.Current.CancellationToken);
                }

                killed += await KillAsync(other, Program);
            }
        }

        var outcome = await load;
        Assert.Equal(
            (LoadState.Loaded, expected.Read, expected.Loaded, expected.Rejected), (outcome.State, outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.True(killed > 0, "The load was over before its session could be killed.");
        bench.Image().AssertSame(calm.Image());
        bench.AssertVerified();
    }

    [Fact]
    public async Task Load_ThatADeadlockBreaksOff_BeginsAnewByItself()
    {
        using var bench = LoadBench.OnServer();
        const string Columns = "programme_code,name,kind";
        bench.LoadGood("programmes.csv", Columns, "P1,Программа,qualification");
        var wasVictim = false;
        for (var i = 0; i < 5 && !wasVictim; i++)
        {
            await using var other = bench.Database.Open();
            await other.ExecuteAsync("SET DEADLOCK_PRIORITY HIGH");
            await using var transaction = (SqlTransaction)await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await other.ExecuteAsync("UPDATE dim_programme SET name = 'занята' WHERE programme_code = 'P1'", transaction: transaction);
            var file = bench.Put($"programmes-{i}.csv", Columns, $"P1,Программа {i},qualification");
            var load = Task.Run(() => Assert.Single(bench.Load(file)));
            await TurnIsTakenAsync(bench);
            // The one that began to wait first is the victim of some servers; others go by the priority.
            await Task.Delay(300 * (i + 1), TestContext.Current.CancellationToken);
            try
            {
                // The load has the turn and waits for the programme; who has the programme now waits for the turn.
                await other.ExecuteAsync("UPDATE load_turn SET load_id = 0", transaction: transaction);
                wasVictim = true;
                await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            }
            catch (SqlException error)
            {
                Assert.Equal(1205, error.Number);
            }

            Assert.Equal(LoadState.Loaded, (await load).State);
            Assert.Equal($"Программа {i}", Assert.Single(bench.Image().Rows("dim_programme"))["name"]);
        }

        Assert.True(wasVictim, "The server chose the other one each time.");
        bench.AssertVerified();
    }

    [Fact]
    public async Task Server_RestartedInMidLoad_IsWaitedFor_AndTheFileLoadedOnce()
    {
        var restart = Environment.GetEnvironmentVariable(RestartVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(restart), $"{RestartVariable} does not name a command that restarts the server.");
        using var bench = LoadBench.OnServer();
        using var calm = new LoadBench();
        var file = AttendanceFile.Write(bench.Path("attendance.csv"), 60_000);
        calm.Load(file);
        using var worker = bench.Start(["load", file]);
        await using (var watch = bench.Database.Open())
        {
            while (!worker.HasExited && await watch.ExecuteScalarAsync<int>("SELECT count(*) FROM stage_attendance") == 0)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.False(worker.HasExited, "The load was over before the server could be restarted.");
        using (var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", restart!]))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }

        var (code, output, errors) = await worker.EndAsync();
        Assert.True(code == 2, output + errors);
        SqlConnection.ClearAllPools();
        bench.Image().AssertSame(calm.Image());
        bench.AssertVerified();
    }

    /// <summary>Waits until a load has locked its turn.</summary>
    private static async Task TurnIsTakenAsync(LoadBench bench)
    {
        await using var probe = bench.Database.Open();
        await probe.ExecuteAsync("SET LOCK_TIMEOUT 1");
        while (true)
        {
            try
            {
                await probe.ExecuteAsync("UPDATE load_turn SET load_id = load_id");
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
            catch (SqlException)
            {
                return;
            }
        }
    }

    private static async Task<int> KillAsync(SqlConnection other, string program)
    {
        var sessions = (await other.QueryAsync<int?>("SELECT session_id FROM sys.dm_exec_sessions WHERE program_name = @program", new { program })).ToList();
        var killed = 0;
        foreach (var session in sessions.OfType<int>().Distinct())
        {
            try
            {
                await other.ExecuteAsync($"KILL {session}");
                killed++;
            }
            catch (SqlException)
            {
                // It ended by itself meanwhile.
            }
        }

        return killed;
    }

    /// <summary>What a load says that the server refuses: one line, exit code 1.</summary>
    private static async Task<string> RefusedAsync(LoadBench bench, SqlConnectionStringBuilder connection, params (string Key, string Value)[] settings)
    {
        var before = bench.Image(withFiles: true);
        using var worker = WorkerProcessOf(bench, connection, ["load", bench.Put("enrolments.csv", Header, Row)], settings);
        var (code, output, errors) = await worker.EndAsync();
        Assert.True(code == 1, $"{code}: {output}{errors}");
        Assert.Empty(output);
        bench.Image(withFiles: true).AssertSame(before);
        return Assert.Single(errors.TrimEnd().Split('\n'));
    }

    private static WorkerProcess WorkerProcessOf(
        LoadBench bench, SqlConnectionStringBuilder connection, string[] arguments, params (string Key, string Value)[] settings) =>
        bench.Start(arguments, [("ConnectionStrings:Warehouse", connection.ToString()), .. settings]);
}
