namespace Ingest.Worker.Tests.Sources;

public sealed class JsonLinesTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.jsonl")]
    [InlineData("a.ndjson")]
    [InlineData("a.json")]
    public void Read_LinesWithDifferentProperties_HeaderIsTheirUnion(string name)
    {
        var path = _folder.Put(name, "\uFEFF{\"код\":\"7\",\"балл\":4.50}\r\n\n{\"балл\":1e2,\"зачёт\":true,\"код\":null}\n{\"x\":\"a\\nб\\u0451\"}");
        Assert.Equal(
            [
                ["код", "балл", "зачёт", "x"],
                ["7", "4.50", "", ""],
                ["", "100", "true", ""],
                ["", "", "", "a\nбё"],
            ],
            _folder.Rows(path));
    }

    [Fact]
    public void LineNo_BlankLinesAndAnyNewline_IsPhysical()
    {
        var path = _folder.Put("a.jsonl", "{\"a\":1}\r\n\r\n{\"a\":2}\r{\"a\":3}\n");
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);
        var lines = new List<(long, string)>();
        while (table.Read())
        {
            lines.Add((table.LineNo, table.RawText));
        }

        Assert.Equal([(1L, "{\"a\":1}"), (3L, "{\"a\":2}"), (4L, "{\"a\":3}")], lines);
    }

    [Fact]
    public void Read_ManyLines_NoneIsLostAtBufferEdges()
    {
        var path = _folder.Put("a.jsonl", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{{\"a\":{i}}}\r\n")));
        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => $"{i}"), _folder.Rows(path).Skip(1).Select(row => row[0]));
    }
}
