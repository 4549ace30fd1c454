using System.Diagnostics;
using Hostile;
using Sample;

namespace Benchmarks.Scenarios;

/// <summary>
/// The product in use for long: files arrive, the worker is killed at random moments and started again, readers open every page. The site's
/// memory must not grow, nothing may be logged as an error, and at the end all figures are those of a warehouse built at once.
/// </summary>
internal sealed class SoakScenario : IScenario
{
    private const int Readers = 2;
    private const int Learners = 1000;
    private const int SlowestTold = 12;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly string[] Compared =
    [
        "dashboard-figures", "dashboard-months", "dashboard-programmes", "running-groups", "attention-results", "plan-heat", "plan-group", "plan-module", "plan-teacher", "plan-competency",
        "quality-measures", "rows-grades", "rows-attendance", "rows-enrolments", "rows-outcomes", "rows-awards", "rows-documents",
    ];

    /// <inheritdoc/>
    public string Name => "soak";

    /// <inheritdoc/>
    public string Usage => "soak [MINUTES] [SEED]      MINUTES (30) of loads, corrections, retakes, removals, kills of the worker and readers; then every figure against a warehouse built at once";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var (minutes, seed) = (arguments.Number(0, 30), arguments.Number(1, 1));
        var random = new Random(seed);
        using var place = new Workplace();
        var sample = place.Folder("sample");
        new SampleOrganisation(new SampleOptions(Learners, Years: 3, Seed: 1, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime))).Write(sample);
        var files = new SoakFiles(Path.Combine(sample, "feeds"), place.Folder("all"), random);
        var home = place.Folder("home");
        var warehouse = Path.Combine(home, "warehouse.db");
        using (var first = new Product(home))
        {
            await first.LoadAsync([.. files.Whole]);
        }

        await using var site = await SampleSite.StartAsync(warehouse, home, FeedText.FirstCurator(Path.Combine(sample, "feeds")), ("Worker__InProcess", "false"));
        await EditionsAtHand.MakeAsync(site.Visitors, TimeProvider.System.GetLocalNow().Year - 1);
        var map = await SiteMap.DrawAsync(site.Patterns, site.Visitors);
        var kept = Directory.CreateTempSubdirectory("soak-").FullName;
        var run = new HostileRun(site.Visitors, new HostileRequests(map, site.Visitors.Roles, seed), kept);
        var worker = new SoakedWorker(SampleSite.Settings(warehouse, home), home, new Random(seed + 1));
        var memory = new MemoryTrack();
        var end = Stopwatch.GetTimestamp() + (long)(TimeSpan.FromMinutes(minutes).TotalSeconds * Stopwatch.Frequency);
        var brought = 0;
        bool Goes() => Stopwatch.GetTimestamp() < end;
        var readers = Enumerable.Range(0, Readers).Select(async reader =>
        {
            var requests = new HostileRequests(map, site.Visitors.Roles, seed + reader);
            for (var number = reader; Goes(); number += Readers)
            {
                await run.SendAsync(number, requests.ReadAt(number));
            }
        }).ToList();
        var bringing = Task.Run(async () =>
        {
            var (pieces, pause) = (Math.Max(1, files.PiecesLeft), TimeSpan.FromMinutes(minutes) * 0.55 / Math.Max(1, files.PiecesLeft));
            while (Goes())
            {
                worker.Bring(files.Next());
                brought++;
                await Task.Delay(pause * (random.NextDouble() * 2));
            }
        });
        var killing = worker.KillAsync(Goes);
        var told = Stopwatch.GetTimestamp();
        while (Goes())
        {
            await Task.Delay(1000);
            if (killing.IsFaulted || bringing.IsFaulted || readers.Exists(reader => reader.IsFaulted))
            {
                end = 0;
            }

            memory.Add(site.Program.Memory);
            if (Stopwatch.GetElapsedTime(told).TotalSeconds >= 60)
            {
                told = Stopwatch.GetTimestamp();
                Console.WriteLine($"{brought:N0} files brought, {worker.Kills} kills, {worker.SentAgain} sent again, {run.Exchanges.Count:N0} pages read, {run.Problems.Count} failed, {site.Program.Memory / 1e6:N0} MB");
            }
        }

        await Task.WhenAll([.. readers, bringing, killing]);
        for (; files.PiecesLeft > 0; brought++)
        {
            worker.Bring(files.Next());
        }

        await worker.DrainAsync(Longest);
        ChildProcess.Run("dotnet", [.. RunningProgram.Command("Ingest.Worker"), "verify"], home, "", [.. SampleSite.Settings(warehouse, home)]);
        Console.WriteLine($"{brought:N0} files brought, {worker.Kills} kills, {worker.SentAgain} sent again, {run.Exchanges.Count:N0} pages read; verify 0");
        double[] took = [.. run.Exchanges.Where(one => one.Sent.Kind != HostileRequest.Gone).Select(one => one.Answer.Took.TotalMilliseconds)];
        Console.WriteLine($"ms of a page: p50 {took.Percentile(50):N0}, p95 {took.Percentile(95):N0}, p99 {took.Percentile(99):N0}, longest {took.Max():N0}");
        foreach (var slow in run.Exchanges.OrderByDescending(one => one.Answer.Took).Take(SlowestTold))
        {
            Console.WriteLine($"{slow.Answer.Took.TotalMilliseconds,10:N0} ms  {slow.Sent.Line}");
        }

        Console.WriteLine($"memory of the site: peak {site.Program.PeakMemory / 1e6:N0} MB, growth over the last two thirds {memory.Growth:P1}");
        var differences = await CompareAsync(place, sample, site, files);
        string[] problems =
        [
            .. run.Problems, .. site.Program.Errors.Select(error => "the site logged: " + error.Text), .. worker.Errors.Select(error => "the worker logged: " + error.Text), .. differences,
            .. memory.Growth > MemoryTrack.Allowed ? [$"memory grew by {memory.Growth:P0} over the last two thirds"] : Array.Empty<string>(),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException($"{problems.Length} problems:\n{string.Join('\n', problems.Take(100))}");
        }

        Directory.Delete(kept);
    }

    private static async Task<IReadOnlyList<string>> CompareAsync(Workplace place, string sample, SampleSite site, SoakFiles files)
    {
        using var whole = new Product(place.Folder("whole"));
        await whole.LoadAsync(files.Folder);
        await using var atOnce = await SampleSite.StartAsync(
            whole.Database, place.Folder("whole-site"), FeedText.FirstCurator(Path.Combine(sample, "feeds")), ("Worker__InProcess", "false"));
        var (differences, rows) = (new List<string>(), 0);
        foreach (var report in Compared)
        {
            var (ours, theirs) = (await RowsAsync(site, report), await RowsAsync(atOnce, report));
            rows += ours.Count;
            if (ours.Except(theirs).FirstOrDefault() is { } more)
            {
                differences.Add($"{report}: {ours.Count} and {theirs.Count} rows; only after the soak: {more}");
            }

            if (theirs.Except(ours).FirstOrDefault() is { } less)
            {
                differences.Add($"{report}: {ours.Count} and {theirs.Count} rows; only at once: {less}");
            }
        }

        Console.WriteLine($"{Compared.Length} reports, {rows:N0} rows compared with a warehouse built at once: {differences.Count} differences");
        return differences;
    }

    /// <summary>The rows of a report's file; the same row twice is two rows.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(SampleSite site, string report)
    {
        var browser = await site.Visitors.BrowserAsync("administrator");
        var lines = (await browser.GetStringAsync(new Uri($"/export/{report}.csv?preset=all", UriKind.Relative))).Split('\n');
        return [.. lines.CountBy(line => line).Select(one => $"{one.Key.Trim()} × {one.Value}")];
    }
}
