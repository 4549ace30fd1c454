namespace Ingest.Worker.Tests.Loading;

/// <summary>The command that writes statements for a database administrator.</summary>
public sealed class SqlCommandTests : IDisposable
{
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("sqlserver", "INTO #stage", "Schema/1001_staging.sql")]
    [InlineData("sqlite", "CREATE TEMP TABLE version_grades", "Facts/grades.insert.sql")]
    public async Task Sql_OfAnEngine_IsWrittenRendered_WithTheOperatorsFilesOver(string engine, string merge, string file)
    {
        _bench.Put("over/Facts/plan.remove.sql", "-- own");
        using var worker = _bench.Start(["sql", "--engine", engine, "--out", _bench.Path("out")], ("Warehouse:SqlFolder", _bench.Path("over")));

        var (code, output, errors) = await worker.EndAsync();

        Assert.True(code == 0, output + errors);
        Assert.Contains(merge, Text("Facts/grades.merge.sql"), StringComparison.Ordinal);
        Assert.Equal("-- own\n", Text("Facts/plan.remove.sql"));
        Assert.True(File.Exists(_bench.Path("out/" + file)));
        Assert.Empty(Directory.EnumerateFiles(_bench.Path("out"), "*{*", SearchOption.AllDirectories));
    }

    private string Text(string name) => File.ReadAllText(_bench.Path("out/" + name));
}
