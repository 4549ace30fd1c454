using System.Globalization;
using Microsoft.Data.Sqlite;
using Sample;

namespace Benchmarks.Scenarios;

/// <summary>Server time of the pages that people open most, over a warehouse of any size.</summary>
internal sealed class PagesScenario : IScenario
{
    private const int Warm = 20;
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
    private static readonly string AllYears = string.Create(CultureInfo.InvariantCulture, $"from=2020-01-01&to={Today:yyyy-MM-dd}");

    /// <inheritdoc/>
    public string Name => "pages";

    /// <inheritdoc/>
    public string Usage => "pages [WAREHOUSE|ROWS] [N] [GROUPS]  /, /learners/{key}, /plan over a warehouse's file, or over the sample organisation and ROWS (100,000) of attendance; N (200) requests each, asked by a user kept to the first GROUPS groups";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        using var place = new Workplace();
        var requests = arguments.Number(1, 200);
        var warehouse = arguments.Count > 0 && File.Exists(arguments[0]) ? arguments[0] : await BuildAsync(place, arguments.Number(0, 100_000));
        var learners = Rows(warehouse, "learners", requests, reader => reader.GetInt64(0));
        var groups = arguments.Count > 2 ? Rows(warehouse, "groups", arguments.Number(2, 500), reader => reader.GetString(0)) : null;
        await using var site = await MeasuredSite.StartAsync(warehouse, place.Folder("site"), groups);
        Console.WriteLine($"{warehouse}: {new FileInfo(warehouse).Length / 1e6:N0} MB, {requests} requests a page after {Warm} to warm up{(groups is null ? "" : $", kept to {groups.Count} groups")}");
        Console.WriteLine();
        Console.WriteLine("| page | first after a load, ms | p50, ms | p95, ms | longest, ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        await site.GetAsync("/loads");
        await MeasureAsync(site, "/", requests, _ => "/");
        await MeasureAsync(site, "/, all years", requests, _ => "/?" + AllYears);
        await MeasureAsync(site, "/learners/{key}", requests, i => string.Create(CultureInfo.InvariantCulture, $"/learners/{learners[i % learners.Count]}"));
        await MeasureAsync(site, "/plan", requests, _ => "/plan");
        await MeasureAsync(site, "/self-assessment", requests, _ => "/self-assessment");
        await MeasureAsync(site, "/self-assessment, annex 5", requests, _ => "/self-assessment?set=order-1324-annex-5");
        await MeasureAsync(site, "/self-assessment, form 1-ПК", requests, _ => "/self-assessment?set=form-1-pk");
        await MeasureAsync(site, "/plan, all years", requests, _ => "/plan?" + AllYears);
        await MeasureAsync(site, "/quality", requests, _ => "/quality");
        await MeasureAsync(site, "/quality, all years", requests, _ => "/quality?" + AllYears);
    }

    private static async Task MeasureAsync(MeasuredSite site, string name, int requests, Func<int, string> address)
    {
        var first = await site.GetAsync(address(0));
        if (first.Status != 200)
        {
            // A site without this page has no figure for it, and no figure of another page stands in its place.
            Console.WriteLine($"| {name} | answered with {first.Status}{(first.Location is { } to ? " to " + to : "")} | | | |");
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

        Console.WriteLine($"| {name} | {first.Milliseconds:N0} | {milliseconds.Percentile(50):N1} | {milliseconds.Percentile(95):N1} | {milliseconds.Max():N1} |");
    }

    private static async Task<string> BuildAsync(Workplace place, int rows)
    {
        var feed = place.File("attendance.csv");
        AttendanceFeed.Write(feed, rows);

        // Attendance alone has no plan, grade or enrolment to show.
        var sample = place.Folder("sample");
        new SampleOrganisation(new SampleOptions(Learners: 1000, Years: 3, Seed: 1, Today)).Write(sample);
        using var product = new Product(place.Folder("warehouse"));
        await product.LoadAsync(Path.Combine(sample, "feeds"), feed);
        return product.Database;
    }

    private static List<T> Rows<T>(string warehouse, string statement, int count, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = warehouse,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlText.Of(statement);
        command.Parameters.AddWithValue("@count", count);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
