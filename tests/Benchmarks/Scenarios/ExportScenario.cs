using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Scenarios;

/// <summary>Every row of attendance as a file: from the request to the last byte, through the whole site.</summary>
internal sealed class ExportScenario : IScenario
{
    private const string Site = "site";

    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public string Usage => "export [ROWS] [ROUNDS]  ROWS (1,000,000) of attendance as XLSX and CSV through the site, ROUNDS (3) each, and the site's peak memory";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is [Site, var warehouse, var folder, var format, var times])
        {
            await ServeAsync(warehouse, folder, format, int.Parse(times, CultureInfo.InvariantCulture));
            return;
        }

        var (rows, rounds) = (arguments.Number(0, 1_000_000), arguments.Number(1, 3));
        using var place = new Workplace();
        var feed = place.File("attendance.csv");
        AttendanceFeed.Write(feed, rows);
        using var product = new Product(place.Folder("warehouse"));
        await product.LoadAsync(feed);
        Console.WriteLine("| file | seconds a round | MB | CPU s of all rounds | site's peak, MB |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: |");
        foreach (var kind in new[] { "xlsx", "csv" })
        {
            // In a process of its own: the memory of loading and of the other format is not its.
            var run = ChildProcess.SiteScenario(
                Name, Site, product.Database, place.Folder(kind), kind, rounds.ToString(CultureInfo.InvariantCulture));
            Console.WriteLine($"{run.Output} {run.PeakBytes / 1e6:N0} |");
        }
    }

    private static async Task ServeAsync(string warehouse, string folder, string format, int rounds)
    {
        await using var site = await MeasuredSite.StartAsync(warehouse, folder);
        var seconds = new List<double>();
        var bytes = 0L;
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = await site.DownloadAsync($"/export/rows-attendance.{format}?preset=all");
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        var cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        Console.WriteLine($"| {format} | {string.Join(", ", seconds.Select(second => $"{second:N1}"))} | {bytes / 1e6:N0} | {cpu:N1} |");
    }
}
