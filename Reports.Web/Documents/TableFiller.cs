using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Fills a table with copies of the template's row.</summary>
internal static class TableFiller
{
    /// <summary>Tag for the title of a column in its header cell; without it the text of the template is kept.</summary>
    public const string Head = "head";

    /// <summary>Tag of the row that spans the whole width.</summary>
    public const string Group = "group";

    /// <summary>Fills it.</summary>
    /// <param name="content">Where the table is.</param>
    /// <param name="tags">Columns that it may have.</param>
    /// <param name="data">Its content.</param>
    public static void Fill(OpenXmlElement content, ColumnTagsAttribute tags, DocumentTable data)
    {
        var table = content.Descendants<Table>().First();
        var prototype = TablePrototype.Of(table, tags);
        var columns = tags.Varies
            ? [.. data.Columns.Select((column, i) => new Column(column, i, prototype.Names.Index().First(cell => cell.Item == column.Name).Index))]
            : prototype.Names.Select((name, i) => new Column(data.Columns.First(column => column.Name == name), data.Columns.Index().First(column => column.Item.Name == name).Index, i)).ToList();
        var grid = table.GetFirstChild<TableGrid>() ?? table.InsertAfter(new TableGrid(), table.GetFirstChild<TableProperties>());
        foreach (var head in prototype.Heads)
        {
            var row = tags.Varies ? Copy(head, columns) : head;
            foreach (var (cell, column) in row.Elements<TableCell>().Zip(columns))
            {
                Put(cell, Head, column.Data.Title);
            }

            if (row != head)
            {
                head.InsertBeforeSelf(row);
                head.Remove();
            }
        }

        foreach (var texts in data.Rows)
        {
            prototype.Body!.InsertBeforeSelf(texts.Count == 1 && columns.Count > 1
                ? GroupRow(prototype.Group ?? throw new InvalidOperationException("The table's ColumnTags must say HasGroups."), texts[0], columns.Count)
                : BodyRow(prototype.Body, columns, texts));
        }

        prototype.Body!.Remove();
        prototype.Group?.Remove();
        if (tags.Varies)
        {
            SetWidths(table, grid, columns.Count, prototype.Heads.Count);
        }
    }

    /// <summary>The whole width is that of the template's columns; the width of each column follows from the texts.</summary>
    private static void SetWidths(Table table, TableGrid grid, int columns, int heads)
    {
        var rows = table.Elements<TableRow>().Select(row => row.Elements<TableCell>().ToList()).ToList();
        var texts = rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Text)]).ToList();
        var titles = Enumerable.Range(0, columns).Select(i => string.Join('\n', texts.Take(heads).Select(row => row[i]))).ToList();
        var whole = grid.Elements<GridColumn>().Sum(column => int.TryParse(column.Width?.Value, CultureInfo.InvariantCulture, out var width) ? width : 0);
        var widths = ColumnWidths.Of(titles, [.. texts.Skip(heads)], whole);
        grid.RemoveAllChildren();
        grid.Append(widths.Select(width => new GridColumn { Width = Told(width) }));
        foreach (var row in rows)
        {
            foreach (var (i, cell) in row.Index())
            {
                (cell.TableCellProperties ??= new TableCellProperties()).TableCellWidth = new TableCellWidth
                {
                    Width = Told(row.Count == columns ? widths[i] : widths.Sum()),
                    Type = TableWidthUnitValues.Dxa,
                };
            }
        }
    }

    private static string Text(TableCell cell) =>
        string.Concat(cell.Descendants().Select(part => part is Text text ? text.Text : part is Break or Paragraph ? "\n" : "")).TrimStart('\n');

    private static TableRow BodyRow(TableRow prototype, IReadOnlyList<Column> columns, IReadOnlyList<string> texts)
    {
        var row = Copy(prototype, columns);
        foreach (var (cell, column) in row.Elements<TableCell>().Zip(columns))
        {
            Put(cell, column.Data.Name, texts[column.Index]);
        }

        return row;
    }

    private static TableRow GroupRow(TableRow prototype, string text, int columns)
    {
        var row = (TableRow)prototype.CloneNode(true);
        var cell = row.Elements<TableCell>().First();
        (cell.TableCellProperties ??= new TableCellProperties()).GridSpan = new GridSpan { Val = columns };
        Put(cell, Group, text);
        return row;
    }

    /// <summary>A row whose cells are copies of the template's, one for each column.</summary>
    private static TableRow Copy(TableRow prototype, IReadOnlyList<Column> columns)
    {
        var row = (TableRow)prototype.CloneNode(true);
        var cells = row.Elements<TableCell>().ToList();
        cells.ForEach(cell => cell.Remove());
        row.Append(columns.Select(column => cells[column.Place].CloneNode(true)));
        return row;
    }

    private static void Put(TableCell cell, string tag, string text)
    {
        if (cell.Descendants<SdtElement>().FirstOrDefault(control => ContentControls.TagOf(control) == tag) is { } control)
        {
            DocumentText.Put(control, text);
        }
    }

    private static string Told(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="Data">The column.</param>
    /// <param name="Index">Its number among the texts of a row.</param>
    /// <param name="Place">Number of the template's cell.</param>
    private sealed record Column(DocumentColumn Data, int Index, int Place);
}
