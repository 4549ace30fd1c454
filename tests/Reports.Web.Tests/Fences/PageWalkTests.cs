using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Reports.Web.Tests.Fences;

/// <summary>Every page and file of the site, asked by fenced viewers of each role and kind through their own sign-in: no mark of anything outside is in any answer.</summary>
[Collection(nameof(FenceSite))]
public sealed partial class PageWalkTests(FenceSite site)
{
    public static TheoryData<string> Walkers => [.. Fence.Walkers.Select(fence => fence.Name).Distinct()];

    [Fact]
    public async Task Address_AskedWithoutAFence_ShowsTheWorld()
    {
        var addresses = new Addresses(site);
        var shown = new ConcurrentDictionary<string, int>();
        await WalkAsync(Fence.Open, addresses, (pattern, _, text) => shown.AddOrUpdate(
            pattern, _ => World.MarksIn(text).Count(), (_, marks) => marks + World.MarksIn(text).Count()));
        Assert.All(addresses.Patterns, pattern => Assert.True(shown.GetValueOrDefault(pattern) > 0, $"{pattern} shows nothing of the world: its walk proves nothing."));
    }

    [Theory]
    [MemberData(nameof(Walkers))]
    public Task Address_AskedByAFencedViewer_ShowsNothingFromOutside(string name)
    {
        var fence = Fence.Walkers.First(fence => fence.Name == name);
        return WalkAsync(fence, new Addresses(site), (_, address, text) =>
            Assert.True(World.MarksIn(text).All(fence.Holds), $"{address} shows {fence.Name} {string.Join(", ", World.MarksIn(text).Where(mark => !fence.Holds(mark)).Distinct())}."));
    }

    private async Task WalkAsync(Fence fence, Addresses addresses, Action<string, string, string> check)
    {
        var browser = await site.Site.SignedInAsync(fence.User);
        var all = addresses.Patterns.SelectMany(pattern => addresses.Of(pattern, fence).Select(address => (pattern, address))).ToList();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, cancellationToken) =>
        {
            using var answer = await browser.GetAsync(new Uri(one.address, UriKind.Relative), cancellationToken);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{one.address} fails for {fence.Name}.");
            check(one.pattern, one.address, Text(await answer.Content.ReadAsByteArrayAsync(cancellationToken)));
        });
    }

    /// <summary>The text of an answer; of a workbook or a document the text of all its parts.</summary>
    internal static string Text(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            // A form's token is chance, and by chance might read as a mark.
            return Token().Replace(Encoding.UTF8.GetString(bytes), "");
        }

        var text = new StringBuilder();
        using var package = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in package.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    [GeneratedRegex(@"CfDJ8[\w-]*")]
    private static partial Regex Token();
}
