using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>
/// Caches tables of reports. The key includes the version of the data, read before the rows; a load changes the version and so
/// invalidates every table. Tables with names and long tables are not cached.
/// </summary>
internal sealed class ReportCache : IDisposable
{
    private const int MostRows = 10_000;
    private const int MostRowsTogether = 500_000;

    // Tables of earlier versions are never read again: let them expire.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _tables = new(new MemoryCacheOptions { SizeLimit = MostRowsTogether });

    /// <summary>Whether tables of a report are cached.</summary>
    public static bool Takes(Report report) => !ReportPersons.MayName(report) && report.File.Value("cache") != "no";

    /// <summary>The cache key of a table.</summary>
    /// <param name="report">The report.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="asOf">Moment of knowledge; null is now.</param>
    /// <param name="parameters">Values for the parameters of its header.</param>
    /// <param name="version">
    /// Version of the data, read before the rows: the rows are of that version or a later one, and readers of a later version use
    /// another key.
    /// </param>
    public static string Key(
        Report report, Scope scope, DateTimeOffset? asOf, IReadOnlyDictionary<string, object?> parameters, string version) =>
        string.Join('\u001f', [
            version,
            report.File.Name,
            scope.ToString(),
            asOf?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            .. report.Parameters.Select(name => Convert.ToString(parameters.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? ""),
        ]);

    /// <summary>The table of a key.</summary>
    public ReportTable? Find(string key) => _tables.Get<ReportTable>(key);

    /// <summary>Adds a table.</summary>
    public void Keep(string key, ReportTable table)
    {
        if (table.Rows.Count <= MostRows)
        {
            _tables.Set(key, table, new MemoryCacheEntryOptions { Size = table.Rows.Count + 1, SlidingExpiration = Idle });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tables.Dispose();
}
