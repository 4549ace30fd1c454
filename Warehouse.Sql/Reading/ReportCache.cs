using System.Collections.Concurrent;
using System.Globalization;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>
/// Tables of reports that were read since the last load. A load changes the version, and with it every answer is read anew;
/// tables of persons and long tables are never kept.
/// </summary>
internal sealed class ReportCache
{
    private const int MostTables = 200;
    private const int MostRows = 10_000;

    private readonly ConcurrentDictionary<string, ReportTable> _tables = new(StringComparer.Ordinal);
    private string _version = "";

    /// <summary>The name under which an answer is kept; null when it must not be.</summary>
    public static string? Key(
        Report report, Scope scope, DateTimeOffset? asOf, IReadOnlyDictionary<string, object?> parameters) =>
        report.File.Value("persons") is not null || report.File.Value("cache") == "no"
            ? null
            : string.Join('\u001f', [
                report.File.Name,
                scope.ToString(),
                asOf?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                .. report.Parameters.Select(name => Convert.ToString(parameters.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? ""),
            ]);

    /// <summary>What was kept under a name in this version of the data.</summary>
    public ReportTable? Find(string key, string version)
    {
        if (version != Interlocked.Exchange(ref _version, version))
        {
            _tables.Clear();
        }

        return _tables.GetValueOrDefault(key);
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string key, ReportTable table)
    {
        if (table.Rows.Count > MostRows)
        {
            return;
        }

        if (_tables.Count >= MostTables)
        {
            _tables.Clear();
        }

        _tables[key] = table;
    }
}
