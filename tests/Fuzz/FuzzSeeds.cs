using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;
using Ingest.Worker.Tests.Sources;
using Sample;
using Warehouse.TestServer;

namespace Fuzz;

/// <summary>Good files of every feed and format, small ones: what mutations start from.</summary>
internal sealed class FuzzSeeds
{
    private const int Rows = 25;
    private readonly List<string[]> _tables = [];

    /// <summary>Writes a small organisation and keeps the beginning of each of its files.</summary>
    /// <param name="folder">Where to write it.</param>
    public FuzzSeeds(string folder)
    {
        new SampleOrganisation(new SampleOptions(Learners: 100, Years: 1, Seed: 1, new DateOnly(2026, 3, 1))).Write(folder, null, CancellationToken.None);
        Feeds = Path.Combine(folder, "feeds");
        foreach (var path in Directory.EnumerateFiles(Feeds, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var lines = File.ReadLines(path).Take(Rows + 1).ToArray();
            if (lines.Length > 1)
            {
                _tables.Add(lines);
            }
        }
    }

    /// <summary>The folder of the whole organisation.</summary>
    public string Feeds { get; }

    /// <summary>A table as lines: a header, then rows.</summary>
    public string[] Table(Random random) => [.. _tables[random.Next(_tables.Count)]];

    public static byte[] Json(string[] table)
    {
        var names = Cells(table[0]);
        var text = new StringBuilder();
        foreach (var line in table.Skip(1))
        {
            text.Append(JsonSerializer.Serialize(names.Zip(Cells(line)).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The parts of a workbook of a table, half of its texts shared.</summary>
    public static List<(string Name, string Text)> Workbook(string[] table)
    {
        var texts = new List<string>();
        var rows = new StringBuilder();
        for (var i = 0; i < table.Length; i++)
        {
            rows.Append("<row r='").Append(i + 1).Append("'>");
            foreach (var (cell, column) in Cells(table[i]).Select((cell, column) => (cell, column)))
            {
                var at = $"{(char)('A' + (column % 26))}{i + 1}";
                if (double.TryParse(cell, CultureInfo.InvariantCulture, out _) && cell[0] != '0')
                {
                    rows.Append(CultureInfo.InvariantCulture, $"<c r='{at}'><v>{cell}</v></c>");
                }
                else if (column % 2 == 0)
                {
                    rows.Append(CultureInfo.InvariantCulture, $"<c r='{at}' t='s'><v>{texts.Count}</v></c>");
                    texts.Add($"<si><t>{SecurityElement.Escape(cell)}</t></si>");
                }
                else
                {
                    rows.Append(CultureInfo.InvariantCulture, $"<c r='{at}' t='inlineStr'><is><t>{SecurityElement.Escape(cell)}</t></is></c>");
                }
            }

            rows.Append("</row>");
        }

        return Parts(PlainWorkbook.WithTexts(rows.ToString(), texts));
    }

    /// <summary>A workbook of a table in another format than XLSX.</summary>
    /// <param name="format"><c>ods</c> or <c>xlsb</c>.</param>
    public static List<(string Name, byte[] Bytes)> Parts(string format, string[] table)
    {
        using var zip = new ZipArchive(new MemoryStream(SheetBook.Of(format, [.. table.Select(Cells)])));
        return [.. zip.Entries.Select(entry =>
        {
            using var part = new MemoryStream();
            using var content = entry.Open();
            content.CopyTo(part);
            return (entry.FullName, part.ToArray());
        })];
    }

    /// <summary>A CSV line's cells; the sample quotes a few.</summary>
    public static string[] Cells(string line) => line.Split(',');

    private static List<(string Name, string Text)> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }
}
