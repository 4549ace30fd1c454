using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The official form: its head, its columns, the year's values, a line for the signature.</summary>
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
            var writer = Begin(package, file, "Показатели", Portrait, isLandscape: false);
            Head(writer, file, head, head.Title);
            Values(writer, file, head);
            Foot(writer, file, head);
        }

        for (var i = 0; i < tables.Count; i++)
        {
            var isLast = head.Sections.Count == 0 && i == tables.Count - 1;
            Table(package, file, head, tables[i], isLast);
        }
    }

    private static SheetWriter Begin(ExcelPackage package, AssessmentFile file, string name, double[] widths, bool isLandscape) =>
        new SheetWriter(package.Workbook.Worksheets.Add(name), widths, Letters).Begin(isLandscape, $"{file.Caption.Organisation}. {file.Caption.Words}");

    private static void Head(SheetWriter writer, AssessmentFile file, FormHead head, string title)
    {
        writer.Line(head.Annex, ExcelHorizontalAlignment.Right)
            .Line(head.Order, ExcelHorizontalAlignment.Right)
            .Line(head.Approval, ExcelHorizontalAlignment.Right)
            .Skip()
            .Line(title, ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line(file.Caption.Organisation, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(head.Year, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(file.Caption.Words, ExcelHorizontalAlignment.Center, letters: 9)
            .Skip();
    }

    private static void Values(SheetWriter writer, AssessmentFile file, FormHead head)
    {
        var top = writer.Row;
        writer.Cells(["N п/п", "Показатели", "Единица измерения", $"Значение {head.Year}"], isHead: true)
            .Cells(["1", "2", "3", "4"], isHead: true);
        Repeat(writer.Sheet, top);
        foreach (var (heading, indicators) in head.Sections)
        {
            if (heading.Title.Length > 0)
            {
                writer.Cells([heading.Code + ".", heading.Title], isBold: true);
            }

            foreach (var indicator in indicators)
            {
                var value = file.Table.Value(indicator, file.Table.Query.Year);
                writer.Cells([indicator.Code, indicator.Title, indicator.Unit, Cell(value)], indent: Math.Max(0, indicator.Depth - 1));
                writer.Sheet.Cells[writer.Row - 1, 4].Style.Numberformat.Format = Format(indicator);
            }
        }

        writer.Centre(top, 1, 3, 4);
    }

    private static void Foot(SheetWriter writer, AssessmentFile file, FormHead head)
    {
        const double signature = 130;
        writer.KeepTogether(signature + 20 * head.Choices.Count, rows: 3, repeated: 50);
        writer.Skip();
        foreach (var choice in head.Choices)
        {
            writer.Line(choice, letters: 9);
        }

        var signer = file.Caption.Signer;
        writer.Skip()
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
        var columns = indicator.Columns.Count;
        var each = Math.Clamp((paper - 8 - 34) / columns, 8, 22);
        double[] widths = [8, Math.Max(30, paper - 8 - each * columns), .. Enumerable.Repeat(each, columns)];
        var writer = Begin(package, file, SheetName(indicator), widths, isLandscape: true);
        Head(writer, file, head, $"{head.Title}");
        writer.Line($"{indicator.Code}. {indicator.Title}", isBold: true);
        writer.Line(indicator.Unit.Length > 0 ? "Единица измерения: " + indicator.Unit : "", ExcelHorizontalAlignment.Right, letters: 9);
        var top = writer.Row;
        writer.Cells([hasLines ? "N строки" : "", "Наименование", .. indicator.Columns.Select(column => column.Title)], isHead: true)
            .Cells(["1", "2", .. indicator.Columns.Select(column => column.Code)], isHead: true);
        Repeat(writer.Sheet, top);
        foreach (var line in indicator.Lines)
        {
            writer.Cells([
                line.Code, line.Title,
                .. indicator.Columns.Select(column => Cell(file.Table.Value(indicator, file.Table.Query.Year, line.Code, column.Code))),
            ]);
            writer.Sheet.Cells[writer.Row - 1, 3, writer.Row - 1, 2 + columns].Style.Numberformat.Format = Format(indicator);
        }

        writer.Centre(top, [1, .. Enumerable.Range(3, columns)]);
        if (isLast)
        {
            Foot(writer, file, head);
        }
    }

    private static void Repeat(ExcelWorksheet sheet, int top) =>
        sheet.PrinterSettings.RepeatRows = new ExcelAddress(string.Create(CultureInfo.InvariantCulture, $"{top}:{top + 1}"));

    /// <summary>A number where the form has one number, a text where it has two or none.</summary>
    private static object? Cell(AssessmentValue? value) => value is { Main: { } number } known
        && known.Indicator.Form is not (IndicatorForm.NumberAndShare or IndicatorForm.YesNo)
            ? number : AssessmentText.Whole(value).Replace('\u202F', ' ');

    private static string Format(Indicator indicator) => indicator.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', indicator.Decimals);

    private static string SheetName(Indicator indicator) => "п. " + string.Concat(indicator.Code.Select(sign => char.IsLetterOrDigit(sign) ? sign : '.'));
}
