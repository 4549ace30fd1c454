using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using OfficeOpenXml.Style;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A line of the sheet: an indicator's number or share over the years.</summary>
/// <param name="Code">Number of the indicator; with the line's and the column's codes for a table.</param>
/// <param name="Title">Its wording.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Decimals">Digits after the comma.</param>
/// <param name="Values">One value for each year; null is no data.</param>
/// <param name="Words">What stands in place of a missing value, one for each year.</param>
internal sealed record YearsLine(string Code, string Title, string Unit, int Decimals, IReadOnlyList<decimal?> Values, IReadOnlyList<string> Words)
{
    /// <summary>Whether it is charted: at least two years have values and not all are zero.</summary>
    public bool IsDrawn => Values.Count(value => value is not null) > 1 && Values.Any(value => value is not (null or 0));

    // Of a wide table of a form the total is enough here: every column of it would be a book. The CSV file has all of them.
    private const int MostColumns = 3;

    /// <summary>The lines of a table of indicators.</summary>
    public static IEnumerable<YearsLine> Of(Assessment table)
    {
        foreach (var indicator in table.Indicators.Where(indicator => indicator.Form != IndicatorForm.YesNo))
        {
            // The first line of a table is its total.
            var line = indicator.Lines[0];
            foreach (var column in indicator.Columns.Take(IsWide(indicator) ? 1 : MostColumns))
            {
                var values = table.Years.Select(year => table.Value(indicator, year, line.Code, column.Code)).ToList();
                var title = AssessmentText.Wording(new AssessmentValue(indicator, line.Code, column.Code, table.Query.Year));
                var code = column.Code.Length > 0 ? $"{indicator.Code} гр. {column.Code}" : indicator.Code;
                var isTwo = indicator.Form == IndicatorForm.NumberAndShare;
                IReadOnlyList<string> words = [.. values.Select(AssessmentText.Number)];
                yield return new(
                    code, title, isTwo ? indicator.Unit.Split('/')[0] : indicator.Unit, indicator.Decimals,
                    [.. values.Select(value => AssessmentText.HasNumber(value) ? value!.Main : null)], words);
                if (isTwo)
                {
                    yield return new(code, title, "%", 1, [.. values.Select(value => 100 * value?.Share)], [.. values.Select(value => AssessmentText.HasNumber(value) ? AssessmentText.Share(value) : AssessmentText.Number(value))]);
                }
            }
        }
    }

    /// <summary>Whether an indicator is a table that is shown by its total.</summary>
    public static bool IsWide(Indicator indicator) => indicator.Columns.Count > MostColumns;
}

/// <summary>
/// A chart for each indicator, and under the charts the numbers of five years. Repeated print titles are
/// repeated on the following pages only, so that the head of the numbers is on no page of charts.
/// </summary>
internal static class DynamicsSheet
{
    /// <summary>Its name.</summary>
    public const string Name = "Динамика";

    private const double Letters = 9;
    private const double FullRow = 15;
    private const int ChartRows = 15;
    private const int ChartsDown = 3;
    private static readonly double[] Widths = [9, 32, 11, 7.6, 7.6, 7.6, 7.6, 7.6];

    /// <summary>Adds the sheet.</summary>
    public static void Add(ExcelPackage package, AssessmentFile file)
    {
        var sheet = package.Workbook.Worksheets.Add(Name);
        var writer = new SheetWriter(sheet, Widths, Letters).Begin(isLandscape: false, $"{file.Caption.Organisation}. {file.Caption.Words}");
        writer.Line($"Динамика показателей за {file.Table.Years[0]}–{file.Table.Years[^1]} годы", ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line(file.Table.Query.Set.Title, ExcelHorizontalAlignment.Center)
            .Skip();
        var lines = YearsLine.Of(file.Table).ToList();
        var charts = writer.Row;
        var bands = (lines.Count(line => line.IsDrawn) + 1) / 2;
        writer.Skip(bands * ChartRows);
        var head = writer.Row;
        writer.Cells(["N п/п", "Показатели", "Единица измерения", .. file.Table.Years.Select(year => (object)(long)year)], isHead: true);
        sheet.PrinterSettings.RepeatRows = new ExcelAddress(string.Create(CultureInfo.InvariantCulture, $"{head}:{head}"));
        var drawn = new List<(YearsLine Line, int Row)>();
        foreach (var line in lines)
        {
            if (line.IsDrawn)
            {
                drawn.Add((line, writer.Row));
            }

            writer.Cells([line.Code, line.Title, line.Unit, .. line.Values.Zip(line.Words, (value, words) => value is { } number ? (object)number : words)]);
            sheet.Cells[writer.Row - 1, 4, writer.Row - 1, 3 + line.Values.Count].Style.Numberformat.Format =
                line.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', line.Decimals);
        }

        writer.Centre(head, 1, 3, 4, 5, 6, 7, 8);
        if (file.Table.Indicators.Any(YearsLine.IsWide))
        {
            writer.Line("Таблица из многих граф показана по первой из них, итоговой. Все графы за каждый год — в файле CSV.");
        }

        writer.Line("«Нет данных»: считать не из чего. «—»: в форме того года показателя не было.");
        writer.Line($"Правило и источник каждого значения — на листе «{SourcesSheet.Name}». Он скрыт, чтобы не печатался вместе с формой: правый щелчок по ярлыку листа, «Показать».");
        if (drawn.Count > 0)
        {
            Draw(sheet, charts, head, drawn);
        }
    }

    private static void Draw(ExcelWorksheet sheet, int first, int head, List<(YearsLine Line, int Row)> drawn)
    {
        const int width = 318;
        const int height = 285;

        // Before there are charts: EPPlus measures all of them again at each row whose height changes.
        for (var row = first; row < first + (drawn.Count + 1) / 2 * ChartRows; row++)
        {
            sheet.Row(row).Height = FullRow;
        }

        for (var i = 0; i < drawn.Count; i++)
        {
            var (line, row) = drawn[i];
            var place = first + i / 2 * ChartRows;
            var chart = (ExcelBarChart)sheet.Drawings.AddChart("chart" + i.ToString(CultureInfo.InvariantCulture), eChartType.ColumnClustered);
            chart.Title.Text = Shorten($"{line.Code} {line.Title}") + ", " + line.Unit;
            chart.Title.Font.Size = 9;
            chart.Title.Font.Bold = true;
            chart.Legend.Remove();
            chart.DataLabel.ShowValue = true;
            chart.DataLabel.Font.Size = 8;
            chart.GapWidth = 60;
            chart.YAxis.MinValue = 0;
            chart.YAxis.Font.Size = 8;
            chart.XAxis.Font.Size = 8;
            var series = chart.Series.Add(sheet.Cells[row, 4, row, 8], sheet.Cells[head, 4, head, 8]);
            series.Header = line.Unit;
            series.Fill.Color = System.Drawing.Color.FromArgb(0x20, 0x6B, 0xC4);
            chart.SetPosition(place - 1, 0, i % 2 == 0 ? 0 : 2, i % 2 == 0 ? 4 : 22);
            chart.SetSize(width, height);
        }

        var bands = (drawn.Count + 1) / 2;
        for (var band = ChartsDown; band < bands + ChartsDown; band += ChartsDown)
        {
            sheet.Row(first + Math.Min(band, bands) * ChartRows - 1).PageBreak = true;
        }
    }

    private static string Shorten(string text)
    {
        const int longest = 110;
        return text.Length <= longest ? text : text[..text.LastIndexOf(' ', longest)] + "…";
    }
}
