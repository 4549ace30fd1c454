using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>A table of a template: header rows, the row that is repeated, the row that spans the whole width.</summary>
/// <param name="Heads">Rows above the repeated one.</param>
/// <param name="Body">The repeated row; null when no cell has a tag of a column.</param>
/// <param name="Names">Tags of its cells in their order; empty for a cell without one.</param>
/// <param name="Group">The row that spans the whole width; null when there is none.</param>
internal sealed record TablePrototype(IReadOnlyList<TableRow> Heads, TableRow? Body, IReadOnlyList<string> Names, TableRow? Group)
{
    /// <summary>Reads it; controls of whole cells and rows become controls of what is in the cells.</summary>
    /// <param name="table">The table, which is changed.</param>
    public static TablePrototype Of(Table table, ColumnTagsAttribute columns)
    {
        foreach (var control in table.Descendants<SdtRow>().ToList())
        {
            ContentControls.Unwrap(control);
        }

        foreach (var control in table.Descendants<SdtCell>().ToList())
        {
            MoveInside(control);
        }

        var rows = table.Elements<TableRow>().ToList();
        var group = rows.FirstOrDefault(row => Tags(row).Contains(TableFiller.Group));
        var body = rows.FirstOrDefault(row => row != group && Tags(row).Any(columns.Names.Contains));
        return new TablePrototype(
            [.. rows.TakeWhile(row => row != body && row != group)],
            body,
            [.. body?.Elements<TableCell>().Select(cell => Tags(cell).FirstOrDefault(columns.Names.Contains, "")) ?? []],
            group);
    }

    private static IEnumerable<string> Tags(DocumentFormat.OpenXml.OpenXmlElement element) => element.Descendants<SdtElement>().Select(ContentControls.TagOf);

    private static void MoveInside(SdtCell control)
    {
        var tag = ContentControls.TagOf(control);
        if (tag.Length > 0 && ContentControls.ContentOf(control).Descendants<Paragraph>().FirstOrDefault() is { } paragraph)
        {
            var content = new SdtContentRun();
            foreach (var child in paragraph.ChildElements.Where(child => child is not ParagraphProperties).ToList())
            {
                child.Remove();
                content.Append(child);
            }

            paragraph.Append(new SdtRun(new SdtProperties(new Tag { Val = tag }), content));
        }

        ContentControls.Unwrap(control);
    }
}
