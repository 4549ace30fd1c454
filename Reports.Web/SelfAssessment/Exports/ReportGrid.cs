using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A column of a table on paper.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsText">Whether words stand in it.</param>
internal sealed record GridColumn(string Title, bool IsText);

/// <summary>A chart of a document: a name an item of the axis, a series a line or a set of columns.</summary>
/// <param name="IsLine">Lines; columns otherwise.</param>
/// <param name="Title">What stands over it; empty for none.</param>
/// <param name="Names">Along the axis.</param>
/// <param name="Series">Title and values; null is no data.</param>
internal sealed record ChartFigure(bool IsLine, string Title, IReadOnlyList<string> Names, IReadOnlyList<(string Title, IReadOnlyList<decimal?> Values)> Series);

/// <summary>A report's rows as a table on paper: words in place of keys, long rows of a measure turned into columns.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Texts of its cells.</param>
/// <param name="Chart">Its chart; null for none.</param>
internal sealed record ReportGrid(string Title, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, ChartFigure? Chart)
{
    private const int MostColumns = 7;
    private const int MostDrawn = 24;

    /// <summary>The tables of a report; a wide one goes on under the same first column.</summary>
    public static IReadOnlyList<ReportGrid> Of(ReportTable table)
    {
        var whole = table.Report.File.Value("pivot") is { } pivot ? Pivot(table, pivot.Split(' ')) : Plain(table);
        if (whole.Columns.Count <= MostColumns)
        {
            return [whole];
        }

        var parts = (whole.Columns.Count - 2) / (MostColumns - 1) + 1;
        var each = (whole.Columns.Count - 1 + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part => new ReportGrid(
            part == 0 ? whole.Title : whole.Title + ", продолжение",
            [whole.Columns[0], .. whole.Columns.Skip(1 + part * each).Take(each)],
            [.. whole.Rows.Select(row => (IReadOnlyList<string>)[row[0], .. row.Skip(1 + part * each).Take(each)])],
            part == parts - 1 ? whole.Chart : null))];
    }

    private static ReportGrid Plain(ReportTable table)
    {
        var shown = table.Columns.Index().Where(column => column.Item.Kind != ColumnKind.Key).ToList();
        return new ReportGrid(
            table.Report.Title,
            [.. shown.Select(column => new GridColumn(column.Item.Title, !Figures.IsNumeric(column.Item.Kind)))],
            [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. shown.Select(column => Figures.Cell(row[column.Index], column.Item.Kind))])],
            Drawn(table));
    }

    private static ChartFigure? Drawn(ReportTable table)
    {
        if (table.Report.Chart is not { } line || table.Rows.Count is 0 or > MostDrawn)
        {
            return null;
        }

        var header = ChartHeader.Parse(line);
        if (header.Kind is not ("bar" or "line"))
        {
            return null;
        }

        var (x, y) = (table.Index(header["x"]), table.Index(header["y"]));
        return new ChartFigure(
            header.Kind == "line", table.Columns[y].Title,
            [.. table.Rows.Select(row => Figures.Cell(row[x], table.Columns[x].Kind))],
            [(table.Columns[y].Title, [.. table.Rows.Select(row => Figures.Amount(row[y], table.Columns[y].Kind))])]);
    }

    /// <summary>Long rows to columns: <c>pivot: rows columns values</c>; a number by its base, «нет данных» without one.</summary>
    private static ReportGrid Pivot(ReportTable table, string[] names)
    {
        var (rows, columns, values) = (table.Index(names[0]), table.Index(names[1]), table.Index(names[2]));
        var heads = table.Rows.Select(row => (string)row[columns]!).Distinct().ToList();
        var lines = table.Rows.Select(row => (string)row[rows]!).Distinct().ToList();
        var cells = table.Rows
            .GroupBy(row => ((string)row[rows]!, (string)row[columns]!))
            .ToDictionary(cell => cell.Key, cell => Figures.Amount(cell.First()[values], ColumnKind.Number));
        string Told(string line, string head) => Figures.Number(
            cells.GetValueOrDefault((line, head)), line.Contains('%', StringComparison.Ordinal) || head.Contains('%', StringComparison.Ordinal) ? 1 : 2);
        var drawn = lines.Where(line => line.Contains('%', StringComparison.Ordinal)).ToList();
        return new ReportGrid(
            table.Report.Title,
            [new GridColumn(table.Columns[rows].Title, true), .. heads.Select(head => new GridColumn(head, false))],
            [.. lines.Select(line => (IReadOnlyList<string>)[line, .. heads.Select(head => Told(line, head))])],
            drawn.Count == 0 || heads.Count < 2 ? null : new ChartFigure(
                true, "", heads,
                [.. drawn.Select(line => (line, (IReadOnlyList<decimal?>)[.. heads.Select(head => cells.GetValueOrDefault((line, head)))]))]));
    }
}
