using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The official form: its head, its columns, the year's values, a line for the signature.</summary>
internal static class FormSheet
{
    private const double Letters = 11;
    private const double WideLetters = 8;
    private static readonly double[] Portrait = [8, 52, 13, 18];

    /// <summary>Adds the form, a sheet for each indicator that is a table, and the relations of its numbers.</summary>
    public static void Add(ExcelPackage package, AssessmentFile file, FormHead head)
    {
        var tables = head.Tables;
        var hasValues = head.Sections.Count > 0;

        // A blank begins with its tables; what stands outside of the program follows them.
        var valuesFirst = head.Blank.Count == 0;
        if (hasValues && valuesFirst)
        {
            Values(package, file, head, "Показатели", isFirst: true, isLast: true);
        }

        for (var i = 0; i < tables.Count; i++)
        {
            Table(package, file, head, tables[i], isFirst: i == 0, isLast: i == tables.Count - 1 && !hasValues);
        }

        if (hasValues && !valuesFirst)
        {
            Values(package, file, head, "Другие разделы", isFirst: tables.Count == 0, isLast: true);
        }

        ControlSumsSheet.Add(package, file, head);
    }

    private static SheetWriter Begin(ExcelPackage package, AssessmentFile file, FormHead head, string name, double[] widths, double letters, bool isLandscape) =>
        new SheetWriter(package.Workbook.Worksheets.Add(name), widths, letters).Begin(
            isLandscape, string.Join(". ", new[] { file.Caption.Organisation, file.Caption.Words, head.Mark }.Where(part => part.Length > 0)));

    /// <summary>The whole head; of a blank with several tables only on the first sheet.</summary>
    private static void Head(SheetWriter writer, AssessmentFile file, FormHead head, bool isFirst)
    {
        if (head.Blank.Count > 0 && !isFirst)
        {
            writer.Line(head.Mark, ExcelHorizontalAlignment.Right, isBold: true, letters: 9)
                .Line($"{file.Table.Query.Set.ShortTitle}, {head.Year}. {file.Caption.Organisation}", ExcelHorizontalAlignment.Right, letters: 9);
            return;
        }

        writer.Line(head.Mark, ExcelHorizontalAlignment.Right, isBold: true);
        foreach (var line in head.Blank)
        {
            writer.Line(line, ExcelHorizontalAlignment.Center, letters: 9);
        }

        writer.Line(head.Annex, ExcelHorizontalAlignment.Right)
            .Line(head.Order, ExcelHorizontalAlignment.Right)
            .Line(head.Approval, ExcelHorizontalAlignment.Right)
            .Skip()
            .Line(head.Title, ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line(file.Caption.Organisation, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(head.Year, ExcelHorizontalAlignment.Center, letters: 12)
            .Line(file.Caption.Words, ExcelHorizontalAlignment.Center, letters: 9)
            .Skip();
    }

    private static void Values(ExcelPackage package, AssessmentFile file, FormHead head, string name, bool isFirst, bool isLast)
    {
        var writer = Begin(package, file, head, name, Portrait, Letters, isLandscape: false);
        Head(writer, file, head, isFirst);
        var top = writer.Row;
        writer.Cells(["N п/п", "Показатели", "Единица измерения", $"Значение {head.Year}"], isHead: true)
            .Cells(["1", "2", "3", "4"], isHead: true);
        Repeat(writer, top);
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
        if (isLast)
        {
            Foot(writer, file, head, repeated: 50);
        }
    }

    private static void Foot(SheetWriter writer, AssessmentFile file, FormHead head, double repeated)
    {
        const double signature = 130;
        writer.KeepTogether(signature + 20 * head.Choices.Count, rows: 3, repeated);
        writer.Skip();
        foreach (var choice in head.Choices)
        {
            writer.Line(choice, letters: 9);
        }

        var signer = file.Caption.Signer;
        writer.Skip();
        if (head.Signature.Length > 0)
        {
            // A blank of statistics: post, name, signature, telephone, e-mail, day.
            writer.Line(head.Signature)
                .Skip()
                .Line((signer.Length > 0 ? signer : "______________________     ______________________") + "     ______________________")
                .Line(signer.Length > 0 ? "(должность, Ф.И.О., подпись)" : "            (должность)                                       (Ф.И.О.)                                       (подпись)", letters: 9)
                .Skip()
                .Line("______________________     E-mail: ______________________     «____» ______________ 20___ год")
                .Line("(номер контактного телефона)                                                                           (дата составления документа)", letters: 9);
            return;
        }

        writer.Line("Руководитель организации  ______________________   " + (signer.Length > 0 ? signer : "______________________________"))
            .Line("                                                                    (подпись)"
                + (signer.Length > 0 ? "" : "                                  (фамилия, инициалы)"), letters: 9)
            .Skip()
            .Line("М.П.                     «____» ______________ 20___ г.");
    }

    private static void Table(ExcelPackage package, AssessmentFile file, FormHead head, Indicator indicator, bool isFirst, bool isLast)
    {
        const double paper = 132;
        const int most = 8;
        var columns = indicator.Columns.Count;
        var isWide = columns > most;
        var (code, name) = isWide ? (5.5, 30) : (8d, 34);
        var each = isWide ? (paper - code - name) / columns : Math.Clamp((paper - code - name) / columns, 8, 22);
        double[] widths = [code, isWide ? name : Math.Max(30, paper - code - each * columns), .. Enumerable.Repeat(each, columns)];
        var writer = Begin(package, file, head, SheetName(indicator), widths, isWide ? WideLetters : Letters, isLandscape: true);
        Head(writer, file, head, isFirst);
        writer.Line($"{indicator.Code}. {indicator.Title}", isBold: true, letters: Letters);
        writer.Line(indicator.Unit.Length > 0 ? "Единица измерения: " + indicator.Unit : "", ExcelHorizontalAlignment.Right, letters: 9);
        var top = writer.Row;
        writer.Heads([indicator.Lines.Any(line => line.Code.Length > 0) ? "N строки" : "", "Наименование"], ColumnHeads.Of(indicator.Columns))
            .Cells(["1", "2", .. indicator.Columns.Select(column => column.Code)], isHead: true);
        Repeat(writer, top);
        var repeated = Enumerable.Range(top, writer.Row - top).Sum(row => writer.Sheet.Row(row).Height);
        foreach (var line in indicator.Lines)
        {
            writer.Cells([
                line.Code, line.Title,
                .. indicator.Columns.Select(column => Cell(file.Table.Value(indicator, file.Table.Query.Year, line.Code, column.Code))),
            ]);
            writer.Sheet.Cells[writer.Row - 1, 3, writer.Row - 1, 2 + columns].Style.Numberformat.Format = isWide && indicator.Decimals == 0 ? "0" : Format(indicator);
        }

        foreach (var (number, title, value) in head.Beside(indicator))
        {
            writer.Cells([number, title, Cell(value)]);
            writer.Sheet.Cells[writer.Row - 1, 3].Style.Numberformat.Format = value is null ? "0" : Format(value.Indicator);
        }

        writer.Centre(top, [1, .. Enumerable.Range(3, columns)]);
        if (isLast)
        {
            Foot(writer, file, head, repeated);
        }
    }

    private static void Repeat(SheetWriter writer, int top) =>
        writer.Sheet.PrinterSettings.RepeatRows = new ExcelAddress(string.Create(CultureInfo.InvariantCulture, $"{top}:{writer.Row - 1}"));

    /// <summary>A number where the form has one number, a text where it has two or none.</summary>
    private static object? Cell(AssessmentValue? value) => value is { Main: { } number } known
        && known.Indicator.Form is not (IndicatorForm.NumberAndShare or IndicatorForm.YesNo)
            ? number : AssessmentText.Whole(value).Replace('\u202F', ' ');

    private static string Format(Indicator indicator) => indicator.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', indicator.Decimals);

    private static string SheetName(Indicator indicator) => "п. " + string.Concat(indicator.Code.Select(sign => char.IsLetterOrDigit(sign) ? sign : '.'));
}
