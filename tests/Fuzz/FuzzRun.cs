using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Sources;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Warehouse.Sql;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;

namespace Fuzz;

/// <summary>
/// Loads bad files one after another through the real loader into a warehouse of its own, and collects what must not be: an exception,
/// a file that takes too long, a message that is not in Russian, a row that is not counted. The warehouse has to verify at the end.
/// </summary>
/// <param name="folder">An empty folder for the warehouse and the files; what went wrong stays there in <c>found</c>.</param>
internal sealed partial class FuzzRun(string folder)
{
    /// <summary>What must not be, a line each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many files ended how: the state, and the code of a failure.</summary>
    public SortedDictionary<string, int> Ends { get; } = new(StringComparer.Ordinal);

    /// <summary>The file that took longest.</summary>
    public (TimeSpan Took, string Name) Slowest { get; private set; }

    /// <summary>Loads as many files of a seed.</summary>
    /// <param name="files">How many.</param>
    /// <param name="seed">Gives the same files again.</param>
    /// <param name="limit">How long one may take; none, and it is not looked at.</param>
    public async Task RunAsync(int files, int seed, TimeSpan? limit, Action<int>? progress = null)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var services = Services();
        await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        var loader = services.GetRequiredService<BatchLoader>();
        var seeds = new FuzzSeeds(Path.Combine(folder, "sample"));
        _ = loader.Load([seeds.Feeds], null, CancellationToken.None).Count();
        var mutation = new FuzzMutation(seeds, new Random(seed));
        for (var i = 0; i < files; i++)
        {
            var (extension, bytes) = mutation.Next();
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"f{i}.{extension}"));
            await File.WriteAllBytesAsync(path, bytes);
            var before = Problems.Count;
            Load(loader, services.GetRequiredService<SourceReader>(), path, limit);
            Keep(path, Problems.Count > before);
            progress?.Invoke(i + 1);
        }

        foreach (var check in await services.GetRequiredService<Verification>().RunAsync(CancellationToken.None))
        {
            if (check.Differences != 0)
            {
                Problems.Add(string.Create(CultureInfo.InvariantCulture, $"verify: {check.Name} differs in {check.Differences} rows"));
            }
        }
    }

    private void Load(BatchLoader loader, SourceReader sources, string path, TimeSpan? limit)
    {
        var name = Path.GetFileName(path);
        var start = Stopwatch.GetTimestamp();
        try
        {
            foreach (var outcome in loader.Load([path], null, CancellationToken.None))
            {
                var end = outcome.FailureCode ?? outcome.State.ToString();
                Ends[end] = Ends.GetValueOrDefault(end) + 1;
                if (outcome.Failure is { } message && Fault(message) is { } fault)
                {
                    Problems.Add($"{name}: {fault}: {message}");
                }

                if (outcome.State == LoadState.Loaded && Miscounted(outcome, sources) is { } miscounted)
                {
                    Problems.Add($"{name}: {miscounted}");
                }
            }
        }
        catch (Exception error)
        {
            Problems.Add($"{name}: {error}");
        }

        var took = Stopwatch.GetElapsedTime(start);
        Slowest = took > Slowest.Took ? (took, name) : Slowest;
        if (took > limit)
        {
            Problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: took {took.TotalSeconds:F1} s"));
        }
    }

    /// <summary>
    /// What is wrong with the counts of a file: none is below zero, together they are the rows of the table, which are counted here by reading it once
    /// more. A header below titles has rows above it, which are told and not counted.
    /// </summary>
    private static string? Miscounted(LoadOutcome outcome, SourceReader sources)
    {
        var counts = outcome.Counts;
        long[] each = [counts.Loaded, counts.Corrected, counts.Duplicate, counts.Rejected, counts.PassedOver, counts.NotSelected];
        var table = sources.Discover([outcome.Path]).Select(item => item.File).FirstOrDefault(file => file?.Name == outcome.Name);
        if (table is null || each.Min() < 0 || each.Sum() != counts.Read)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{outcome.Name}: {counts.Read} rows, counted {string.Join(" + ", each)}");
        }

        if (outcome.Notes.Any(note => note.Code == "header_below"))
        {
            return null;
        }

        using var rows = sources.Open(table, CancellationToken.None);
        var read = 0L;
        while (rows.Read())
        {
            read++;
        }

        return read == counts.Read ? null : string.Create(CultureInfo.InvariantCulture, $"{outcome.Name}: {read} rows in the table, {counts.Read} read");
    }

    /// <summary>What is wrong with a message; none when it is Russian and ends as a sentence does.</summary>
    internal static string? Fault(string message)
    {
        var own = Quoted().Replace(message, "");
        return !own.Any(unit => unit is >= 'а' and <= 'я') ? "not in Russian"
            : Trace().IsMatch(own) ? "a stack trace"
            : English().IsMatch(own) ? "words of English"
            : own.Contains('\n') ? "more than a line"
            : null;
    }

    private void Keep(string path, bool isFound)
    {
        if (!isFound)
        {
            File.Delete(path);
            return;
        }

        var found = Directory.CreateDirectory(Path.Combine(folder, "found")).FullName;
        File.Move(path, Path.Combine(found, Path.GetFileName(path)), overwrite: true);
    }

    private ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = Path.Combine(folder, "warehouse.db"),
            ["Ingest:Scratch"] = Path.Combine(folder, "scratch"),
            ["Warehouse:SqlFolder"] = Path.Combine(folder, "sql"),
        }).Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddWarehouse(configuration).AddIngest(configuration).BuildServiceProvider();
    }

    // What the file itself says stands in quotes.
    [GeneratedRegex("«[^»]*»")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"Exception|^\s*at |\bat [A-Z]\w+\.")]
    private static partial Regex Trace();

    [GeneratedRegex(@"\b[A-Za-z']+ [a-z']+ [a-z']+\b")]
    private static partial Regex English();
}
