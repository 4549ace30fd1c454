using System.IO.Compression;

namespace Ingest.Worker.Tests.Loading;

/// <summary>The Open University data set, where it is at hand: it is not part of the product.</summary>
internal static class Oulad
{
    /// <summary>Its folder; the test is skipped where there is none.</summary>
    public static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "oulad");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("The OULAD files are not there: put them into ../shared/data/oulad.");
        return "";
    }

    /// <summary>Whether every row of it is wanted, not a part that takes seconds.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("OULAD_WHOLE") == "1";

    /// <summary>The file of a table, whatever follows its name.</summary>
    public static string File(string folder, string table) => Directory.EnumerateFiles(folder, table + ".*").Single();
}

/// <summary>A raw table of texts, read by the tests' own reader: quoted cells without quotes or line ends inside.</summary>
internal sealed record Raw(string[] Header, IReadOnlyList<string[]> Rows)
{
    public static Raw Read(string path)
    {
        using Stream file = System.IO.File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        var separator = path.Contains(".tsv", StringComparison.Ordinal) ? '\t' : ',';
        var header = Cells(reader.ReadLine()!);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(Cells(line));
        }

        return new Raw(header, rows);

        string[] Cells(string line) => [.. line.Split(separator).Select(cell => cell.Trim('"'))];
    }
}
