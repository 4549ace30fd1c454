using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>The lines above the table of an export.</summary>
/// <param name="Title">The report's title.</param>
/// <param name="Period">The period in words.</param>
/// <param name="Filters">What was chosen, in words; empty for everything.</param>
/// <param name="State">State of the data.</param>
/// <param name="Source">Report, grain and number of rows.</param>
public sealed record ExportHead(string Title, string Period, string Filters, string State, string Source)
{
    /// <summary>The order of the rows that was asked for, in words; empty for that of the report.</summary>
    public string Order { get; init; } = "";

    /// <summary>The period as it stands in the file's name: «01.01.2026–30.11.2026».</summary>
    public string Days { get; init; } = "";

    /// <summary>What the report says of itself, under the table of a workbook.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the file is of, in its name: the title, the days and the filter.</summary>
    public string Name => string.Join(", ", new[] { Title, Days, Filters }.Where(part => part.Length > 0));
}

/// <summary>A report to export: a whole table, or a long one that is read while it is written.</summary>
/// <param name="head">The lines above the table.</param>
/// <param name="first">The first portion of its rows.</param>
/// <param name="rest">The further portions, at the first of them; null when there are none.</param>
/// <param name="isStreamed">Whether it is written row by row although all of its rows are here.</param>
public sealed class Export(ExportHead head, ReportTable first, IAsyncEnumerator<ReportTable>? rest = null, bool isStreamed = false) : IAsyncDisposable
{
    private ReportTable? _first = first;

    /// <summary>The lines above the table.</summary>
    public ExportHead Head => head;

    /// <summary>The whole table; null when it is streamed.</summary>
    public ReportTable? Table { get; } = rest is null && !isStreamed ? first : null;

    /// <summary>The columns without keys.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; } = [.. first.Columns.Where(column => column.Kind != ColumnKind.Key)];

    /// <summary>The rows, portion by portion. They can be read once.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReportRow>> PortionsAsync()
    {
        var portion = _first ?? throw new InvalidOperationException("Rows of an export can be taken once.");

        // Release a portion as soon as it is written.
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
