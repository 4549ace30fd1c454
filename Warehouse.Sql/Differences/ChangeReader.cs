using System.Globalization;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Differences;

/// <summary>A file that was loaded after some moment.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="FinishedAt">When, ISO 8601 in UTC.</param>
public sealed record LaterFile(long Key, string Name, string Feed, string FinishedAt);

/// <summary>Finds rows that loads after a moment have changed.</summary>
/// <param name="reader">The way to read the warehouse.</param>
/// <param name="catalogue">Where kinds are found.</param>
public sealed class ChangeReader(ReportReader reader, SqlCatalogue catalogue)
{
    private const string Files = "later-files";

    /// <summary>Every kind of rows there is.</summary>
    public IReadOnlyList<ChangeKind> Kinds { get; } =
        [.. catalogue.In("Differences").Where(file => file.ShortName != Files).Select(file => new ChangeKind(file))];

    /// <summary>Rows of a kind that loads after a moment changed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="known">The moment.</param>
    /// <param name="query">Scope and organisation.</param>
    public async Task<IReadOnlyList<ChangedRow>> ReadAsync(
        ChangeKind kind, DateTimeOffset known, IndicatorQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(query);
        var table = await AskAsync(kind.Report, known, query, cancellationToken);

        // A key may have been removed by several files: only the first counts.
        return [.. ChangedRow.Of(kind, table)
            .DistinctBy(change => kind.IsFact && kind.Trace is not null
                ? string.Join('/', change.TraceKeys.Append(change.TraceNumber))
                : string.Create(CultureInfo.InvariantCulture, $"{change.LoadFileKey}:{change.LineNo}:{change.FirstDay}"))];
    }

    /// <summary>Files with new rows that were loaded after a moment.</summary>
    /// <param name="known">The moment.</param>
    /// <param name="query">Scope.</param>
    public async Task<IReadOnlyList<LaterFile>> FilesAsync(DateTimeOffset known, IndicatorQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var table = await AskAsync(new Report(catalogue["Differences/" + Files]), known, query, cancellationToken);
        return [.. table.As<FileRow>().Select(row => new LaterFile(row.LoadFileKey, row.Name, row.Feed, row.FinishedAt ?? ""))];
    }

    private Task<ReportTable> AskAsync(Report report, DateTimeOffset known, IndicatorQuery query, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            report,
            query.Scope,
            null,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["known"] = Moment.Text(known),
                ["organisation"] = query.Organisation,
            },
            cancellationToken);

    private sealed record FileRow(long LoadFileKey, string Name, string Feed, string? FinishedAt);
}
