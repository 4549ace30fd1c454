using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Benchmarks.Scenarios;

/// <summary>Server time of the pages that people open most, over a warehouse of any size.</summary>
internal sealed class PagesScenario : IScenario
{
    private const int Warm = 20;

    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public string Usage => "pages [WAREHOUSE|ROWS] [N]  /, /learners/{key}, /plan over a warehouse's file, or over ROWS (100,000) of attendance; N (200) requests each";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        using var place = new Workplace();
        var requests = arguments.Number(1, 200);
        var warehouse = arguments.Count > 0 && File.Exists(arguments[0]) ? arguments[0] : await BuildAsync(place, arguments.Number(0, 100_000));
        var learners = Learners(warehouse, requests);
        await using var site = await MeasuredSite.StartAsync(warehouse, place.Folder("site"));
        Console.WriteLine($"{warehouse}: {new FileInfo(warehouse).Length / 1e6:N0} MB, {requests} requests a page after {Warm} to warm up");
        Console.WriteLine();
        Console.WriteLine("| page | p50, ms | p95, ms | longest, ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        await MeasureAsync(site, "/", requests, _ => "/");
        await MeasureAsync(site, "/learners/{key}", requests, i => string.Create(CultureInfo.InvariantCulture, $"/learners/{learners[i % learners.Count]}"));
        await MeasureAsync(site, "/plan", requests, _ => "/plan");
    }

    private static async Task MeasureAsync(MeasuredSite site, string name, int requests, Func<int, string> address)
    {
        var first = await site.GetAsync(address(0));
        if (first.Status != 200)
        {
            // A site without this page has no figure for it, and no figure of another page stands in its place.
            Console.WriteLine($"| {name} | answered with {first.Status}{(first.Location is { } to ? " to " + to : "")} | | |");
            return;
        }

        for (var i = 0; i < Warm; i++)
        {
            await site.GetAsync(address(i));
        }

        var milliseconds = new List<double>();
        for (var i = 0; i < requests; i++)
        {
            var answer = await site.GetAsync(address(i));
            milliseconds.Add(answer.Status == 200
                ? answer.Milliseconds
                : throw new InvalidOperationException($"{address(i)} was answered with {answer.Status}."));
        }

        Console.WriteLine($"| {name} | {milliseconds.Percentile(50):N1} | {milliseconds.Percentile(95):N1} | {milliseconds.Max():N1} |");
    }

    private static async Task<string> BuildAsync(Workplace place, int rows)
    {
        var feed = place.File("attendance.csv");
        AttendanceFeed.Write(feed, rows);
        using var product = new Product(place.Folder("warehouse"));
        await product.LoadAsync(feed);
        return product.Database;
    }

    private static List<long> Learners(string warehouse, int count)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = warehouse,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlText.Of("learners");
        command.Parameters.AddWithValue("@count", count);
        using var reader = command.ExecuteReader();
        var learners = new List<long>();
        while (reader.Read())
        {
            learners.Add(reader.GetInt64(0));
        }

        return learners;
    }
}
