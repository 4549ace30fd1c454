using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

public sealed class DelimitedTableTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, char, string> Dialects()
    {
        var data = new TheoryData<string, char, string>();
        foreach (var charset in Encodings.Keys)
        {
            foreach (var separator in ",;\t")
            {
                foreach (var newline in (string[])["\r\n", "\n", "\r"])
                {
                    data.Add(charset, separator, newline);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Read_AnyDialect_GivesTheSameCells(string charset, char separator, string newline)
    {
        string[][] expected =
        [
            ["Слушатель", "Балл", "Примечание"],
            ["Ёлкина Анна", "4,5", "сказала: «да»; потом\tушла"],
            ["Петров", "", "две" + newline + "строки и \"кавычки\""],
        ];
        var text = newline + string.Concat(expected.Select(row => Csv.Row(row, separator, quoteAll: false) + newline));
        var path = _folder.Put("оценки.csv", Encodings[charset](text));

        Assert.Equal(expected, _folder.Rows(path));
    }

    [Fact]
    public void Read_AnyTable_ReadsBackAsWritten()
    {
        // The blank, control and lone surrogate characters that the format or the charset does not carry are left out.
        var cell = ArbMap.Default.GeneratorFor<string?>()
            .Select(text => new string([.. (text ?? string.Empty).Where(unit => unit is >= ' ' and not '\u007F' && !char.IsSurrogate(unit))]));
        var special = Gen.Elements("\"", ",", ";", "\t", "\n", "\r\n", "a\"b", "\"\"", " x ", "№ 1", "");
        var row = Gen.ArrayOf(Gen.OneOf(cell, special), 3);
        var tables = from rows in Gen.ArrayOf(row)
                     from separator in Gen.Elements(',', ';', '\t')
                     from newline in Gen.Elements("\n", "\r\n")
                     from quoteAll in ArbMap.Default.GeneratorFor<bool>()
                     from lastNewline in ArbMap.Default.GeneratorFor<bool>()
                     select (Rows: rows, separator, newline, quoteAll, lastNewline);

        Prop.ForAll(Arb.From(tables), table =>
        {
            string[][] expected = [["a", "b", "c"], .. table.Rows.Where(cells => !cells.All(string.IsNullOrWhiteSpace))];
            var text = string.Join(table.newline, expected.Select(cells => Csv.Row(cells, table.separator, table.quoteAll)))
                + (table.lastNewline ? table.newline : "");
            var path = _folder.Put("any.csv", text);
            Assert.Equal(expected, _folder.Rows(path));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void LineNo_QuotedNewlinesAndBlankLines_IsTheFirstPhysicalLine()
    {
        var path = _folder.Put("a.csv", "\n\na,b\r\n1,\"x\ny\r\nz\"\n\n;,\n2,3\n,\n4,5");
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);
        var lines = new List<long> { table.LineNo };
        while (table.Read())
        {
            lines.Add(table.LineNo);
        }

        Assert.Equal([3L, 4, 8, 9, 11], lines);
    }

    [Fact]
    public void Read_FirstNonAsciiByteAfterMegabytes_IsWindows1251()
    {
        var lines = string.Concat(Enumerable.Repeat("123456789,abcdefghi\n", 200_000));
        var path = _folder.Put("late.csv", [.. Encoding.ASCII.GetBytes("id,name\n" + lines), .. Encodings["windows-1251"]("1,Щукин\n")]);

        Assert.Equal(["1", "Щукин"], _folder.Rows(path)[^1]);
    }

    [Theory]
    [InlineData("ФИО, полностью;Балл\nИванов;1,5\nПетров;2,5\n", 2)]
    [InlineData("a,\"b;c;d;e\",f\n1,2,3\n", 3)]
    [InlineData("код\nодин\nдва\n", 1)]
    [InlineData("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", 3)]
    [InlineData("a\tb\n1,1,1\t2;2\n", 2)]
    [InlineData("\"a\nx,y,z,w\";b\n1;2\n", 2)]
    public void Header_MisleadingSeparators_AreSeenThrough(string text, int columns)
    {
        var path = _folder.Put("a.csv", text);
        Assert.Equal(columns, _folder.Rows(path)[0].Length);
    }

    [Fact]
    public void Read_ShortAndLongRows_TellTheirOwnCount()
    {
        var path = _folder.Put("a.csv", "a,b\n1\n1,2,3\n");
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);

        Assert.True(table.Read());
        Assert.Equal((1, "1", ""), (table.FieldCount, table[0], table[1]));
        Assert.True(table.Read());
        Assert.Equal((3, "3", "1,2,3"), (table.FieldCount, table[2], table.RawText));
        Assert.False(table.Read());
        Assert.False(table.Read());
    }

    [Fact]
    public void Read_HeaderOnly_GivesNoRows()
    {
        Assert.Equal([["a", "b"]], _folder.Rows(_folder.Put("a.csv", " a ,\u00A0b\u200B\n")));
    }

    [Fact]
    public void RawText_LongRow_IsCutAt4000()
    {
        var path = _folder.Put("a.csv", "a,b\n" + new string('x', 10_000) + ",1\n");
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);
        Assert.True(table.Read());
        Assert.Equal(4_000, table.RawText.Length);
    }

    private static readonly Dictionary<string, Func<string, byte[]>> Encodings = new()
    {
        ["utf-8"] = text => new UTF8Encoding(false).GetBytes(text),
        ["utf-8 bom"] = text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
        ["windows-1251"] = text => Encoding.GetEncoding(1251).GetBytes(text),
        ["utf-16le"] = text => new UnicodeEncoding(false, false).GetBytes(text),
        ["utf-16le bom"] = text => [0xFF, 0xFE, .. new UnicodeEncoding(false, false).GetBytes(text)],
        ["utf-16be"] = text => new UnicodeEncoding(true, false).GetBytes(text),
        ["utf-16be bom"] = text => [0xFE, 0xFF, .. new UnicodeEncoding(true, false).GetBytes(text)],
    };
}
