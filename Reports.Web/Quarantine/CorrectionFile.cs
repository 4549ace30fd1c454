using System.Drawing;
using System.Text;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using Reports.Web.Exports;

namespace Reports.Web.Quarantine;

/// <summary>
/// Rows in quarantine as a file of their feed, to be corrected and sent back as it is: the feed's own columns, before them what the loader finds the
/// row by and what is wrong with it.
/// </summary>
/// <param name="feed">The feed.</param>
/// <param name="rows">Its rows.</param>
public sealed class CorrectionFile(string feed, IReadOnlyList<RejectedRow> rows)
{
    /// <summary>The column by which a row that comes back is known.</summary>
    public const string RowColumn = "Строка карантина";

    /// <summary>The column that says what is wrong.</summary>
    public const string ProblemColumn = "Что не так";

    private const int Own = 2;
    private const string Author = "Карантин";

    private readonly List<string> _columns = [.. rows.SelectMany(row => row.Cells).Select(cell => cell.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>CSV as Russian Excel writes it.</summary>
    public byte[] Csv()
    {
        var lines = new StringBuilder();
        Line(Head());
        foreach (var row in rows)
        {
            Line(Values(row));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

        void Line(IEnumerable<string> cells) => lines.AppendJoin(';', cells.Select(CsvText.Cell)).Append("\r\n");
    }

    /// <summary>A workbook: every cell a text as it was sent, bad cells coloured, with a comment.</summary>
    public byte[] Xlsx()
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(FeedNames.Of(feed));
        foreach (var (i, title) in Head().Index())
        {
            sheet.Cells[1, i + 1].Value = title;
            sheet.Column(i + 1).Width = i + 1 == Own ? 48 : 18;
        }

        var head = sheet.Cells[1, 1, 1, _columns.Count + Own];
        head.Style.Font.Bold = true;
        head.Style.WrapText = true;
        sheet.Cells[1, 1, rows.Count + 1, _columns.Count + Own].Style.Numberformat.Format = "@";
        foreach (var (i, row) in rows.Index())
        {
            foreach (var (j, text) in Values(row).Index())
            {
                if (text.Length > 0)
                {
                    sheet.Cells[i + 2, j + 1].Value = SafeText.ForCell(text);
                    sheet.Cells[i + 2, j + 1].Style.QuotePrefix = SafeText.LooksLikeFormula(text);
                }
            }

            sheet.Cells[i + 2, Own].Style.WrapText = true;
            foreach (var wrong in row.Wrong)
            {
                Mark(sheet, i + 2, wrong);
            }
        }

        sheet.View.FreezePanes(2, Own + 1);
        return package.GetAsByteArray();
    }

    private void Mark(ExcelWorksheet sheet, int line, RejectCell wrong)
    {
        var column = _columns.IndexOf(wrong.ColumnName ?? "");
        var cell = sheet.Cells[line, column < 0 ? Own : column + Own + 1];
        cell.Style.Fill.PatternType = ExcelFillStyle.Solid;
        cell.Style.Fill.BackgroundColor.SetColor(Color.FromArgb(0xFF, 0xD9, 0xD2));
        if (cell.Comment is null)
        {
            cell.AddComment(SafeText.ForCell(wrong.Words), Author);
        }
    }

    private IEnumerable<string> Head() => [RowColumn, ProblemColumn, .. _columns.Select(column => ColumnNames.Of(column, feed))];

    private IEnumerable<string> Values(RejectedRow row)
    {
        var cells = row.Cells.ToDictionary();
        return [row.First.RowId, row.Problem, .. _columns.Select(column => cells.GetValueOrDefault(column, ""))];
    }
}
