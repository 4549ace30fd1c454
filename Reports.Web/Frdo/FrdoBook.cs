using OfficeOpenXml;
using OfficeOpenXml.Style;
using Reports.Web.Exports;

namespace Reports.Web.Frdo;

/// <summary>
/// Documents in the template of the federal register (additional professional education, 40 columns): the sheet «Шаблон», every cell a text, and the sheet
/// «Проверки», which names what is missing or doubtful row by row.
/// </summary>
/// <param name="documents">The documents; those of other programmes are named in the checks and are no rows of the template.</param>
public sealed class FrdoBook(IReadOnlyList<FrdoDocument> documents)
{
    /// <summary>The sheet of the template.</summary>
    public const string Template = "Шаблон";

    /// <summary>The sheet of checks.</summary>
    public const string Checks = "Проверки";

    private const int ChecksHead = 4;

    private static readonly double[] ChecksWidths = [10, 18, 18, 20, 44, 52];

    /// <summary>Writes it.</summary>
    /// <returns>An XLSX file.</returns>
    public byte[] Write()
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(Template);
        var checks = package.Workbook.Worksheets.Add(Checks);
        Head(sheet, 1, [.. FrdoColumn.All.Select(column => column.Title)], [.. FrdoColumn.All.Select(column => Math.Clamp(column.Title.Length / 3d + 4, 14, 34))]);
        WriteChecksHead(checks);
        var (line, told) = (1, ChecksHead);
        foreach (var document in documents)
        {
            if (!document.IsOfTemplate)
            {
                Line(checks, ++told, ["—", document.LearnerCode, document.GroupCode, document.RegistrationNo, "", "в шаблон не вошёл: программа не повышения квалификации и не переподготовки"]);
                continue;
            }

            Line(sheet, ++line, FrdoColumn.All.Select(column => column.Cell(document)));
            foreach (var column in FrdoColumn.All)
            {
                if (column.Problem(document) is { } problem)
                {
                    Line(checks, ++told, [line.ToString(Figures.Russian), document.LearnerCode, document.GroupCode, document.RegistrationNo, column.Title, problem]);
                }
            }
        }

        sheet.View.FreezePanes(2, 1);
        Paper(sheet, across: 4, head: 1);
        return package.GetAsByteArray();
    }

    private static void WriteChecksHead(ExcelWorksheet sheet)
    {
        sheet.Cells[1, 1].Value = "Хранилище этого не хранит, заполните сами, где нужно: " + string.Join("; ", FrdoColumn.All.Where(column => column.IsUnknown).Select(column => column.Title)) + ".";
        sheet.Cells[2, 1].Value = "Утрата, обмен и уничтожение взяты из статуса документа в книге выдачи; где он их не называет, стоит «Нет». Серия «Нет» — серии у бланка нет.";
        foreach (var row in new[] { 1, 2 })
        {
            sheet.Cells[row, 1, row, 6].Merge = true;
            sheet.Cells[row, 1].Style.WrapText = true;
            sheet.Cells[row, 1].Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            sheet.Row(row).Height = SheetLayout.LineHeight(sheet.Cells[row, 1].Text, ChecksWidths, SheetLayout.Letters, isBold: false);
        }

        Head(sheet, ChecksHead, ["Строка шаблона", "Код слушателя", "Группа", "Регистрационный номер", "Столбец", "Что не так"], ChecksWidths);
        sheet.View.FreezePanes(ChecksHead + 1, 1);
        Paper(sheet, across: 1, head: ChecksHead);
    }

    /// <summary>Landscape A4: so many pages across, however many down, with the head on each.</summary>
    private static void Paper(ExcelWorksheet sheet, int across, int head)
    {
        var printer = sheet.PrinterSettings;
        (printer.PaperSize, printer.Orientation) = (ePaperSize.A4, eOrientation.Landscape);
        (printer.FitToPage, printer.FitToWidth, printer.FitToHeight) = (true, across, 0);
        printer.RepeatRows = new ExcelAddress(FormattableString.Invariant($"{head}:{head}"));
    }

    /// <summary>The head, high enough for every title: no program fits rows of files that it did not write.</summary>
    private static void Head(ExcelWorksheet sheet, int row, string[] titles, double[] widths)
    {
        Line(sheet, row, titles);
        foreach (var (i, width) in widths.Index())
        {
            sheet.Column(i + 1).Width = width;
        }

        sheet.Row(row).Height = titles.Zip(widths, (title, width) => SheetLayout.LineHeight(title, [width], SheetLayout.Letters, isBold: true)).Max();
        sheet.Row(row).Style.Font.Bold = true;
        sheet.Row(row).Style.WrapText = true;
        sheet.Row(row).Style.VerticalAlignment = ExcelVerticalAlignment.Top;
    }

    private static void Line(ExcelWorksheet sheet, int row, IEnumerable<string?> cells)
    {
        foreach (var (i, text) in cells.Index())
        {
            if (!string.IsNullOrEmpty(text))
            {
                var cell = sheet.Cells[row, i + 1];
                cell.Style.Numberformat.Format = "@";
                cell.Style.QuotePrefix = SafeText.LooksLikeFormula(text);
                cell.Value = SafeText.ForCell(text);
            }
        }
    }
}
