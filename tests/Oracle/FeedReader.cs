using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Oracle;

/// <summary>Reads a folder of feed files whole into memory.</summary>
public static class FeedReader
{
    private static readonly Dictionary<string, string> EnglishNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Код слушателя"] = "learner_code",
        ["Код группы"] = "group_code",
        ["Код программы"] = "programme_code",
        ["Код модуля"] = "module_code",
        ["Дата занятия"] = "lesson_on",
        ["Отметка"] = "mark",
        ["Часы"] = "hours",
        ["Часы по плану"] = "hours_scheduled",
        ["Код преподавателя"] = "teacher_code",
        ["Номер занятия"] = "lesson_no",
        ["Вид контроля"] = "control",
        ["Дата оценки"] = "graded_on",
        ["Оценка"] = "grade",
        ["Шкала"] = "scale",
        ["Попытка"] = "attempt",
        ["Вид поощрения"] = "award_kind",
        ["Дата поощрения"] = "awarded_on",
        ["Номер приказа"] = "order_no",
        ["Дата приказа"] = "order_on",
    };

    /// <summary>All rows of a folder, files by name, rows by line. A file's feed is its name up to a hyphen or a dot.</summary>
    public static List<FeedRow> ReadFolder(string folder) =>
        [.. Directory.GetFiles(folder).OrderBy(Path.GetFileName, StringComparer.Ordinal).SelectMany(ReadFile)];

    /// <summary>All rows of a file.</summary>
    public static List<FeedRow> ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        var feed = name.Split('-', '.')[0];
        var text = Decode(Bytes(path));
        return name.Contains(".jsonl", StringComparison.Ordinal) ? ReadJsonLines(feed, name, text) : ReadCsv(feed, name, text);
    }

    private static byte[] Bytes(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding(1251).GetString(bytes);
        }
    }

    private static List<FeedRow> ReadJsonLines(string feed, string file, string text)
    {
        var rows = new List<FeedRow>();
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Trim().Length > 0)
            {
                using var json = JsonDocument.Parse(lines[at]);
                rows.Add(Row(feed, file, at + 1, json.RootElement.EnumerateObject().Select(cell => (cell.Name, cell.Value.ToString()))));
            }
        }

        return rows;
    }

    private static List<FeedRow> ReadCsv(string feed, string file, string text)
    {
        var lines = text.Split('\n');
        var delimiter = new[] { ',', ';', '\t' }.MaxBy(candidate => lines[0].Count(letter => letter == candidate));
        var header = SplitLine(lines[0], delimiter).Select(name => EnglishNames.GetValueOrDefault(name, name)).ToList();
        var rows = new List<FeedRow>();
        for (var at = 1; at < lines.Length; at++)
        {
            if (lines[at].Trim().Length > 0)
            {
                rows.Add(Row(feed, file, at + 1, header.Zip(SplitLine(lines[at], delimiter))));
            }
        }

        return rows;
    }

    private static FeedRow Row(string feed, string file, long line, IEnumerable<(string Column, string Value)> cells) =>
        new(feed, file, line, cells.Where(cell => cell.Value.Trim().Length > 0)
            .ToDictionary(cell => cell.Column, cell => cell.Value.Trim(), StringComparer.Ordinal));

    private static List<string> SplitLine(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in line.TrimEnd('\r').Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == delimiter && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter == '\u0001' ? '"' : letter);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
