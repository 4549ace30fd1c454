using System.Globalization;
using System.Text;
using Reports.Web.Exports;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Every value of every year as CSV in the format of Russian Excel: BOM, semicolons, decimal comma.</summary>
public static class AssessmentCsv
{
    private static readonly string[] Head =
    [
        "Показатель", "Наименование", "Единица", "Строка", "Наименование строки", "Графа", "Наименование графы", "Год",
        "Значение", "Доля, %", "Числитель", "Знаменатель", "Получено", "Документ", "Кто ввёл", "Когда ввёл", "Состояние",
    ];

    /// <summary>Writes the file.</summary>
    /// <param name="file">The content.</param>
    public static byte[] Write(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var sums = ControlSums.Of(file.Table);

        // Only a form with relations has the column: files of editions signed before there were any stay as they are.
        var isChecked = sums.Checked + sums.Unchecked > 0;
        var text = new StringBuilder().AppendJoin(';', Head.Concat(isChecked ? ["Не сходится"] : []).Select(CsvText.Cell)).Append("\r\n");
        var state = file.Table.Query.Mark is { Length: > 0 } mark ? $"{file.Caption.Words}. {mark}" : file.Caption.Words;
        var contradictions = sums.Contradictions.SelectMany(found => found.Cells, (found, cell) => (cell, found.Words))
            .ToLookup(pair => (pair.cell.Indicator.Code, pair.cell.Line, pair.cell.Column, pair.cell.Year), pair => pair.Words);
        foreach (var value in file.Table.Values.Where(value => file.Table.Indicators.Contains(value.Indicator)))
        {
            var indicator = value.Indicator;
            string[] cells =
            [
                CsvText.Cell(indicator.Code), CsvText.Cell(indicator.Title), CsvText.Cell(indicator.Unit),
                CsvText.Cell(value.Line), CsvText.Cell(indicator.Lines.FirstOrDefault(line => line.Code == value.Line)?.Title ?? ""),
                CsvText.Cell(value.Column), CsvText.Cell(indicator.Columns.FirstOrDefault(column => column.Code == value.Column)?.Title ?? ""),
                value.Year.ToString(CultureInfo.InvariantCulture),
                Number(Rounded(value.Main, indicator.Decimals)),
                indicator.Form == Warehouse.Sql.Indicators.IndicatorForm.NumberAndShare ? Number(Rounded(100 * value.Share, 1)) : "",
                Number(value.Number), Number(value.Base),
                CsvText.Cell(AssessmentText.Origin(value)), CsvText.Cell(value.Entry?.Document ?? ""), CsvText.Cell(value.Entry is { } entry ? file.EnteredBy(entry) : ""),
                CsvText.Cell(file.Caption.Told(value.Entry?.EnteredAt)), CsvText.Cell(state),
                .. isChecked ? [CsvText.Cell(string.Join("; ", contradictions[(indicator.Code, value.Line, value.Column, value.Year)].Distinct()))] : Array.Empty<string>(),
            ];
            text.AppendJoin(';', cells).Append("\r\n");
        }

        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    private static decimal? Rounded(decimal? value, int decimals) =>
        value is { } number ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : null;

    private static string Number(decimal? value) => value?.ToString("0.######", CsvText.Numbers) ?? "";
}
