using Reports.Web.Charts;
using Reports.Web.Documents;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A report as a table of a document, with the rows of a measure pivoted to columns.</summary>
/// <param name="Title">Its unit.</param>
/// <param name="Table">Its columns, <c>text</c> or <c>number</c>, and the texts of its cells.</param>
/// <param name="Chart">Its chart; null for none.</param>
/// <param name="IsLine">Whether the chart is a line; columns otherwise.</param>
internal sealed record ReportGrid(string Title, DocumentTable Table, DocumentChart? Chart, bool IsLine)
{
    private const string Text = "text";
    private const string Number = "number";
    private const int MostColumns = 7;
    private const int MostDrawn = 24;

    /// <summary>The tables of a report; a wide one is split, each part with the same first column.</summary>
    public static IReadOnlyList<ReportGrid> Of(ReportTable table)
    {
        var whole = table.Report.File.Value("pivot") is { } pivot ? Pivot(table, pivot.Split(' ')) : Plain(table);
        var columns = whole.Table.Columns;
        if (columns.Count <= MostColumns)
        {
            return [whole];
        }

        var parts = (columns.Count - 2) / (MostColumns - 1) + 1;
        var each = (columns.Count - 1 + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part => whole with
        {
            Title = part == 0 ? whole.Title : whole.Title + ", продолжение",
            Table = new DocumentTable(
                [columns[0], .. columns.Skip(1 + part * each).Take(each)],
                [.. whole.Table.Rows.Select(row => (IReadOnlyList<string>)[row[0], .. row.Skip(1 + part * each).Take(each)])]),
            Chart = part == parts - 1 ? whole.Chart : null,
        })];
    }

    private static ReportGrid Plain(ReportTable table)
    {
        var shown = table.Columns.Where(column => column.Kind != ColumnKind.Key).ToList();
        var header = table.Report.Chart is { } line && table.Rows.Count is > 1 and <= MostDrawn ? ChartHeader.Parse(line) : null;
        return new ReportGrid(
            table.Report.Title,
            new DocumentTable(
                [.. shown.Select(column => new DocumentColumn(Figures.IsNumeric(column.Kind) ? Number : Text, column.Title))],
                [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. shown.Select(column => Figures.Cell(row, column))])]),
            header?.Kind is "bar" or "line" ? Drawn(table, header) : null,
            header?.Kind == "line");
    }

    private static DocumentChart Drawn(ReportTable table, ChartHeader header)
    {
        var (names, measure) = (table.Columns[header["x"]], table.Columns[header["y"]]);
        return new DocumentChart(
            measure.Title,
            [.. table.Rows.Select(row => Figures.Cell(row, names))],
            [(measure.Title, [.. table.Rows.Select(row => Figures.Amount(row[measure], measure.Kind))])]);
    }

    /// <summary>Pivots rows to columns: <c>pivot: rows columns values</c>; a missing value is «нет данных».</summary>
    private static ReportGrid Pivot(ReportTable table, string[] names)
    {
        var (rows, columns, values) = (table.Columns[names[0]], table.Columns[names[1]], table.Columns[names[2]]);
        var heads = table.Rows.Select(row => (string)row[columns]!).Distinct().ToList();
        var lines = table.Rows.Select(row => (string)row[rows]!).Distinct().ToList();
        var cells = table.Rows
            .GroupBy(row => ((string)row[rows]!, (string)row[columns]!))
            .ToDictionary(cell => cell.Key, cell => Figures.Amount(cell.First()[values], ColumnKind.Number));
        string Told(string line, string head) => Figures.Number(
            cells.GetValueOrDefault((line, head)), line.Contains('%', StringComparison.Ordinal) || head.Contains('%', StringComparison.Ordinal) ? 1 : 2);
        var drawn = lines.Where(line => line.Contains('%', StringComparison.Ordinal)
            && heads.Count(head => cells.GetValueOrDefault((line, head)) is not null) > 1).ToList();
        return new ReportGrid(
            table.Report.Title,
            new DocumentTable(
                [new DocumentColumn(Text, rows.Title), .. heads.Select(head => new DocumentColumn(Number, head))],
                [.. lines.Select(line => (IReadOnlyList<string>)[line, .. heads.Select(head => Told(line, head))])]),
            drawn.Count == 0 ? null : new DocumentChart(
                "", heads,
                [.. drawn.Select(line => (line, (IReadOnlyList<decimal?>)[.. heads.Select(head => cells.GetValueOrDefault((line, head)))]))]),
            IsLine: true);
    }
}
