using Ingest.Sources;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Sources;

/// <summary>A stop in the middle of a source ends the loop that reads it, whichever loop that is.</summary>
public sealed class CancellationTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Sources { get; } = ["blank.csv", "rows.csv", "rows.jsonl", "rows.csv.gz", "rows.xlsx", "blank.xlsx"];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Stop_WhileASourceIsRead_EndsTheReading(string name)
    {
        using var stop = new CancellationTokenSource();
        var file = _folder.FileOf(_folder.Put(name, Content(name)));
        using var table = _folder.Reader.Open(file, stop.Token);
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (table.Read())
            {
            }
        });
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Stop_WhileASourceIsRecognised_EndsIt(string name)
    {
        _folder.Put(name, Content(name));
        using var stop = new CancellationTokenSource();
        var found = _folder.Reader.Discover([_folder.Root], path => new Then(stop.Cancel), stop.Token);

        Assert.ThrowsAny<OperationCanceledException>(() => found.ToList());
    }

    private static byte[] Content(string name) => name switch
    {
        "blank.csv" => Folder.Utf8("a\n1\n" + new string('\n', 2_000_000) + "2\n"),
        "rows.csv" => Rows(),
        "rows.csv.gz" => Folder.Gzip(Rows()),
        "rows.jsonl" => Folder.Utf8(string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{{\"a\":{i}}}\n"))),
        "rows.xlsx" => PlainWorkbook.Of(string.Concat(Enumerable.Range(1, 60_000).Select(i => PlainWorkbook.Row(i, "a", "текст")))),
        _ => PlainWorkbook.Of(PlainWorkbook.Row(1, "a") + string.Concat(Enumerable.Range(2, 1_000_000).Select(i => $"<row r='{i}'/>")) + PlainWorkbook.Row(1_048_576, "1")),
    };

    private static byte[] Rows() => Folder.Utf8("a,b\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i},{i * 7919L}\n")));

    /// <summary>Stops when the work on the file begins, which is before its first byte.</summary>
    private sealed class Then : IDisposable
    {
        public Then(Action act) => act();

        public void Dispose()
        {
        }
    }
}
