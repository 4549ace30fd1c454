using System.Collections;
using Microsoft.Extensions.Options;
using Reports.Web.Inbox;

namespace Reports.Web.Tests;

/// <summary>A file of rows from a page comes into the inbox whole or not at all.</summary>
public sealed class InboxWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inbox").FullName;

    private InboxWriter Writer => new(Options.Create(new InboxOptions { Folder = _folder }), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Write_ThatEndsWell_LeavesOneWholeFile()
    {
        var name = await Writer.WriteAsync("targets", ["measure", "target"], [["success", "80"], ["на, \"пять\"", null]], TestContext.Current.CancellationToken);

        Assert.Equal([name], Entries());
        Assert.True(Writer.IsWaiting(name));
        Assert.Equal("measure,target\nsuccess,80\n\"на, \"\"пять\"\"\",\n", await File.ReadAllTextAsync(Path.Combine(_folder, name), TestContext.Current.CancellationToken));
    }

    // The draft is made before the first byte is written.
    [Fact]
    public async Task Write_ThatIsBrokenOff_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer.WriteAsync("targets", ["measure"], [["success"]], new CancellationToken(canceled: true)));

        Assert.Empty(Entries());
    }

    [Fact]
    public async Task Write_WhoseRowsFail_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Writer.WriteAsync("targets", ["measure"], [["success"], new Failing()], TestContext.Current.CancellationToken));

        Assert.Empty(Entries());
    }

    [Fact]
    public async Task Write_ThatCannotTakeItsName_LeavesNothing()
    {
        // The name has a folder that is not there: the draft, whose name begins with a dot, has one.
        Directory.CreateDirectory(Path.Combine(_folder, ".away"));

        await Assert.ThrowsAnyAsync<IOException>(() => Writer.WriteAsync("away/targets", ["measure"], [["success"]], TestContext.Current.CancellationToken));

        Assert.Empty(Entries());
    }

    private string[] Entries() => [.. Directory.EnumerateFiles(_folder, "*", new EnumerationOptions { AttributesToSkip = 0, RecurseSubdirectories = true }).Select(path => Path.GetFileName(path))];

    /// <summary>A row that cannot be read.</summary>
    private sealed class Failing : IReadOnlyList<string?>
    {
        public int Count => 1;

        public string? this[int index] => throw new IOException("gone");

        public IEnumerator<string?> GetEnumerator() => throw new IOException("gone");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
