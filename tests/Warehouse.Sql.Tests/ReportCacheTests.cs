using System.Data.Common;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>No answer of a reader outlives the data that it was read from, whenever a load ends.</summary>
public sealed class ReportCacheTests : IDisposable
{
    private const string Counting = """
        -- title: Оценки
        -- column: grades_n | Оценок | count
        SELECT (SELECT count(*) FROM fact_grade) AS grades_n WHERE during() = 0;
        """;

    private const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,scale\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("reports-").FullName;
    private readonly TempWarehouse _warehouse;
    private readonly HookedEngine _engine;
    private readonly ReportReader _reader;

    public ReportCacheTests()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "Reports")).FullName, "counting.sql"), Counting);
        _warehouse = new TempWarehouse(_folder);
        _engine = new HookedEngine(_warehouse.Engine);
        _reader = new ReportReader(_engine, _warehouse.Catalogue);
        Load("first.csv", "L1,G1,M,final,2026-02-17,3,five\n");
    }

    public void Dispose()
    {
        _reader.Dispose();
        _warehouse.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Answer_WithoutALoadBetween_IsReadOnce()
    {
        Assert.Equal(1L, await CountAsync());
        Assert.Equal(1L, await CountAsync());
        Assert.Equal(1, _engine.Statements);
    }

    [Fact]
    public async Task Answer_OfAReaderThatBeganBeforeALoad_IsNotGivenAfterIt()
    {
        // The statement sees the state in which it began; the load ends, and another reader asks, before it does.
        _engine.During = () =>
        {
            Load("second.csv", "L2,G1,M,final,2026-02-17,4,five\n");
            Assert.Equal(2L, CountAsync().GetAwaiter().GetResult());
        };

        Assert.Equal(1L, await CountAsync());
        Assert.Equal(2L, await CountAsync());
    }

    [Fact]
    public async Task Answer_WhenALoadEndsBetweenVersionAndRows_IsOfTheLoadAndReadAnewAfterIt()
    {
        _engine.BeforeSecondOpening = () => Load("second.csv", "L2,G1,M,final,2026-02-17,4,five\n");
        Assert.Equal(2L, await CountAsync());

        Load("third.csv", "L3,G1,M,final,2026-02-17,4,five\n");
        Assert.Equal(3L, await CountAsync());
    }

    [Fact]
    public async Task Answer_WhenALoadWithAnEarlierEndCommitsLast_IsReadAnew()
    {
        _warehouse.Change("INSERT INTO dim_load_file (sha256, name, size, profile, feed, state, started_at) VALUES ('x', 'x', 1, '', 'grades', 'loading', '')");
        Assert.Equal(1L, await CountAsync());

        _warehouse.Change(
            """
            DELETE FROM fact_grade;
            UPDATE dim_load_file SET state = 'loaded', finished_at = '2026-01-01T00:00:00.000Z' WHERE sha256 = 'x'
            """);
        Assert.Equal(0L, await CountAsync());
    }

    [Fact]
    public async Task Answer_ForAFence_IsOfThatFence_AndOfTheGroupsThatALoadPutInside()
    {
        Load("groups.csv", "G1,P1,2026-01-12,2026-06-30\nG2,P2,2026-01-12,2026-06-30\n", "group_code,programme_code,starts_on,ends_on\n");
        var (first, second) = (await KeyAsync(CodeKind.Programme, "P1"), await KeyAsync(CodeKind.Programme, "P2"));
        var group = await KeyAsync(CodeKind.Group, "G1");

        Assert.Equal(["G1", "G2"], await GroupsAsync(Scope.Everything));
        Assert.Equal(["G1"], await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(first))));
        Assert.Equal(["G2"], await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(second))));
        Assert.Equal(["G1", "G2"], await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(second, first))));
        Assert.Equal(["G1"], await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(second, first), GroupKeys: new KeySet(group))));
        Assert.Empty(await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(second), GroupKeys: new KeySet(group))));
        Assert.Empty(await GroupsAsync(new Scope(ProgrammeKeys: new KeySet())));
        Assert.Empty(await GroupsAsync(new Scope(GroupKeys: new KeySet())));
        Assert.Empty(await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(0))));
        Assert.Empty(await GroupsAsync(new Scope(GroupKeys: new KeySet(0))));

        Load("later.csv", "G3,P1,2026-01-12,2026-06-30\n", "group_code,programme_code,starts_on,ends_on\n");
        Assert.Equal(["G1", "G3"], await GroupsAsync(new Scope(ProgrammeKeys: new KeySet(first))));
    }

    private async Task<int> KeyAsync(CodeKind kind, string code) => Assert.Single(await new ScopeReader(_warehouse.Engine, _warehouse.Catalogue).FindAsync(
        kind == CodeKind.Group ? new ScopeCodes { Groups = [code] } : new ScopeCodes { Programmes = [code] }, TestContext.Current.CancellationToken)).Key;

    private async Task<IEnumerable<string>> GroupsAsync(Scope scope) => (await _reader.ReadAsync(
        "filter-groups", scope, null, new Dictionary<string, object?>(), TestContext.Current.CancellationToken)).Rows.Select(row => (string)row["name"]!).Order();

    private async Task<object?> CountAsync() => (await _reader.ReadAsync(
        "counting", Scope.Everything, null, new Dictionary<string, object?>(), TestContext.Current.CancellationToken)).Rows[0]["grades_n"];

    private void Load(string name, string rows, string header = Grades)
    {
        _warehouse.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.All(_warehouse.Load(name, header + rows), outcome => Assert.Equal(Ingest.Worker.Loading.LoadState.Loaded, outcome.State));
    }

    /// <summary>The engine with a stop inside the statement and one before the connection that reads rows.</summary>
    private sealed class HookedEngine(IWarehouseEngine inner) : IWarehouseEngine
    {
        private int _openings;

        public Action? During { get; set; }

        public Action? BeforeSecondOpening { get; set; }

        public int Statements { get; private set; }

        public string Dialect => inner.Dialect;

        public bool Wants(string option) => inner.Wants(option);

        public Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken) => inner.OpenShadowMartsAsync(cancellationToken);

        public async Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken)
        {
            if (++_openings == 2)
            {
                BeforeSecondOpening?.Invoke();
            }

            var connection = (SqliteConnection)await inner.OpenReadAsync(cancellationToken);
            connection.CreateFunction("during", () =>
            {
                Statements++;
                var during = During;
                During = null;
                during?.Invoke();
                return 0;
            });
            return connection;
        }

        public Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken) => inner.OpenAsOfAsync(moment, cancellationToken);

        public Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken) => inner.OpenMaintenanceAsync(cancellationToken);

        public ILoadSession BeginLoad(CancellationToken cancellationToken) => inner.BeginLoad(cancellationToken);

        public WarehouseUnavailableException? Explain(DbException error) => inner.Explain(error);
    }
}
