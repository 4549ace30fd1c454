using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The form itself, as the order prints it: its head, its columns, the year's values, a place for the signature.</summary>
internal static class FormSheet
{
    private const double Letters = 11;
    private static readonly double[] Portrait = [8, 52, 13, 18];

    /// <summary>Adds the form, and a sheet for each indicator that is a table.</summary>
    public static void Add(ExcelPackage package, AssessmentFile file, FormHead head)
    {
        var tables = head.Tables;
        if (head.Sections.Count > 0)
        {
            var pen = Begin(package, file, "Показатели", Portrait, isLandscape: false);
            Head(pen, file, head, head.Title);
            Values(pen, file, head);
            Foot(pen, file, head);
        }

        for (var i = 0; i < tables.Count; i++)
        {
            var isLast = head.Sections.Count == 0 && i == tables.Count - 1;
            Table(package, file, head, tables[i], isLast);
        }
    }

    private static SheetPen Begin(ExcelPackage package, AssessmentFile file, string name, double[] widths, bool isLandscape) =>
        new SheetPen(package.Workbook.Worksheets.Add(name), widths, Letters).Begin(isLandscape, $"{file.Caption.Organisation}. {file.Caption.Words}");

    private static void Head(SheetPen pen, AssessmentFile file, FormHead head, string title)
    {
        pen.Line(head.Annex, ExcelHorizontalAlignment.Right)
            .Line(head.Order, ExcelHorizontalAlignment.Right)
            .Line(head.Approval, ExcelHorizontalAlignment.Right)
            .Skip()
            .Line(title, ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line(file.Caption.Organisation, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(head.Year, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(file.Caption.Words, ExcelHorizontalAlignment.Center, letters: 9)
            .Skip();
    }

    private static void Values(SheetPen pen, AssessmentFile file, FormHead head)
    {
        var top = pen.Row;
        pen.Cells(["N п/п", "Показатели", "Единица измерения", $"Значение {head.Year}"], isHead: true)
            .Cells(["1", "2", "3", "4"], isHead: true);
        Repeat(pen.Sheet, top);
        foreach (var (heading, indicators) in head.Sections)
        {
            if (heading.Title.Length > 0)
            {
                pen.Cells([heading.Code + ".", heading.Title], isBold: true);
            }

            foreach (var indicator in indicators)
            {
                var value = file.Table.Value(indicator, file.Table.Query.Year);
                pen.Cells([indicator.Code, indicator.Title, indicator.Unit, Cell(head, value)], indent: Math.Max(0, indicator.Depth - 1));
                pen.Sheet.Cells[pen.Row - 1, 4].Style.Numberformat.Format = Format(indicator);
            }
        }

        pen.Centre(top, 1, 3, 4);
    }

    private static void Foot(SheetPen pen, AssessmentFile file, FormHead head)
    {
        const double signature = 130;
        pen.KeepTogether(signature + 20 * head.Choices.Count, rows: 3, repeated: 50);
        pen.Skip();
        foreach (var choice in head.Choices)
        {
            pen.Line(choice, letters: 9);
        }

        var signer = file.Caption.Signer;
        pen.Skip()
            .Line("Руководитель организации  ______________________   " + (signer.Length > 0 ? signer : "______________________________"))
            .Line("                                                                    (подпись)"
                + (signer.Length > 0 ? "" : "                                  (фамилия, инициалы)"), letters: 9)
            .Skip()
            .Line("М.П.                     «____» ______________ 20___ г.");
    }

    private static void Table(ExcelPackage package, AssessmentFile file, FormHead head, Indicator indicator, bool isLast)
    {
        const double paper = 132;
        var hasLines = indicator.Lines.Any(line => line.Code.Length > 0);
        var graphs = indicator.Graphs.Count;
        var each = Math.Clamp((paper - 8 - 34) / graphs, 8, 22);
        double[] widths = [8, Math.Max(30, paper - 8 - each * graphs), .. Enumerable.Repeat(each, graphs)];
        var pen = Begin(package, file, SheetName(indicator), widths, isLandscape: true);
        Head(pen, file, head, $"{head.Title}");
        pen.Line($"{indicator.Code}. {indicator.Title}", isBold: true);
        pen.Line(indicator.Unit.Length > 0 ? "Единица измерения: " + indicator.Unit : "", ExcelHorizontalAlignment.Right, letters: 9);
        var top = pen.Row;
        pen.Cells([hasLines ? "N строки" : "", "Наименование", .. indicator.Graphs.Select(graph => graph.Title)], isHead: true)
            .Cells(["1", "2", .. indicator.Graphs.Select(graph => graph.Code)], isHead: true);
        Repeat(pen.Sheet, top);
        foreach (var line in indicator.Lines)
        {
            pen.Cells([
                line.Code, line.Title,
                .. indicator.Graphs.Select(graph => Cell(head, file.Table.Value(indicator, file.Table.Query.Year, line.Code, graph.Code))),
            ]);
            pen.Sheet.Cells[pen.Row - 1, 3, pen.Row - 1, 2 + graphs].Style.Numberformat.Format = Format(indicator);
        }

        pen.Centre(top, [1, .. Enumerable.Range(3, graphs)]);
        if (isLast)
        {
            Foot(pen, file, head);
        }
    }

    private static void Repeat(ExcelWorksheet sheet, int top) =>
        sheet.PrinterSettings.RepeatRows = new ExcelAddress(string.Create(CultureInfo.InvariantCulture, $"{top}:{top + 1}"));

    /// <summary>A number where the form has one number, words where it has two or none.</summary>
    private static object? Cell(FormHead head, AssessmentValue? value) => value is { Main: { } number } known
        && known.Indicator.Form is not (IndicatorForm.NumberAndShare or IndicatorForm.YesNo)
            ? number : head.Told(value).Replace('\u202F', ' ');

    private static string Format(Indicator indicator) => indicator.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', indicator.Decimals);

    private static string SheetName(Indicator indicator) => "п. " + string.Concat(indicator.Code.Select(sign => char.IsLetterOrDigit(sign) ? sign : '.'));
}
