using System.Globalization;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The indicators in a document: their analysis over five years, and the form as its annex.</summary>
internal static class DocxIndicators
{
    private const int MostCharts = 8;

    /// <summary>Writes the analysis: how many values there are and from where, five years side by side, charts of the first of them.</summary>
    public static void Analysis(DocxPen pen, AssessmentFile file, FormHead head)
    {
        var hasSections = AnalyticalSection.AreIn(file.Table.Query.Set);
        pen.Heading(hasSections ? "11. Результаты анализа показателей деятельности" : "Показатели за пять лет", onNewPage: true);
        var year = file.Table.Values.Where(value => value.Year == file.Table.Query.Year).ToList();
        int Count(params ValueOrigin[] origins) => year.Count(value => origins.Contains(value.Origin));
        pen.Paragraph($"Показатели деятельности {head.Year} определены по форме: {file.Table.Query.Set.Source}. "
            + $"Значений {Figures.Count(year.Count)}: вычислено по данным хранилища {Figures.Count(Count(ValueOrigin.Computed))}, "
            + $"введено по документам {Figures.Count(Count(ValueOrigin.Entered))}, вычислено и введено {Figures.Count(Count(ValueOrigin.Both))}"
            + (file.Table.Missing.Count > 0 ? $", не введено {Figures.Count(file.Table.Missing.Count)}" : "") + ". "
            + "Доли вычислены из чисел; если делить не на что, стоит «нет данных».");
        foreach (var choice in head.Choices)
        {
            pen.Paragraph(choice);
        }

        var known = Lines(file.Table);
        pen.Paragraph((hasSections ? "Таблица 11.1" : "Таблица 1") + $" — Показатели за {file.Table.Years[0]}–{file.Table.Years[^1]} годы", "Caption");
        pen.Table(
            [new("№", true), new("Показатель", true), new("Единица", true), .. file.Table.Years.Select(one => new GridColumn(one.ToString(CultureInfo.InvariantCulture), false))],
            known);
        pen.Paragraph("Показатели без единого значения за эти годы здесь не повторены, они есть в приложении.", "Note");
        var drawn = YearsLine.Of(file.Table).Where(line => line.IsDrawn).DistinctBy(line => line.Code).Take(MostCharts)
            .Select(line => new ChartFigure(
                false, Shorten($"{line.Code} {line.Title}") + ", " + line.Unit,
                [.. file.Table.Years.Select(one => one.ToString(CultureInfo.InvariantCulture))], [(line.Unit, line.Values)])).ToList();
        if (drawn.Count > 0)
        {
            pen.Charts(drawn);
            pen.Paragraph((hasSections ? "Рисунок 11.1" : "Рисунок 1") + " — Динамика показателей", "FigureCaption");
        }
    }

    /// <summary>Writes the form; indicators that are tables stand on lying pages after it. Ends the document's last pages.</summary>
    public static void Annex(DocxPen pen, AssessmentFile file, FormHead head)
    {
        if (head.Sections.Count == 0)
        {
            pen.EndSection(DocxFrame.Pages(isLandscape: false), isNextLandscape: true);
        }

        pen.Heading("Приложение. " + head.Title, onNewPage: head.Sections.Count > 0);
        pen.Paragraph(string.Join(", ", new[] { head.Annex, head.Order }.Where(part => part.Length > 0)), "Note");
        var year = file.Table.Query.Year;
        if (head.Sections.Count > 0)
        {
            pen.Table(
                [new("N п/п", true), new("Показатели", true), new("Единица измерения", true), new($"Значение {head.Year}", false)],
                [.. head.Sections.SelectMany(section => section.Indicators
                    .Select(indicator => (IReadOnlyList<string>)[indicator.Code, indicator.Title, indicator.Unit, head.Told(file.Table.Value(indicator, year))])
                    .Prepend([$"{section.Heading.Code}. {section.Heading.Title}"]))]);
        }

        if (head.Tables.Count == 0)
        {
            pen.EndDocument(DocxFrame.Pages(isLandscape: false));
            return;
        }

        if (head.Sections.Count > 0)
        {
            pen.EndSection(DocxFrame.Pages(isLandscape: false), isNextLandscape: true);
        }

        foreach (var indicator in head.Tables)
        {
            pen.Paragraph($"{indicator.Code}. {indicator.Title}, {indicator.Unit}", "Caption");
            pen.Table(
                [new("N строки", true), new("Наименование", true), .. indicator.Graphs.Select(graph => new GridColumn($"{graph.Title}\n(гр. {graph.Code})", false))],
                [.. indicator.Lines.Select(line => (IReadOnlyList<string>)
                    [line.Code, line.Title, .. indicator.Graphs.Select(graph => head.Told(file.Table.Value(indicator, year, line.Code, graph.Code)))])],
                DocxPen.LandscapeWidth);
        }

        pen.EndDocument(DocxFrame.Pages(isLandscape: true));
    }

    /// <summary>A row an indicator that has any value in these years; of a table of a form its first line, which is the total.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Lines(Assessment table) => [.. table.Indicators
        .SelectMany(indicator => indicator.Graphs, (indicator, graph) => (
            Cell: new AssessmentValue(indicator, indicator.Lines[0].Code, graph.Code, table.Query.Year),
            Values: table.Years.Select(year => table.Value(indicator, year, indicator.Lines[0].Code, graph.Code)).ToList()))
        .Where(line => line.Values.Any(value => value?.Main is not null))
        .Select(line => (IReadOnlyList<string>)
        [
            line.Cell.Graph.Length > 0 ? $"{line.Cell.Indicator.Code} гр. {line.Cell.Graph}" : line.Cell.Indicator.Code,
            AssessmentText.Wording(line.Cell), line.Cell.Indicator.Unit, .. line.Values.Select(value => value?.Main is null ? "—" : AssessmentText.Whole(value)),
        ])];

    private static string Shorten(string text)
    {
        const int longest = 90;
        return text.Length <= longest ? text : text[..text.LastIndexOf(' ', longest)] + "…";
    }
}
