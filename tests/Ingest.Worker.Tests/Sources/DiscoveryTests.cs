using System.Security.Cryptography;
using Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Tests.Sources;

public sealed class DiscoveryTests : IDisposable
{
    private static readonly byte[] Table = Folder.Utf8("a,b\n1,2\n");
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Discover_Folder_NamesAreRelativeAndInOrder()
    {
        _folder.Put("б/x.csv", Table);
        _folder.Put("a/x.csv", Table);
        _folder.Put("a/z.zip", Folder.Zip(("x.csv", Table), ("dir/x.csv", Table), ("dir/note.docx", Table), (".h.csv", Table)));
        _folder.Put("x.tsv.gz", Folder.Gzip(Table));

        Assert.Equal(
            ["a/x.csv", "a/z.zip/dir/note.docx", "a/z.zip/dir/x.csv", "a/z.zip/x.csv", "x.tsv.gz", "б/x.csv"],
            _folder.Find().Select(item => item.File?.Name ?? item.Problem!.Name));
    }

    [Fact]
    public void Discover_HiddenLockAndUnfinishedFiles_ArePassedOver()
    {
        foreach (var name in (string[])[".a.csv", "~$b.xlsx", "c.csv.tmp", "d.csv.part", ".git/e.csv"])
        {
            _folder.Put(name, Table);
        }

        Assert.Empty(_folder.Find());
    }

    [Fact]
    public void Discover_ForeignFileInAFolder_IsToldButNoFailure()
    {
        _folder.Put("README.md", "# readme");
        _folder.Put("LICENSE", "text");
        Assert.All(_folder.Find(), item => Assert.False(item.Problem!.IsFailure));
        Assert.True(_folder.ProblemOf(_folder.Path("README.md")).IsFailure);
    }

    [Fact]
    public void Discover_TwoFilesOfOneName_BothComeUnderTheirPaths()
    {
        var one = _folder.Put("one/x.csv", Table);
        var two = _folder.Put("two/x.csv", Table);
        Assert.Equal([one, two], _folder.Find(one, two).Select(item => item.File!.Name));
        Assert.Equal(["one/x.csv", "two/x.csv"], _folder.Find(_folder.Path("one"), _folder.Path("two")).Select(item => item.File!.Name));
        Assert.Equal("x.csv", _folder.FileOf(one).Name);
    }

    [Fact]
    public void Discover_SamePathTwiceAndMissingPath_OneTableOneProblem()
    {
        var path = _folder.Put("x.csv", Table);
        var items = _folder.Find(path, path, _folder.Path("none.csv"));
        Assert.Equal([null, "not_found"], items.Select(item => item.Problem?.Code));
    }

    [Fact]
    public void Discover_PlainGzipAndZip_HaveOneHashOfTheContent()
    {
        _folder.Put("x.csv", Table);
        _folder.Put("y.csv.gz", Folder.Gzip(Table));
        _folder.Put("z.zip", Folder.Zip(("x.csv", Table), ("y.csv.gz", Folder.Gzip(Table))));
        var files = _folder.Find().ConvertAll(item => item.File!);

        Assert.Equal(4, files.Count);
        Assert.All(files, file =>
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Table)), file.Sha256);
            Assert.Equal(Table.Length, file.Size);
            Assert.Equal([["a", "b"], ["1", "2"]], _folder.Rows(file));
        });
    }

    [Theory]
    [InlineData("table.csv")]
    [InlineData("table.gz")]
    [InlineData("table.txt")]
    public void Discover_GzipUnderAnyName_IsUnpacked(string name) =>
        Assert.Equal([["a", "b"], ["1", "2"]], _folder.Rows(_folder.Put(name, Folder.Gzip(Table))));

    [Fact]
    public void Discover_OneBadAmongGood_OthersComeThrough()
    {
        _folder.Put("1.csv", Table);
        _folder.Put("2.csv", []);
        _folder.Put("3.zip", Folder.Zip(("a.csv", Table), ("b.csv", []), ("c.csv", Table)));
        Assert.Equal(
            [null, "empty_file", null, "empty_file", null],
            _folder.Find().Select(item => item.Problem?.Code));
    }

    [Fact]
    public void Discover_JsonUnderCsvName_IsReadAsJson() =>
        Assert.Equal([["a"], ["1"]], _folder.Rows(_folder.Put("x.csv", "{\"a\":1}\n")));

    [Theory]
    [InlineData("MaxColumns", "0", "Ingest:Limits:MaxColumns: значение от 1 до 16384.")]
    [InlineData("MaxRatio", "1", "Ingest:Limits:MaxRatio: значение от 2 до 100000.")]
    [InlineData("MaxSharedTextBytes", "-1", "Ingest:Limits:MaxSharedTextBytes: значение от 1000 до 1000000000.")]
    public void Limits_OutOfRange_StopTheStartWithOneLine(string limit, string value, string line)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Ingest:Limits:{limit}", value)]).Build();
        using var services = new ServiceCollection().AddSources(configuration).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains(line, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_OfTheConfiguration_AreThoseOfTheReader()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Ingest:Limits:MaxColumns", "1")]).Build();
        using var services = new ServiceCollection().AddSources(configuration).BuildServiceProvider();
        var path = _folder.Put("x.csv", Table);
        var reader = services.GetRequiredService<SourceReader>();
        var file = Assert.Single(reader.Discover([path], TestContext.Current.CancellationToken)).File!;

        Assert.Equal(1, services.GetRequiredService<SourceLimits>().MaxColumns);
        Assert.Equal("too_many_columns", Assert.Throws<UnreadableSourceException>(() => reader.Open(file, TestContext.Current.CancellationToken)).Code);
    }
}
