using System.Globalization;
using Ingest.Sources;
using Ingest.Sources.Xlsx;
using OfficeOpenXml;
using Reports.Web.Exports;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment;

/// <summary>A row of a sheet of manual values.</summary>
/// <param name="Row">Its number in the sheet.</param>
/// <param name="Value">The cell that it is of.</param>
/// <param name="Input">The checked input.</param>
public sealed record ManualSheetRow(int Row, AssessmentValue Value, ManualInput Input);

/// <summary>
/// Manual values of a set and a year as a workbook, which is parsed with the same checks as the form. A row whose
/// value is blank, or the same as in the site, is skipped.
/// </summary>
public static class ManualSheet
{
    private const int HeadRow = 3;
    private const int LastColumn = 50;

    private static readonly string[] Heads =
        ["Код", "Строка", "Графа", "Показатель", "Ед. изм.", "Что ввести", "Ответственный", "Прошлый год", "Значение", "Знаменатель", "Документ"];

    private static readonly int[] Widths = [8, 8, 8, 70, 12, 34, 26, 16, 16, 16, 40];

    /// <summary>Writes the workbook.</summary>
    /// <param name="table">The assessment.</param>
    public static byte[] Write(Assessment table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Ввод");
        var asked = table.Query;
        sheet.Cells[1, 1].Value = SafeText.ForCell($"{asked.Set.ShortTitle}, {asked.Year.ToString(CultureInfo.InvariantCulture)} год: значения, которые вводят вручную");
        sheet.Cells[1, 1].Style.Font.Bold = true;
        for (var i = 0; i < Heads.Length; i++)
        {
            sheet.Cells[HeadRow, i + 1].Value = Heads[i];
            sheet.Column(i + 1).Width = Widths[i];
        }

        sheet.Cells[HeadRow, 1, HeadRow, Heads.Length].Style.Font.Bold = true;
        sheet.Cells[HeadRow, 1, HeadRow, Heads.Length].Style.WrapText = true;
        var row = HeadRow;
        foreach (var value in Entered(table))
        {
            WriteRow(sheet, ++row, value, table.Value(value.Indicator, asked.Year - 1, value.Line, value.Column));
        }

        // Codes are texts: 1.10 is not 1.1.
        sheet.Cells[1, 1, row, 3].Style.Numberformat.Format = "@";
        sheet.Column(4).Style.WrapText = true;
        sheet.View.FreezePanes(HeadRow + 1, 2);
        sheet.PrinterSettings.Orientation = eOrientation.Landscape;
        sheet.PrinterSettings.FitToPage = true;
        sheet.PrinterSettings.FitToHeight = 0;
        return package.GetAsByteArray();
    }

    /// <summary>Parses a workbook.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="table">The assessment that it is of.</param>
    /// <param name="limits">What a file from outside may cost.</param>
    /// <param name="problem">Why the file as a whole cannot be read; empty when it can.</param>
    public static IReadOnlyList<ManualSheetRow> Read(
        Stream stream, Assessment table, SourceLimits limits, CancellationToken cancellationToken, out string problem)
    {
        ArgumentNullException.ThrowIfNull(table);
        problem = "";
        try
        {
            using var book = XlsxWorkbook.Open(stream, limits, cancellationToken);
            while (book.NextSheet())
            {
                if (Columns(book) is { } columns)
                {
                    return [.. ReadRows(book, columns, table)];
                }
            }

            problem = $"В книге нет листа с заголовками «{Heads[0]}», «{Heads[8]}», «{Heads[10]}» в строке {HeadRow}. Скачайте лист для ввода и заполните его.";
        }
        catch (UnreadableSourceException error)
        {
            problem = $"Файл не открывается как книга XLSX. {error.Message}";
        }

        return [];
    }

    private static IEnumerable<AssessmentValue> Entered(Assessment table) => table.Values
        .Where(value => value.Year == table.Query.Year && value.Indicator.EnteredIn(value.Column) != EnteredPart.Nothing);

    private static void WriteRow(ExcelWorksheet sheet, int row, AssessmentValue value, AssessmentValue? before)
    {
        var indicator = value.Indicator;
        var asked = indicator.Entered switch
        {
            EnteredPart.Numerator => indicator.Numerator,
            EnteredPart.Denominator => indicator.Denominator,
            _ when ManualInput.HasBase(indicator) => "числитель и знаменатель",
            _ => indicator.Form == IndicatorForm.YesNo ? "да или нет" : "значение",
        };
        string[] texts =
        [
            indicator.Code, value.Line, value.Column, AssessmentText.Wording(value), indicator.Unit, asked, indicator.Owner, AssessmentText.Whole(before),
        ];
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Cells[row, i + 1].Value = SafeText.ForCell(texts[i]);
        }

        if (value.Entry is { } entry)
        {
            sheet.Cells[row, 9].Value = indicator.Form == IndicatorForm.YesNo ? AssessmentText.Number(value) : entry.Number;
            sheet.Cells[row, 10].Value = entry.Base;
            sheet.Cells[row, 11].Value = SafeText.ForCell(entry.Document);
        }
    }

    /// <summary>Goes to the row of heads; none when the sheet has no such row.</summary>
    private static Dictionary<string, int>? Columns(XlsxWorkbook book)
    {
        var isThere = false;
        while (!isThere && book.ReadRow() && book.Row.Number <= HeadRow)
        {
            isThere = book.Row.Number == HeadRow;
        }

        if (!isThere)
        {
            return null;
        }

        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < Math.Min(book.Row.Width, LastColumn); column++)
        {
            columns.TryAdd(book.Row[column].Trim(), column);
        }

        return new[] { Heads[0], Heads[8], Heads[10] }.All(columns.ContainsKey) ? columns : null;
    }

    private static IEnumerable<ManualSheetRow> ReadRows(XlsxWorkbook book, Dictionary<string, int> columns, Assessment table)
    {
        string Cell(string head) => !columns.TryGetValue(head, out var column) ? "" : book.Row.HasError(column) ? "#ошибка" : book.Row[column].Trim();
        var cells = Entered(table).ToDictionary(value => (value.Indicator.Code, value.Line, value.Column));
        while (book.ReadRow())
        {
            var number = Cell(Heads[8]);
            if (number.Length == 0 || !cells.TryGetValue((Cell(Heads[0]), Cell(Heads[1]), Cell(Heads[2])), out var value))
            {
                continue;
            }

            var input = ManualInput.Read(value.Indicator, number, Cell(Heads[9]), Cell(Heads[10]));
            if (input.Problems.Count > 0 || value.Entry is not { } entry
                || (entry.Number, entry.Base, entry.Document) != (input.Number, input.Base, input.Document))
            {
                yield return new ManualSheetRow(book.Row.Number, value, input);
            }
        }
    }
}
