using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>
/// Tables of reports, each under the version of the data that was read before it: a load changes the version, and with it every
/// answer is read anew. Tables of persons and long tables are never kept.
/// </summary>
internal sealed class ReportCache : IDisposable
{
    private const int MostRows = 10_000;
    private const int MostRowsTogether = 500_000;

    // Tables of earlier versions are asked for no more; this lets them go.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _tables = new(new MemoryCacheOptions { SizeLimit = MostRowsTogether });

    /// <summary>Whether answers of a report may be kept.</summary>
    public static bool Takes(Report report) => report.File.Value("persons") is null && report.File.Value("cache") != "no";

    /// <summary>The name under which an answer is kept.</summary>
    /// <param name="report">The report.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="asOf">Moment of knowledge; null is now.</param>
    /// <param name="parameters">Values for the parameters of its header.</param>
    /// <param name="version">
    /// Version of the data, read before the rows: rows are of that version or of a later one, and readers of a later one ask under
    /// another name.
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

    /// <summary>What was kept under a name.</summary>
    public ReportTable? Find(string key) => _tables.Get<ReportTable>(key);

    /// <summary>Keeps an answer.</summary>
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
