using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A heading that the contents name.</summary>
/// <param name="Bookmark">Where it is.</param>
/// <param name="Title">Its words.</param>
/// <param name="Page">Its page as counted here.</param>
internal sealed record DocxHeading(string Bookmark, string Title, int Page);

/// <summary>Writes the body of a document: headings, paragraphs, tables, charts. Every name and number that it makes follows from the content.</summary>
/// <param name="main">The document.</param>
/// <param name="moment">Time of what is embedded.</param>
internal sealed class DocxPen(MainDocumentPart main, DateTimeOffset moment)
{
    /// <summary>Width of the text on an upright page, twentieths of a point: A4 less 30 mm and 15 mm.</summary>
    public const int PortraitWidth = 9354;

    /// <summary>Width of the text on a lying page: A4 less 20 mm and 15 mm.</summary>
    public const int LandscapeWidth = 14850;

    private const long EmuPerTwip = 635;
    private const double Spacing = 1.15;

    private readonly Body _body = main.Document.Body!;
    private readonly List<DocxHeading> _headings = [];
    private readonly DocxPages _pages = new();
    private int _charts;

    /// <summary>Headings written so far, for the table of contents.</summary>
    public IReadOnlyList<DocxHeading> Headings => _headings;

    /// <summary>Writes a heading of the first level.</summary>
    /// <param name="title">Its words.</param>
    /// <param name="onNewPage">Whether it begins a page.</param>
    public void Heading(string title, bool onNewPage = false)
    {
        var number = (_headings.Count + 1).ToString(CultureInfo.InvariantCulture);
        var bookmark = "_Toc" + number.PadLeft(8, '0');
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" });
        if (onNewPage)
        {
            properties.PageBreakBefore = new PageBreakBefore();
        }

        if (onNewPage)
        {
            _pages.Break();
        }

        const double letters = 14;
        var lines = TextWidth.Lines(title, PortraitWidth / 20d, letters, isBold: true, reserve: 1);
        _pages.Lines(lines, letters * DocxPages.LineFactor * Spacing, before: 18, after: 6, ahead: 40);
        _headings.Add(new DocxHeading(bookmark, title, _pages.Page));
        _body.Append(new Paragraph(
            properties, new BookmarkStart { Id = number, Name = bookmark }, Run(title), new BookmarkEnd { Id = number }));
    }

    /// <summary>Writes a paragraph.</summary>
    /// <param name="text">Its words; a line end is a line end.</param>
    /// <param name="style">Its style.</param>
    /// <param name="before">Space above it, points; the style's own when not given.</param>
    /// <param name="left">Indent, millimetres.</param>
    public void Paragraph(string text, string style = "BodyText", int before = 0, int left = 0)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (before > 0)
        {
            properties.SpacingBetweenLines = new SpacingBetweenLines { Before = (before * 20).ToString(CultureInfo.InvariantCulture) };
        }

        if (left > 0)
        {
            properties.Indentation = new Indentation { Left = (left * 1440 * 10 / 254).ToString(CultureInfo.InvariantCulture) };
        }

        var (letters, indent) = style is "Note" ? (10, 0) : (12, style is "BodyText" or "Placeholder" ? 35 : 0);
        var width = PortraitWidth / 20d - left * 72 / 25.4;
        var lines = TextWidth.Lines(text, width - indent / 2d, letters, reserve: 1);
        _pages.Lines(
            lines, letters * DocxPages.LineFactor * (style is "Note" ? 1 : Spacing), Math.Max(before, style is "Caption" ? 9 : 3), after: style is "FigureCaption" ? 9 : 3,
            ahead: style is "Caption" ? 40 : 0);
        _body.Append(new Paragraph(properties, Run(text)));
    }

    /// <summary>Leaves room for the table of contents, which is written when all headings are known.</summary>
    /// <returns>Where it goes.</returns>
    public OpenXmlElement Place()
    {
        var place = new Paragraph();
        _body.Append(place);
        return place;
    }

    /// <summary>Writes a table whose head stands on every page and whose rows are never torn; columns are as wide as their words ask.</summary>
    /// <param name="columns">Its columns: head and whether words stand in it.</param>
    /// <param name="rows">Texts of its cells; a row of one text goes over the whole width as a heading.</param>
    /// <param name="width">Width of the whole.</param>
    public void Table(IReadOnlyList<Exports.GridColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, int width = PortraitWidth)
    {
        var each = TableWidths.Of(columns, rows, width);
        var table = new Table(
            new TableProperties(
                new TableStyle { Val = "Figures" },
                new TableWidth { Width = each.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(each.Select(one => new DocumentFormat.OpenXml.Wordprocessing.GridColumn { Width = one.ToString(CultureInfo.InvariantCulture) })));
        table.Append(Row(columns.Select((column, i) => Cell(column.Title, "CellHead", each[i])), isHead: true));
        var head = _pages.Page;
        _pages.Block(TableWidths.Height([.. columns.Select(column => column.Title)], each, isBold: true));
        foreach (var row in rows)
        {
            _pages.Block(TableWidths.Height(row, row.Count == 1 ? [each.Sum()] : each, isBold: row.Count == 1));
            if (_pages.Page != head)
            {
                head = _pages.Page;
                _pages.Block(TableWidths.Height([.. columns.Select(column => column.Title)], each, isBold: true));
            }

            table.Append(row.Count == 1 && columns.Count > 1
                ? Row([Cell(row[0], "CellSection", each.Sum(), columns.Count)])
                : Row(row.Select((text, i) => Cell(text, columns[i].IsText ? "Cell" : "CellNumber", each[i]))));
        }

        _body.Append(table);
    }

    /// <summary>Writes charts side by side, two a line; one alone takes the whole width.</summary>
    /// <param name="figures">What is drawn.</param>
    public void Charts(IReadOnlyList<ChartFigure> figures)
    {
        foreach (var pair in figures.Chunk(2))
        {
            var height = figures.Count == 1 ? 4200 : 2700;
            var properties = new ParagraphProperties(new ParagraphStyleId { Val = "Figure" });
            if (pair[^1] != figures[^1])
            {
                properties.KeepNext = new KeepNext { Val = false };
            }

            var paragraph = new Paragraph(properties);
            foreach (var figure in pair)
            {
                paragraph.Append(new Run(Drawing(figure, (figures.Count == 1 ? PortraitWidth : PortraitWidth / 2 - 40, height))));
            }

            // Below a drawing that stands in a line is room for what hangs under the line.
            _pages.Block(height / 20d + 9 + 12 * 0.22);

            _body.Append(paragraph);
        }
    }

    /// <summary>Ends a part of the document whose pages are of one kind.</summary>
    /// <param name="section">Its pages.</param>
    /// <param name="isNextLandscape">Whether the long side of the pages that follow lies.</param>
    public void EndSection(SectionProperties section, bool isNextLandscape = false)
    {
        _body.Append(new Paragraph(new ParagraphProperties(section)));
        _pages.Break(isNextLandscape);
    }

    /// <summary>Ends the document.</summary>
    /// <param name="section">Its last pages.</param>
    public void EndDocument(SectionProperties section) => _body.Append(section);

    /// <summary>A run of text.</summary>
    /// <param name="text">Its words.</param>
    public static Run Run(string text)
    {
        var run = new Run();
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>Text without signs that XML may not hold; the narrow space, which some offices lack, becomes the usual one.</summary>
    private static string Clean(string text) => Reports.Web.Exports.SafeText.ForCell(text.ReplaceLineEndings("\n")).Replace('\u202F', '\u00A0');

    private static TableRow Row(IEnumerable<TableCell> cells, bool isHead = false)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow([properties, .. cells]);
    }

    private static TableCell Cell(string text, string style, int width, int span = 1)
    {
        var properties = new TableCellProperties(
            new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        return new TableCell(properties, new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text)));
    }

    private Drawing Drawing(ChartFigure figure, (int Width, int Height) twips)
    {
        _charts++;
        var number = _charts.ToString(CultureInfo.InvariantCulture);
        var part = main.AddNewPart<ChartPart>("chart" + number);
        var workbook = part.AddNewPart<EmbeddedPackagePart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "data");
        workbook.FeedData(new MemoryStream(DocxChart.Workbook(figure, moment)));
        part.FeedData(new MemoryStream(Encoding.UTF8.GetBytes(DocxChart.Drawing(figure, "data"))));
        return new Drawing(new D.Inline(
            new D.Extent { Cx = twips.Width * EmuPerTwip, Cy = twips.Height * EmuPerTwip },
            new D.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new D.DocProperties
            {
                Id = (uint)_charts,
                Name = "Диаграмма " + number,
                Description = Clean(figure.Title.Length > 0 ? figure.Title : string.Join(", ", figure.Series.Select(one => one.Title))),
            },
            new D.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = "chart" + number })
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        });
    }
}
