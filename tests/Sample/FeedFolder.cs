using System.Globalization;

namespace Sample;

/// <summary>The feed files of a sample: opens them as rows need them and counts what they hold.</summary>
internal sealed class FeedFolder(string directory, SampleOptions options) : IDisposable
{
    private readonly Dictionary<string, FeedFile> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Feed, int Period), FeedFile> dated = [];

    /// <summary>Rows in all files.</summary>
    public long Rows { get; private set; }

    /// <summary>A row that is to load and has a key of its own.</summary>
    public long Write(FeedFile file, params ReadOnlySpan<Cell> row)
    {
        TallyOf(file.Feed).Keys++;
        return WriteExtra(file, row);
    }

    /// <summary>A row that adds no key: a defect, a repetition, a correction, a removal.</summary>
    public long WriteExtra(FeedFile file, params ReadOnlySpan<Cell> row)
    {
        Rows++;
        return file.Write(row);
    }

    public void CountCorrection(string feed) => TallyOf(feed).Corrected++;

    public void CountRemoval(string feed) => TallyOf(feed).Removed++;

    /// <summary>A file of a feed that is not cut by time.</summary>
    public FeedFile Open(string feed, string? part = null, FileShape? shape = null)
    {
        var name = part is null ? feed : $"{feed}-{part}";
        if (!files.TryGetValue(name, out var file))
        {
            files[name] = file = new FeedFile(directory, name, feed, shape ?? FileShape.Plain);
        }

        return file;
    }

    /// <summary>The file of a feed in which a row of that day belongs.</summary>
    public FeedFile Of(string feed, DateOnly day)
    {
        var half = feed == "attendance" ? (day.Month > 6 ? 2 : 1) : 0;
        var period = (day.Year * 10) + half;
        if (!dated.TryGetValue((feed, period), out var file))
        {
            var year = day.Year.ToString(CultureInfo.InvariantCulture);
            dated[(feed, period)] = file = Open(feed, half == 0 ? year : $"{year}-{half}", ShapeOf(feed, day, half));
        }

        return file;
    }

    public IReadOnlyList<SampleFile> Files() =>
        [.. files.Values.OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new SampleFile(file.Name, file.Feed.Split('-')[0], file.Rows))];

    public IReadOnlyList<SampleFeed> Feeds() =>
        [.. tallies.Select(tally => new SampleFeed(tally.Key, tally.Value.Keys, tally.Value.Corrected, tally.Value.Removed))];

    public void Dispose()
    {
        foreach (var file in files.Values)
        {
            file.Dispose();
        }
    }

    // The oldest period comes from paper journals typed into a spreadsheet, the newest from systems.
    private FileShape ShapeOf(string feed, DateOnly day, int half)
    {
        var first = day.Year == options.BeginsOn.Year;
        var last = day.Year == options.EndsOn.Year;
        return feed switch
        {
            "attendance" when first && half == (options.BeginsOn.Month > 6 ? 2 : 1) => FileShape.Russian,
            "attendance" when !last => FileShape.Packed,
            "grades" or "awards" when first => FileShape.Russian,
            "documents" when last => FileShape.JsonLines,
            _ => FileShape.Plain,
        };
    }

    private Tally TallyOf(string feed)
    {
        if (!tallies.TryGetValue(feed, out var tally))
        {
            tallies[feed] = tally = new Tally();
        }

        return tally;
    }

    private sealed class Tally
    {
        public long Keys { get; set; }

        public long Corrected { get; set; }

        public long Removed { get; set; }
    }
}
