using System.Drawing;
using Ingest.Feeds.Contracts;
using OfficeOpenXml;
using OfficeOpenXml.DataValidation;
using OfficeOpenXml.Style;
using Reports.Web.Exports;

namespace Reports.Web.FeedTemplates;

/// <summary>
/// An empty workbook of a feed, to be filled in and sent as it is: a sheet with the feed's columns, a sheet that says how to fill them in, and a hidden one with
/// the lists that cells choose from.
/// </summary>
/// <param name="feed">The feed.</param>
/// <param name="lists">Lists by column.</param>
public sealed class TemplateBook(Feed feed, IReadOnlyDictionary<string, TemplateList> lists)
{
    /// <summary>The sheet that says how to fill in.</summary>
    public const string Notes = "Как заполнять";

    /// <summary>The hidden sheet of lists.</summary>
    public const string Lists = "Списки";

    private const string Author = "Бланк";
    private const string Texts = "@";
    private const string Days = "dd.mm.yyyy";
    private const int Last = ExcelPackage.MaxRows;

    private static readonly double[] NotesWidths = [30, 14, 70];

    private static readonly Color Wanted = Color.FromArgb(0xFF, 0xF1, 0xC9);

    /// <summary>Writes it.</summary>
    /// <returns>An XLSX file.</returns>
    public byte[] Write()
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(feed.Title);
        var notes = package.Workbook.Worksheets.Add(Notes);
        WriteColumns(sheet, WriteLists(package));
        WriteNotes(notes);
        return package.GetAsByteArray();
    }

    /// <summary>Formats of whole columns, so that an empty row is no row; no column of a day is a text, and no code loses its zeros.</summary>
    private void WriteColumns(ExcelWorksheet sheet, Dictionary<string, string> ranges)
    {
        foreach (var (i, column) in feed.Columns.Index())
        {
            var title = sheet.Cells[1, i + 1];
            title.Value = column.Title + (column.IsRequired ? " *" : "");
            sheet.Column(i + 1).Width = Math.Clamp(column.Title.Length + 4, 14, 30);
            sheet.Column(i + 1).Style.Numberformat.Format = column.IsDated ? Days : IsText(column) ? Texts : "General";
            title.Style.Numberformat.Format = Texts;
            title.Style.Font.Bold = true;
            title.Style.WrapText = true;
            title.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            title.AddComment($"{(column.IsRequired ? "Обязательный столбец. " : "")}{Figures.Capital(Takes(column))}.", Author);
            if (column.IsRequired)
            {
                title.Style.Fill.PatternType = ExcelFillStyle.Solid;
                title.Style.Fill.BackgroundColor.SetColor(Wanted);
            }

            if (ranges.TryGetValue(column.Name, out var range))
            {
                Choose(sheet.DataValidations.AddListValidation(ExcelCellBase.GetAddress(2, i + 1, Last, i + 1)), range, column);
            }
        }

        sheet.Row(1).Height = feed.Columns.Index().Max(one => HeightOf(sheet.Cells[1, one.Index + 1].Text, sheet.Column(one.Index + 1).Width, isBold: true));
        sheet.View.FreezePanes(2, 1);
        sheet.PrinterSettings.PaperSize = ePaperSize.A4;
        sheet.PrinterSettings.RepeatRows = new ExcelAddress("1:1");
        sheet.PrinterSettings.Orientation = eOrientation.Landscape;
        sheet.PrinterSettings.FitToPage = true;
        sheet.PrinterSettings.FitToHeight = 0;
    }

    /// <summary>Another word may be right too, such as a code that the warehouse does not know yet: Excel asks and does not refuse.</summary>
    private static void Choose(OfficeOpenXml.DataValidation.Contracts.IExcelDataValidationList choice, string range, FeedColumn column)
    {
        choice.Formula.ExcelFormula = range;
        choice.AllowBlank = true;
        choice.ShowErrorMessage = true;
        choice.ErrorStyle = ExcelDataValidationWarningStyle.warning;
        choice.ErrorTitle = column.Title;
        choice.Error = "Такого значения нет в списке. Оставить его?";
    }

    /// <summary>The lists, each in a column of its own with names beside it.</summary>
    /// <returns>The range of each column of the feed that has one.</returns>
    private Dictionary<string, string> WriteLists(ExcelPackage package)
    {
        var ranges = new Dictionary<string, string>(StringComparer.Ordinal);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        if (lists.Count == 0)
        {
            return ranges;
        }

        var sheet = package.Workbook.Worksheets.Add(Lists);
        sheet.Hidden = eWorkSheetHidden.Hidden;
        foreach (var (column, list) in lists)
        {
            if (!written.TryGetValue(list.Title, out var range))
            {
                written[list.Title] = range = WriteList(sheet, (2 * written.Count) + 1, list);
            }

            ranges[column] = range;
        }

        return ranges;
    }

    private static string WriteList(ExcelWorksheet sheet, int at, TemplateList list)
    {
        sheet.Column(at).Style.Numberformat.Format = Texts;
        sheet.Cells[1, at].Value = list.Title;
        foreach (var (i, (value, name)) in list.Items.Index())
        {
            sheet.Cells[i + 2, at].Value = SafeText.ForCell(value);
            sheet.Cells[i + 2, at].Style.QuotePrefix = SafeText.LooksLikeFormula(value);
            if (name is { Length: > 0 })
            {
                sheet.Cells[i + 2, at + 1].Value = SafeText.ForCell(name);
                sheet.Cells[i + 2, at + 1].Style.QuotePrefix = SafeText.LooksLikeFormula(name);
            }
        }

        sheet.Column(at).Width = 20;
        sheet.Column(at + 1).Width = 40;
        var range = ExcelCellBase.GetAddress(2, at, list.Items.Count + 1, at, Absolute: true);
        return $"'{Lists}'!{range}";
    }

    private void WriteNotes(ExcelWorksheet sheet)
    {
        string[] told =
        [
            $"Бланк «{feed.Title}»",
            "Заполните первый лист: одна строка — одна запись. Столбцы со звёздочкой обязательны, остальные можно оставить пустыми или удалить.",
            "Названия столбцов не меняйте. Коды, СНИЛС и номера записаны как текст: нули в начале сохраняются. Дни — ДД.ММ.ГГГГ.",
            "Стрелка в ячейке открывает список кодов и слов. Код, которого в списке нет, тоже примут: например, если группа ещё не загружена.",
            "Заполненный файл пришлите как есть: этот лист и списки не загружаются.",
        ];
        foreach (var (i, text) in told.Index())
        {
            sheet.Cells[i + 1, 1, i + 1, 3].Merge = true;
            sheet.Cells[i + 1, 1].Value = text;
            sheet.Cells[i + 1, 1].Style.WrapText = true;
            sheet.Cells[i + 1, 1].Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            sheet.Row(i + 1).Height = i == 0 ? 22 : HeightOf(text, NotesWidths.Sum());
        }

        sheet.Cells[1, 1].Style.Font.Bold = true;
        sheet.Cells[1, 1].Style.Font.Size = 14;
        var head = told.Length + 2;
        foreach (var (i, text) in new[] { "Название столбца", "Обязателен", "Что писать" }.Index())
        {
            sheet.Cells[head, i + 1].Value = text;
            sheet.Cells[head, i + 1].Style.Font.Bold = true;
        }

        foreach (var (i, column) in feed.Columns.Index())
        {
            var line = head + i + 1;
            sheet.Cells[line, 1].Value = column.Title;
            sheet.Cells[line, 2].Value = column.IsRequired ? "да" : "";
            sheet.Cells[line, 3].Value = Figures.Capital(Takes(column));
            sheet.Cells[line, 1, line, 3].Style.WrapText = true;
            sheet.Row(line).Height = Math.Max(HeightOf(column.Title, NotesWidths[0]), HeightOf(sheet.Cells[line, 3].Text, NotesWidths[2]));
            sheet.Cells[line, 1, line, 3].Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            sheet.Cells[line, 1, line, 3].Style.Border.Bottom.Style = ExcelBorderStyle.Hair;
        }

        foreach (var (i, width) in NotesWidths.Index())
        {
            sheet.Column(i + 1).Width = width;
        }

        sheet.PrinterSettings.PaperSize = ePaperSize.A4;
        sheet.PrinterSettings.FitToPage = true;
        sheet.PrinterSettings.FitToHeight = 0;
    }

    private static double HeightOf(string text, double width, bool isBold = false) => SheetLayout.LineHeight(text, [width], SheetLayout.Letters, isBold);

    private string Takes(FeedColumn column)
    {
        const int most = 12;
        var values = lists.GetValueOrDefault(column.Name)?.Items;
        return column switch
        {
            _ when column.IsDated => "день, например 31.01.2026",
            { Vocabulary: not null } or { Dimension: null } when values is not null =>
                "одно из: " + string.Join(", ", values.Take(most).Select(item => item.Value)) + (values.Count > most ? " и другие из списка" : ""),
            _ when values is not null => $"код из списка «{lists[column.Name].Title}» ({values.Count.ToString("N0", Figures.Russian)}) или новый",
            { IsCode: true } => "код: буквы и цифры, нули в начале сохраняются",
            _ when IsText(column) => "текст",
            _ when column.Parse == CellParsers.Flag => "да или нет",
            _ when column.Parse == CellParsers.Share => "доля: 0,75 или 75 %",
            _ => "число",
        };
    }

    private static bool IsText(FeedColumn column) => column.IsCode || column.Vocabulary is not null || column.Parse == CellParsers.Text;
}
