using System.IO.Compression;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

public sealed class BadArchiveTests : IDisposable
{
    private static readonly byte[] Table = Folder.Utf8("a,b\n" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"{i},{i * 7919}\n")));
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gzip_CutAnywhere_IsTruncated()
    {
        var whole = Folder.Gzip(Table);
        foreach (var length in Enumerable.Range(2, whole.Length - 2).Where(length => length < 300 || length % 97 == 0 || length > whole.Length - 30))
        {
            var problem = Assert.Single(_folder.Find(_folder.Put("x.csv.gz", whole[..length]))).Problem;
            Assert.Equal((length, "truncated_gzip"), (length, problem?.Code));
        }
    }

    [Fact]
    public void Gzip_StoredAndCutAnywhere_IsTruncated()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(Table);
        }

        for (var length = 2; length < packed.Length; length += 211)
        {
            Assert.Equal("truncated_gzip", _folder.ProblemOf(_folder.Put("x.csv.gz", packed.ToArray()[..length])).Code);
        }
    }

    [Fact]
    public void Gzip_OfSeveralMembers_IsReadWhole()
    {
        var path = _folder.Put("x.csv.gz", [.. Folder.Gzip(Table), .. Folder.Gzip(Folder.Utf8("x,y\n"))]);
        Assert.Equal(["x", "y"], _folder.Rows(path)[2_001]);
    }

    [Fact]
    public void Gzip_OneByteChanged_IsCorrupt()
    {
        var bytes = Folder.Gzip(Table);
        bytes[^6] ^= 0x40;
        Assert.Equal("corrupt_gzip", _folder.ProblemOf(_folder.Put("x.csv.gz", bytes)).Code);
    }

    [Fact]
    public void Zip_CutShort_IsCorrupt() =>
        Assert.Equal("corrupt_zip", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip(("a.csv", Table))[..^30])).Code);

    [Fact]
    public void Zip_StoredByteChanged_FailsByItsChecksum()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.csv", CompressionLevel.NoCompression).Open();
            entry.Write(Table);
        }

        var bytes = packed.ToArray();
        bytes[bytes.AsSpan().IndexOf(Table.AsSpan(100, 50))] ^= 1;
        Assert.Equal("corrupt_zip", _folder.ProblemOf(_folder.Put("x.zip", bytes)).Code);
    }

    [Theory]
    [InlineData("../a.csv")]
    [InlineData("dir/../../a.csv")]
    [InlineData("dir\\..\\a.csv")]
    [InlineData("/etc/a.csv")]
    [InlineData("\\share\\a.csv")]
    [InlineData("C:\\a.csv")]
    [InlineData("c:a.csv")]
    public void Zip_PathClimbsOut_IsRefusedWhole(string name) =>
        Assert.Equal("zip_path_climbs", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip(("good.csv", Table), (name, Table)))).Code);

    [Fact]
    public void Zip_OneNameTwice_IsRefusedWhole() =>
        Assert.Equal("zip_entry_twice", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip(("a.csv", Table), ("a.csv", Table)))).Code);

    [Fact]
    public void Zip_InZipOrGzip_IsOneRefusal()
    {
        var zip = Folder.Zip(("a.csv", Table));
        Assert.Equal("nested_archive", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip(("y.zip", zip)))).Code);
        Assert.Equal("nested_archive", _folder.ProblemOf(_folder.Put("x.zip.gz", Folder.Gzip(zip))).Code);
        Assert.Equal("nested_archive", _folder.ProblemOf(_folder.Put("x.csv.gz", Folder.Gzip(Folder.Gzip(Table)))).Code);
    }

    [Fact]
    public void Zip_WithoutFiles_IsEmpty() =>
        Assert.Equal("empty_zip", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip())).Code);

    [Fact]
    public void Zip_TooManyEntries_IsRefused()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxEntries = 2 } };
        var path = folder.Put("x.zip", Folder.Zip(("a.csv", Table), ("b.csv", Table), ("c.csv", Table)));
        Assert.Equal("zip_too_many_entries", folder.ProblemOf(path).Code);
    }

    [Fact]
    public void Unpacking_BeyondTheRatio_Stops()
    {
        var zeros = new byte[(int)SourceLimits.RatioCheckedFromBytes + 1_000_000];
        Array.Fill(zeros, (byte)'1');
        Assert.Equal("zip_bomb", _folder.ProblemOf(_folder.Put("x.csv.gz", Folder.Gzip(zeros))).Code);
        Assert.Equal("zip_bomb", _folder.ProblemOf(_folder.Put("x.zip", Folder.Zip(("a.csv", zeros)))).Code);
        Assert.Equal("zip_bomb", _folder.ProblemOf(_folder.Put("x.xlsx", Folder.Zip(("xl/workbook.xml", zeros)))).Code);
    }

    [Fact]
    public void Unpacking_BeyondTheAbsoluteLimit_StopsOverAllEntries()
    {
        using var folder = new Folder { Limits = new SourceLimits { MaxUnpackedBytes = Table.Length + 10 } };
        Assert.NotNull(folder.FileOf(folder.Put("x.csv.gz", Folder.Gzip(Table))));
        var items = folder.Find(folder.Put("x.zip", Folder.Zip(("a.csv", Table), ("b.csv", Table))));
        Assert.Contains("zip_bomb", items.Select(item => item.Problem?.Code));
    }

    [Fact]
    public void Zip_CyrillicNameOfWindows_IsReadable()
    {
        var bytes = Folder.Zip(("XXXXXX.csv", Table));
        var name = System.Text.Encoding.GetEncoding(866).GetBytes("Оценки");
        for (int at; (at = bytes.AsSpan().IndexOf("XXXXXX"u8)) >= 0;)
        {
            name.CopyTo(bytes.AsSpan(at));
        }

        var file = _folder.FileOf(_folder.Put("x.zip", bytes));
        Assert.Equal("x.zip/Оценки.csv", file.Name);
        Assert.Equal(2_001, _folder.Rows(file).Count);
    }
}
