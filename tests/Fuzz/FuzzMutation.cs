using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Fuzz;

/// <summary>Makes a bad file of a good one: bytes flipped and cut, cells, headers and parts of XML replaced by what nobody should send.</summary>
/// <param name="seeds">Good files.</param>
/// <param name="random">Decides; the same seed gives the same files.</param>
internal sealed partial class FuzzMutation(FuzzSeeds seeds, Random random)
{
    private static readonly string[] Hostile =
    [
        "", " ", "\0", "\"", "\"\"\"", ",", ";", "\t", "\r", "\n", "\uFEFF", "\u200B", "\uD83D\uDE00", "-", "+", "=cmd|' /C calc'!A0", "@x", "<script>alert(1)</script>",
        "99999999999999999999999999", "-1e308", "1e400", "NaN", "Infinity", "2147483648", "9223372036854775808", "-0", "1,5", "1.000,5", "31.02.2025", "0000-00-00",
        "9999-12-31", "1900-02-29", "2025-13-01", "null", "NULL", "#N/A", "true", "'; DROP TABLE dim_learner; --", "../../etc/passwd", "Иванов\u0301", "İ",
    ];

    private static readonly string[] HostileXml =
    [
        "2147483647", "1048577", "-1", "0", "99999999999999999999", "XFE1", "XFD1048576", "ZZZZZZZZ", "A0", "é", "", "&#0;", "&lol;", "<", ">", "<c>", "</c>", "<row r='1048576'/>",
        "<v>1e999</v>", "t='e'", "t='d'", "t='s'", "t='b'", "s='999999999'", "<!DOCTYPE x [<!ENTITY lol 'lol'>]>", "<!--", "<![CDATA[", "]]>", "<?xml version='1.1'?>", "_x0000_", "_xD800_",
        "date1904='1'", "Target='../../x'", "TargetMode='External'", "numFmtId='22'",
    ];

    /// <summary>The next bad file.</summary>
    public (string Extension, byte[] Bytes) Next() => random.Next(12) switch
    {
        < 4 => ("csv", Text()),
        4 => ("jsonl", Bytes(Json(), 3)),
        5 or 6 => ("xlsx", Workbook()),
        7 => ("zip", Archive()),
        8 => ("csv.gz", Bytes(Gzip(Text()), 2)),
        9 => ("ods", Packed("ods")),
        10 => ("xlsb", Packed("xlsb")),
        _ => (Pick(["csv", "xlsx", "xls", "zip", "gz", "jsonl", "txt", "tsv"]), Misnamed()),
    };

    private byte[] Text()
    {
        var table = seeds.Table(random);
        for (var i = random.Next(4); i > 0; i--)
        {
            table = Edited(table);
        }

        var text = string.Join(Pick(["\n", "\n", "\r\n", "\r"]), table);
        var bytes = (random.Next(12) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.GetEncoding(1251),
            3 => Encoding.GetEncoding(866),
            _ => Encoding.UTF8,
        }).GetBytes(text);
        return random.Next(3) == 0 ? Bytes(bytes, 4) : bytes;
    }

    private string[] Edited(string[] table)
    {
        var row = random.Next(table.Length);
        var cells = FuzzSeeds.Cells(table[row]);
        switch (random.Next(9))
        {
            case 0:
                cells[random.Next(cells.Length)] = Pick(Hostile);
                table[row] = string.Join(',', cells);
                break;
            case 1:
                cells[random.Next(cells.Length)] = new string('ы', random.Next(1, 70_000));
                table[row] = string.Join(',', cells);
                break;
            case 2:
                table[row] = table[row].Insert(random.Next(table[row].Length + 1), Pick(Hostile));
                break;
            case 3:
                table[0] = string.Join(',', FuzzSeeds.Cells(table[0]).OrderBy(_ => random.Next()));
                break;
            case 4:
                table[0] += string.Concat(Enumerable.Range(0, random.Next(1, 700)).Select(i => ",x" + i.ToString(CultureInfo.InvariantCulture)));
                break;
            case 5:
                table = [.. table.OrderBy(_ => random.Next())];
                break;
            case 6:
                table = [.. table, .. table[^1..], table[row]];
                break;
            case 7:
                var separator = Pick([";", "\t", "|", " ", ":"]);
                table = [.. table.Select(line => line.Replace(",", separator, StringComparison.Ordinal))];
                break;
            default:
                // A value of another row in this one: keys that repeat and contradict each other.
                var others = FuzzSeeds.Cells(table[random.Next(table.Length)]);
                var column = random.Next(Math.Min(others.Length, cells.Length));
                cells[column] = others[column];
                table[row] = string.Join(',', cells);
                break;
        }

        return table;
    }

    private byte[] Json()
    {
        var text = Encoding.UTF8.GetString(FuzzSeeds.Json(seeds.Table(random)));
        for (var i = random.Next(3); i > 0; i--)
        {
            text = text.Insert(random.Next(text.Length + 1), Pick(["{", "}", "[", "]", "\"", ":", ",", "\\uD800", "1e999", "null", "{\"a\":{\"b\":1}}", "\n\n", "\u2028", new string('[', 3000)]));
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private byte[] Workbook()
    {
        var parts = FuzzSeeds.Workbook(seeds.Table(random));
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(parts.Count);
            var (name, text) = parts[at];
            parts[at] = (name, random.Next(6) switch
            {
                0 => text.Insert(random.Next(text.Length + 1), Pick(HostileXml)),
                1 => text[..random.Next(text.Length + 1)],
                2 => Replaced(text, Number()),
                3 => Replaced(text, Attribute()),
                4 => Replaced(text, Tag()),
                _ => text.Replace("inlineStr", Pick(["s", "n", "d", "e", "b", "str", "x"]), StringComparison.Ordinal),
            });
            if (random.Next(15) == 0)
            {
                parts.RemoveAt(at);
                if (parts.Count == 0)
                {
                    break;
                }
            }
        }

        var bytes = PlainWorkbook.Packed([.. parts.Select(part => (part.Name, (IEnumerable<string>)[part.Text]))]);
        return random.Next(3) == 0 ? Bytes(bytes, 3) : bytes;
    }

    /// <summary>A workbook in a zip whose parts, or the zip itself, have bad bytes.</summary>
    private byte[] Packed(string format)
    {
        var parts = FuzzSeeds.Parts(format, seeds.Table(random));
        for (var i = random.Next(3); i > 0; i--)
        {
            var at = random.Next(parts.Count);
            var (name, bytes) = parts[at];
            parts[at] = (name, format == "ods" && random.Next(2) == 0 ? Encoding.UTF8.GetBytes(Replaced(Encoding.UTF8.GetString(bytes), random.Next(2) == 0 ? Tag() : Number())) : Bytes(bytes, 3));
        }

        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return random.Next(3) == 0 ? Bytes(packed.ToArray(), 3) : packed.ToArray();
    }

    private byte[] Archive()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = random.Next(4); i >= 0; i--)
            {
                var name = Pick(["a.csv", $"{i}.csv", $"папка/{i}.csv", "../x.csv", "/x.csv", "C:\\x.csv", "a.xlsx", "a.zip", "a.csv.gz", "note.txt", "x\0y.csv", new string('я', 300) + ".csv"]);
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(name.EndsWith("xlsx", StringComparison.Ordinal) ? Workbook() : name.EndsWith("gz", StringComparison.Ordinal) ? Gzip(Text()) : Text());
            }
        }

        return random.Next(2) == 0 ? Bytes(packed.ToArray(), 3) : packed.ToArray();
    }

    private byte[] Misnamed() => random.Next(5) switch
    {
        0 => Text(),
        1 => Json(),
        2 => Workbook(),
        3 => Bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[random.Next(4096)]], 40),
        _ => Bytes(new byte[random.Next(2000)], 500),
    };

    private byte[] Bytes(byte[] bytes, int most)
    {
        bytes = [.. bytes];
        for (var i = random.Next(1, most + 1); i > 0 && bytes.Length > 0; i--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(9))
            {
                case 0:
                    bytes = bytes[..at];
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(200))..]];
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[random.Next(at + 1)..]];
                    break;
                case 4:
                    // Two blocks change places.
                    var (middle, end) = (Math.Min(bytes.Length, at + random.Next(200)), Math.Min(bytes.Length, at + 200 + random.Next(200)));
                    bytes = [.. bytes[..at], .. bytes[middle..Math.Max(middle, end)], .. bytes[at..middle], .. bytes[Math.Max(middle, end)..]];
                    break;
                case 3:
                    bytes[at] = (byte)Pick([0, 0xFF, 0x7F, 0x80]);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return bytes;
    }

    private string Replaced(string text, Regex what)
    {
        var found = what.Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[random.Next(found.Count)];
        return text[..one.Index] + Pick(HostileXml) + text[(one.Index + one.Length)..];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("[a-z]+='[^']*'")]
    private static partial Regex Attribute();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tag();
}
