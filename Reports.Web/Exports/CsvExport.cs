using System.Text;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>CSV in the format of Russian Excel: BOM, semicolons, decimal comma, dd.MM.yyyy.</summary>
public static class CsvExport
{
    private const int Together = 32 * 1024;

    /// <summary>Writes the table; its first line names the columns.</summary>
    public static async Task WriteAsync(Export export, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var lines = new StringBuilder();
        Line(lines, export.Columns.Select(column => CsvText.Cell(column.Title)));
        await foreach (var portion in export.PortionsAsync())
        {
            foreach (var row in portion)
            {
                Line(lines, export.Columns.Select(column => Cell(row[column], column.Kind)));
                if (lines.Length >= Together)
                {
                    await writer.WriteAsync(lines, cancellationToken);
                    lines.Clear();
                }
            }
        }

        await writer.WriteAsync(lines, cancellationToken);
    }

    private static void Line(StringBuilder lines, IEnumerable<string> cells) => lines.AppendJoin(';', cells).Append("\r\n");

    private static string Cell(object? value, ColumnKind kind) => value is null ? "" : kind switch
    {
        ColumnKind.Count => Figures.Whole(value)!.Value.ToString(CsvText.Numbers),
        ColumnKind.Share or ColumnKind.Deviation => Figures.Amount(value, kind)!.Value.ToString("0.####", CsvText.Numbers),
        ColumnKind.Hours => Figures.Amount(value, kind)!.Value.ToString("0.##", CsvText.Numbers),
        ColumnKind.Number => Figures.Amount(value, kind)!.Value.ToString("0.######", CsvText.Numbers),
        ColumnKind.Date => Figures.Date(Figures.Whole(value)),
        ColumnKind.Month when Figures.Whole(value) is { } month => string.Create(CsvText.Numbers, $"{month % 100:00}.{month / 100:0000}"),
        ColumnKind.Moment => Figures.DayOrMoment(value as string ?? "").Replace(Figures.Space, ' ').Replace(",", "", StringComparison.Ordinal),
        _ => CsvText.Cell(Convert.ToString(value, CsvText.Numbers) ?? ""),
    };
}
