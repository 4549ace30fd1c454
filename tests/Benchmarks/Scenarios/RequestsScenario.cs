using Hostile;
using Sample;

namespace Benchmarks.Scenarios;

/// <summary>Random and hostile requests to every page: none may be an error of the server, and memory must not grow.</summary>
internal sealed class RequestsScenario : IScenario
{
    private const int InFlight = 8;
    private const int Learners = 1000;

    /// <inheritdoc/>
    public string Name => "requests";

    /// <inheritdoc/>
    public string Usage => "requests [N|FILE] [SEED]   N (20,000) random and hostile requests of SEED (1) to every page as each role; or one that was kept, sent again";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var again = arguments is [var first, ..] && File.Exists(first) ? HostileRequest.Read(first) : null;
        var (count, seed) = again is null ? (arguments.Number(0, 20_000), arguments.Number(1, 1)) : (1, 1);
        using var place = new Workplace();
        var feeds = place.Folder("sample");
        new SampleOrganisation(new SampleOptions(Learners, Years: 3, Seed: 1, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime))).Write(feeds);
        using var product = new Product(place.Folder("warehouse"));
        await product.LoadAsync(Path.Combine(feeds, "feeds"));
        await using var site = await SampleSite.StartAsync(product.Database, place.Folder("site"), FeedText.FirstCurator(Path.Combine(feeds, "feeds")));
        if (again is not null)
        {
            await SendAgainAsync(site, again);
            return;
        }

        await EditionsAtHand.MakeAsync(site.Visitors, TimeProvider.System.GetLocalNow().Year - 1);
        var map = await SiteMap.DrawAsync(site.Patterns, site.Visitors);
        Console.WriteLine($"{map.Patterns.Count} patterns, {map.Addresses.Count:N0} addresses, {map.Forms.Count} forms ({string.Join(", ", map.Forms.Select(form => form.Action.Split('?')[0]).Distinct())}), {map.Names.Count} names of values, {site.Visitors.Roles.Count} visitors");
        var kept = Directory.CreateTempSubdirectory("requests-").FullName;
        var run = new HostileRun(site.Visitors, new HostileRequests(map, site.Visitors.Roles, seed), kept);
        var memory = new MemoryTrack();
        await run.RunAsync(count, InFlight, done =>
        {
            memory.Add(site.Program.Memory);
            if (done % 1000 == 0)
            {
                Console.WriteLine($"{done:N0} requests, {run.Problems.Count} failed, {site.Program.Errors.Count} errors logged, {site.Program.Memory / 1e6:N0} MB");
            }
        });
        Report(site, run, memory);
        string[] problems =
        [
            .. run.Problems, .. site.Program.Errors.Select(error => "logged: " + error.Text), .. site.Program.HasEnded ? ["the site has ended"] : Array.Empty<string>(),
            .. memory.Growth > MemoryTrack.Allowed ? [$"memory grew by {memory.Growth:P0} over the last two thirds"] : Array.Empty<string>(),
        ];
        if (problems.Length > 0)
        {
            throw new InvalidOperationException($"{problems.Length} problems:\n{string.Join('\n', problems.Take(200))}");
        }

        Directory.Delete(kept);
    }

    private static async Task SendAgainAsync(SampleSite site, HostileRequest request)
    {
        var (cookie, token) = await site.Visitors.SessionAsync(request.Role);
        var answer = await Wire.SendAsync(site.Visitors.Site, request.Bytes(site.Visitors.Site.Authority, cookie, token), request.Kind);
        Console.WriteLine($"{request.Role} {request.Line}: {answer.Status} {answer.Location}, {answer.Took.TotalMilliseconds:N0} ms, {answer.Bytes:N0} bytes");
        foreach (var fault in site.Program.Faults)
        {
            Console.WriteLine($"{fault.Level} {fault.Text}");
        }
    }

    private static void Report(SampleSite site, HostileRun run, MemoryTrack memory)
    {
        Console.WriteLine();
        Console.WriteLine("| status | answers |");
        Console.WriteLine("| --- | ---: |");
        foreach (var status in run.Exchanges.CountBy(one => one.Answer.Status).OrderBy(one => one.Key))
        {
            Console.WriteLine($"| {(status.Key == 0 ? "none: cut off, or the client had gone" : status.Key)} | {status.Value:N0} |");
        }

        double[] took = [.. run.Exchanges.Where(one => one.Sent.Kind != HostileRequest.Gone).Select(one => one.Answer.Took.TotalMilliseconds)];
        Console.WriteLine();
        Console.WriteLine($"ms of an answer: p50 {took.Percentile(50):N0}, p95 {took.Percentile(95):N0}, p99 {took.Percentile(99):N0}, longest {took.Max():N0}; sessions renewed {site.Visitors.Renewals}");
        Console.WriteLine($"processor's time of the site: {site.Program.ProcessorTime.TotalMilliseconds / run.Exchanges.Count:N0} ms a request, start and map included");
        Console.WriteLine($"memory: peak {site.Program.PeakMemory / 1e6:N0} MB, growth over the last two thirds {memory.Growth:P1}");
        Console.WriteLine($"log: {site.Program.Errors.Count} errors, {site.Program.Faults.Count - site.Program.Errors.Count} warnings");
        foreach (var fault in site.Program.Faults.Where(fault => fault.Level == "Warning").CountBy(fault => fault.Text.Split('\n')[0][..Math.Min(160, fault.Text.Split('\n')[0].Length)]).OrderByDescending(one => one.Value).Take(10))
        {
            Console.WriteLine($"  {fault.Value} × {fault.Key}");
        }

        Console.WriteLine();
        foreach (var slow in run.Exchanges.OrderByDescending(one => one.Answer.Took).Take(10))
        {
            Console.WriteLine($"  {slow.Answer.Took.TotalMilliseconds,7:N0} ms {slow.Answer.Status} {slow.Answer.Bytes,10:N0} bytes, {slow.Number}: {slow.Sent.Role} {slow.Sent.Line}");
        }
    }
}
