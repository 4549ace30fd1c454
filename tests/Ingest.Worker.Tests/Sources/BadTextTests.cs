using System.Text;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

public sealed class BadTextTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[], string> FoundOut() => new()
    {
        { "empty.csv", [], "empty_file" },
        { "binary.csv", [.. Folder.Utf8("a,b\n"), 0, 1, 2, 3, 0, 0xFF, 0, 7], "binary_content" },
        { "controls.csv", [1, 2, 3, 4, 5, 6, 14, 15, 16, 0x90, 0x81], "binary_content" },
        { "half.csv", Encoding.UTF8.GetBytes("код,имя\n1,Щукина")[..^1], "broken_encoding" },
        { "glued.csv", [.. Encoding.UTF8.GetBytes("код,имя\n1,Щукина\n"), 0xD9, (byte)'\n'], "broken_encoding" },
        { "notes.pdf", Folder.Utf8("%PDF-1.7"), "unsupported_format" },
        { "not.xlsx", Folder.Utf8("<html>таблица</html>"), "not_a_workbook" },
        { "not.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3], "not_a_workbook" },
        { "cut.xlsx", [.. "K\u0003\u0004"u8, 0, 0, 1, 2, 3, 0xFF], "not_a_workbook" },
        { "not.zip", Folder.Utf8("a,b\n1,2\n"), "corrupt_zip" },
        { "not.csv.gz", Folder.Utf8("a,b\n1,2\n"), "corrupt_gzip" },
    };

    public static TheoryData<string, string, string> ReadOut() => new()
    {
        { "a.csv", " \n\n  \n", "empty_file" },
        { "a.csv", "a,b, A\n1,2,3\n", "duplicate_column" },
        { "a.csv", string.Join(',', Enumerable.Range(0, 501)) + "\n", "too_many_columns" },
        { "a.csv", "a,b\n1,\"2\n3,4\n", "unclosed_quote" },
        { "a.jsonl", "[{\"a\":1}]", "json_array" },
        { "a.jsonl", "{\"a\":1}\n{\"a\":", "bad_json" },
        { "a.jsonl", "{\"a\":1} {\"a\":2}", "bad_json" },
        { "a.jsonl", "{\"a\":\"\\ud800\"}", "bad_json" },
        { "a.jsonl", "{\"a\":{\"b\":1}}", "json_nested" },
        { "a.jsonl", "{\"a\":[1]}", "json_nested" },
        { "a.jsonl", "{\"a\":1,\"a\":2}", "duplicate_column" },
        { "a.jsonl", "{\"a\":1}\n{\"A\":2}", "duplicate_column" },
        { "a.jsonl", "\n \n", "empty_file" },
    };

    [Theory]
    [MemberData(nameof(FoundOut))]
    public void Discover_BadContent_IsOneProblem(string name, byte[] bytes, string code) =>
        Assert.Equal(code, _folder.ProblemOf(_folder.Put(name, bytes)).Code);

    [Theory]
    [MemberData(nameof(ReadOut))]
    public void Open_BadText_Throws(string name, string text, string code) =>
        Assert.Equal(code, _folder.ErrorOf(_folder.Put(name, text)).Code);

    [Fact]
    public void Read_UnclosedQuote_TellsWhereItOpened()
    {
        var error = _folder.ErrorOf(_folder.Put("a.csv", "a,b\n1,2\n\"x\ny\",\"3\n4,5\n6,7\n"));
        Assert.Equal("unclosed_quote", error.Code);
        Assert.StartsWith("Строка 4:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnclosedQuoteBeforeMuchText_StopsAtTheRowLimit()
    {
        var error = _folder.ErrorOf(_folder.Put("a.csv", "a,b\n1,\"2\n" + string.Concat(Enumerable.Repeat("33333,44444\n", 200_000))));
        Assert.Equal("unclosed_quote", error.Code);
        Assert.StartsWith("Строка 2:", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv", "a,b\n1,2\n")]
    [InlineData("a.jsonl", "{\"a\":1}\n{\"a\":2}\n")]
    public void Read_LineOf100Megabytes_FailsAtOnceInLittleMemory(string name, string before)
    {
        var path = _folder.Path(name);
        using (var writer = new StreamWriter(path))
        {
            writer.Write(before);
            for (var i = 0; i < 100; i++)
            {
                writer.Write(new string('x', 1_000_000));
            }
        }

        var file = _folder.FileOf(path);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableSourceException>(() => _folder.Rows(file));
        Assert.Equal("row_too_long", error.Code);
        Assert.StartsWith("Строка 3 ", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, 20_000_000);
    }

    [Fact]
    public void Read_ZeroByteFarIn_TellsItsLine()
    {
        var error = _folder.ErrorOf(_folder.Put("a.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,2\r\n", 50_000)) + "1,\0\n"));
        Assert.Equal("binary_content", error.Code);
        Assert.Contains("50\u00A0002", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileGrows_FailsAtTheEnd()
    {
        var path = _folder.Put("a.csv", "a,b\n1,2\n");
        using var table = _folder.Reader.Open(_folder.FileOf(path), TestContext.Current.CancellationToken);
        Assert.True(table.Read());
        File.AppendAllText(path, "3,4\n");
        Assert.Equal("file_changed", Assert.Throws<UnreadableSourceException>(() => table.Read()).Code);
    }

    [Fact]
    public void Open_FileChangedSinceFound_Throws()
    {
        var path = _folder.Put("a.csv", "a,b\n1,2\n");
        var file = _folder.FileOf(path);
        File.AppendAllText(path, "3,4\n");
        Assert.Equal("file_changed", Assert.Throws<UnreadableSourceException>(() => _folder.Rows(file)).Code);
    }

    [Fact]
    public void Read_OtherContentUnderTheSameStamp_FailsByItsHash()
    {
        var path = _folder.Put("a.csv", "a,b\n1,2\n");
        var file = _folder.FileOf(path);
        File.WriteAllText(path, "a,b\n1,3\n");
        File.SetLastWriteTimeUtc(path, file.Content.Stamp!.Value.WrittenAt);
        Assert.Equal("file_changed", Assert.Throws<UnreadableSourceException>(() => _folder.Rows(file)).Code);
    }

    [Fact]
    public void Discover_NoReadRight_IsAProblemAndOthersLoad()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "This user reads everything.");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are set otherwise on Windows.");
            return;
        }

        var closed = _folder.Put("closed/a.csv", "a\n1\n");
        var file = _folder.Put("b.csv", "a\n1\n");
        var good = _folder.Put("c.csv", "a\n1\n");
        File.SetUnixFileMode(file, UnixFileMode.None);
        File.SetUnixFileMode(Path.GetDirectoryName(closed)!, UnixFileMode.None);
        try
        {
            var items = _folder.Find();
            Assert.Equal(["no_read_right", "no_read_right", null], items.Select(item => item.Problem?.Code).Order().Reverse());
            Assert.Contains(items, item => item.File?.Path == good);
        }
        finally
        {
            File.SetUnixFileMode(Path.GetDirectoryName(closed)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
