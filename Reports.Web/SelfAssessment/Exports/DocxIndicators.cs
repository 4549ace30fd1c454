using System.Globalization;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The indicators in a document: their analysis over five years, and the form as its annex.</summary>
internal static class DocxIndicators
{
    private const int MostCharts = 8;

    /// <summary>Writes the analysis: how many values there are and from where, five years side by side, charts of the first of them.</summary>
    public static void Analysis(DocxPen pen, AssessmentFile file, FormHead head)
    {
        pen.Heading("11. Результаты анализа показателей деятельности");
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

        var lines = YearsLine.Of(file.Table).ToList();
        var known = lines.Where(line => line.Values.Any(value => value is not null)).ToList();
        pen.Paragraph($"Таблица 11.1 — Показатели за {file.Table.Years[0]}–{file.Table.Years[^1]} годы", "Caption");
        pen.Table(
            [0.9, 4.2, 1.3, .. file.Table.Years.Select(_ => 0.95)],
            [new("№", true), new("Показатель", true), new("Единица", true), .. file.Table.Years.Select(one => new GridColumn(one.ToString(CultureInfo.InvariantCulture), false))],
            known.Select(line => (IReadOnlyList<string>)[line.Code, line.Title, line.Unit, .. line.Values.Select(value => value is { } number ? Figures.Number(number, line.Decimals) : "—")]));
        if (known.Count < lines.Count)
        {
            pen.Paragraph("Показатели без единого значения за эти годы в таблице не повторены, они есть в приложении.", "Note");
        }

        var drawn = known.Where(line => line.IsDrawn).DistinctBy(line => line.Code).Take(MostCharts)
            .Select(line => new ChartFigure(
                false, Shorten($"{line.Code} {line.Title}") + ", " + line.Unit,
                [.. file.Table.Years.Select(one => one.ToString(CultureInfo.InvariantCulture))], [(line.Unit, line.Values)])).ToList();
        if (drawn.Count > 0)
        {
            pen.Charts(drawn);
            pen.Paragraph("Рисунок 11.1 — Динамика показателей", "FigureCaption");
        }
    }

    /// <summary>Writes the form; indicators that are tables stand on lying pages after it. Ends the document's last pages.</summary>
    public static void Annex(DocxPen pen, AssessmentFile file, FormHead head)
    {
        pen.Heading("Приложение. " + head.Title, onNewPage: true);
        pen.Paragraph(string.Join(", ", new[] { head.Annex, head.Order }.Where(part => part.Length > 0)), "Note");
        var year = file.Table.Query.Year;
        if (head.Sections.Count > 0)
        {
            pen.Table(
                [0.9, 5.4, 1.5, 1.8],
                [new("N п/п", true), new("Показатели", true), new("Единица измерения", true), new($"Значение {head.Year}", false)],
                head.Sections.SelectMany(section => section.Indicators
                    .Select(indicator => (IReadOnlyList<string>)[indicator.Code, indicator.Title, indicator.Unit, AssessmentText.Whole(file.Table.Value(indicator, year))])
                    .Prepend([$"{section.Heading.Code}. {section.Heading.Title}"])));
        }

        if (head.Tables.Count == 0)
        {
            pen.EndDocument(DocxFrame.Pages(isLandscape: false));
            return;
        }

        pen.EndSection(DocxFrame.Pages(isLandscape: false));
        foreach (var indicator in head.Tables)
        {
            pen.Paragraph($"{indicator.Code}. {indicator.Title}, {indicator.Unit}", "Caption");
            pen.Table(
                [0.7, 4, .. indicator.Graphs.Select(_ => 1.2)],
                [new("N строки", true), new("Наименование", true), .. indicator.Graphs.Select(graph => new GridColumn($"{graph.Title}\n(гр. {graph.Code})", false))],
                indicator.Lines.Select(line => (IReadOnlyList<string>)
                    [line.Code, line.Title, .. indicator.Graphs.Select(graph => AssessmentText.Whole(file.Table.Value(indicator, year, line.Code, graph.Code)))]),
                DocxPen.LandscapeWidth);
        }

        pen.EndDocument(DocxFrame.Pages(isLandscape: true));
    }

    private static string Shorten(string text)
    {
        const int longest = 90;
        return text.Length <= longest ? text : text[..text.LastIndexOf(' ', longest)] + "…";
    }
}
