using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>What an export says about itself above its table.</summary>
/// <param name="Title">The report's title.</param>
/// <param name="Period">The period in words.</param>
/// <param name="Filters">What was chosen, in words; empty for everything.</param>
/// <param name="State">As of when the data is.</param>
/// <param name="Source">Which report it is, what a row is, who asked.</param>
public sealed record ExportHead(string Title, string Period, string Filters, string State, string Source);

/// <summary>A report on its way to a file: a table that is there, or one too long to be held, which is read as it is written.</summary>
/// <param name="head">What it says about itself.</param>
/// <param name="first">The first portion of its rows.</param>
/// <param name="rest">Stands at the next portion; null when the first one is all.</param>
public sealed class Export(ExportHead head, ReportTable first, IAsyncEnumerator<ReportTable>? rest = null) : IAsyncDisposable
{
    private ReportTable? _first = first;

    /// <summary>What it says about itself.</summary>
    public ExportHead Head => head;

    /// <summary>The whole table; null when it is too long to be held.</summary>
    public ReportTable? Table { get; } = rest is null ? first : null;

    /// <summary>Columns that a person reads; keys stay behind.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; } = [.. first.Columns.Where(column => column.Kind != ColumnKind.Key)];

    /// <summary>The rows, a portion after another; they can be taken once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReportRow>> PortionsAsync()
    {
        var portion = _first ?? throw new InvalidOperationException("Rows of an export can be taken once.");

        // A portion that was written is not held until the last one is.
        _first = null;
        yield return portion.Rows;
        portion = null;
        for (var more = rest is not null; more; more = await rest!.MoveNextAsync())
        {
            yield return rest!.Current.Rows;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => rest?.DisposeAsync() ?? ValueTask.CompletedTask;
}
