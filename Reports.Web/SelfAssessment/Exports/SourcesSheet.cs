using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The source of each value of the year: rule, numerator, denominator and the rule's file, or document, who entered it and when.</summary>
internal static class SourcesSheet
{
    /// <summary>Its name.</summary>
    public const string Name = "Источники";

    private const double Letters = 9;
    private static readonly double[] Widths = [7, 29, 11, 19, 9, 17, 9, 32];

    /// <summary>Adds the sheet.</summary>
    public static void Add(ExcelPackage package, AssessmentFile file, FormHead head)
    {
        var sheet = package.Workbook.Worksheets.Add(Name);

        // A dozen pages that nobody signs: a hidden sheet is not printed with the form until somebody shows it.
        sheet.Hidden = eWorkSheetHidden.Hidden;
        var writer = new SheetWriter(sheet, Widths, Letters).Begin(isLandscape: true, $"{file.Caption.Organisation}. {file.Caption.Words}");
        writer.Line("Источники и правила расчёта показателей " + head.Year, ExcelHorizontalAlignment.Center, isBold: true, letters: 13)
            .Line(file.Caption.Words)
            .Line("Официальный текст: " + file.Table.Query.Set.Source + ".");
        if (file.Table.Query.Set.File.Value("wording") is { } check)
        {
            writer.Line($"Формулировки: {check}.");
        }

        foreach (var choice in head.Choices)
        {
            writer.Line(choice);
        }

        writer.Skip();
        var top = writer.Row;
        writer.Cells(["N п/п", "Показатель", "Получено", "Что считается, числитель", "Число", "Знаменатель", "Число", "Правило, источник, документ"], isHead: true);
        sheet.PrinterSettings.RepeatRows = new ExcelAddress(FormattableString.Invariant($"{top}:{top}"));
        foreach (var indicator in file.Table.Indicators)
        {
            writer.Cells(Row(file, indicator));
            sheet.Cells[writer.Row - 1, 5, writer.Row - 1, 7].Style.Numberformat.Format = "#,##0.######";
        }

        writer.Centre(top, 1, 3, 5, 7);
        Tables(writer, file);
    }

    private static IReadOnlyList<object?> Row(AssessmentFile file, Indicator indicator)
    {
        var year = file.Table.Query.Year;
        var cells = file.Table.Values.Where(value => value.Indicator == indicator && value.Year == year).ToList();
        var one = indicator.IsTable || cells.Count == 0 ? null : cells[0];
        var origins = cells.Select(AssessmentText.Origin).Where(word => word.Length > 0).Distinct();
        return
        [
            indicator.Code, indicator.Title, string.Join(", ", origins),
            indicator.Numerator, (object?)one?.Number,
            indicator.Denominator, indicator.Denominator.Length > 0 ? one?.Base : null,
            string.Join('\n', Told(file, indicator, cells).Where(line => line.Length > 0)),
        ];
    }

    private static IEnumerable<string> Told(AssessmentFile file, Indicator indicator, List<AssessmentValue> cells)
    {
        yield return indicator.Rule;
        if (indicator.Kind != IndicatorKind.Manual)
        {
            yield return $"Правило: {indicator.File.Name}.sql";
            yield return file.Feeds.GetValueOrDefault(indicator.Code) is { Count: > 0 } feeds ? "Данные: " + string.Join(", ", feeds.Select(FeedNames.Of)) : "";
        }

        foreach (var entry in cells.Select(value => value.Entry).OfType<AppStore.ManualValue>().DistinctBy(entry => (entry.Document, entry.EnteredBy, entry.EnteredAt)))
        {
            yield return $"Документ: {entry.Document}. Ввёл: {file.EnteredBy(entry)}, {file.Caption.Told(entry.EnteredAt)}";
        }

        if (cells is [{ Computed: { } computed } value])
        {
            yield return "По данным хранилища: " + AssessmentText.Whole(value with { Number = computed.Numerator, Base = computed.Denominator });
        }

        yield return indicator.Owner.Length > 0 ? "Ответственный: " + indicator.Owner : "";
        yield return indicator.Source;
    }

    /// <summary>Load files, when the file has a table of them.</summary>
    private static void Tables(SheetWriter writer, AssessmentFile file)
    {
        if (file.Tables.FirstOrDefault(table => table.Report.Name == SectionTables.Files) is not { Rows.Count: > 0 } loads)
        {
            return;
        }

        writer.KeepTogether(15 * (loads.Rows.Count + 2), rows: 0, repeated: 30);
        writer.Skip().Line(loads.Report.Title, isBold: true);
        foreach (var row in loads.Rows)
        {
            writer.Line(string.Join(" · ", loads.Columns
                .Where(column => column.Kind != ColumnKind.Key && row[column] is not null)
                .Select(column => Words(file, column, row[column]))));
        }
    }

    private static string Words(AssessmentFile file, ReportColumn column, object? value) => column.Kind switch
    {
        _ when column.Name == "feed" => FeedNames.Of(value as string),
        ColumnKind.Moment => file.Caption.Told(value as string),
        ColumnKind.Text => Figures.Cell(value, column.Kind),
        _ => column.Title + ": " + Figures.Cell(value, column.Kind),
    };
}
