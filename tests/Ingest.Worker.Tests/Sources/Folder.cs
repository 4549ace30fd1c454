using System.IO.Compression;
using System.Text;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

/// <summary>A folder of a test's own, with what it puts there and how it reads it back.</summary>
internal sealed class Folder : IDisposable
{
    static Folder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Root { get; } = Directory.CreateTempSubdirectory("sources-").FullName;

    public SourceLimits Limits { get; init; } = new();

    public SourceReader Reader => new(Limits);

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Put(string name, byte[] bytes)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public List<SourceItem> Find(params string[] paths) => [.. Reader.Discover(paths.Length == 0 ? [Root] : paths)];

    public RawFile FileOf(string path)
    {
        var item = Assert.Single(Find(path));
        Assert.Null(item.Problem);
        return item.File!;
    }

    public SourceProblem ProblemOf(string path)
    {
        var item = Assert.Single(Find(path));
        Assert.Null(item.File);
        AssertRussian(item.Problem!.Message);
        return item.Problem;
    }

    public List<string[]> Rows(string path) => Rows(FileOf(path));

    /// <summary>The header and all rows.</summary>
    public List<string[]> Rows(RawFile file)
    {
        using var table = Reader.Open(file, TestContext.Current.CancellationToken);
        var rows = new List<string[]> { table.Header.ToArray() };
        while (table.Read())
        {
            rows.Add([.. Enumerable.Range(0, table.FieldCount).Select(column => table[column])]);
        }

        return rows;
    }

    /// <summary>The error that opening or reading to the end gives.</summary>
    public UnreadableSourceException ErrorOf(string path)
    {
        var file = FileOf(path);
        var error = Assert.Throws<UnreadableSourceException>(() => Rows(file));
        AssertRussian(error.Message);
        return error;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A sentence in Russian, that ends, and says what to do.</summary>
    private static void AssertRussian(string message)
    {
        Assert.Contains(message, unit => unit is >= 'а' and <= 'я');
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }
}
