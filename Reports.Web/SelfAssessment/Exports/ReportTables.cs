using System.Globalization;
using Reports.Web.Documents;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>The indicators in a document: over five years, and as their form.</summary>
internal static class ReportTables
{
    private const int MostCharts = 8;
    private const int MostColumns = 8;

    /// <summary>A row for each indicator with a value in these years; of a table its first line, which is the total.</summary>
    public static DocumentTable Dynamics(Assessment table) => new(
        [
            new DocumentColumn("code"), new DocumentColumn("title"), new DocumentColumn("unit"),
            .. table.Years.Select(year => new DocumentColumn("year", year.ToString(CultureInfo.InvariantCulture))),
        ],
        [.. table.Indicators
            .SelectMany(indicator => indicator.Columns, (indicator, column) => (
                Cell: new AssessmentValue(indicator, indicator.Lines[0].Code, column.Code, table.Query.Year),
                Values: table.Years.Select(year => table.Value(indicator, year, indicator.Lines[0].Code, column.Code)).ToList()))
            .Where(line => line.Values.Any(AssessmentText.HasNumber))
            .Select(line => (IReadOnlyList<string>)
            [
                line.Cell.Column.Length > 0 ? $"{line.Cell.Indicator.Code} гр.\u00A0{line.Cell.Column}" : line.Cell.Indicator.Code,
                AssessmentText.Wording(line.Cell), line.Cell.Indicator.Unit, .. line.Values.Select(value => AssessmentText.Whole(value)),
            ])]);

    /// <summary>Charts of the first indicators.</summary>
    public static IReadOnlyList<ReportChartPair> DynamicsCharts(Assessment table) => [.. YearsLine.Of(table)
        .Where(line => line.IsDrawn).DistinctBy(line => line.Code).Take(MostCharts)
        .Select(line => new DocumentChart(
            Shorten($"{line.Code} {line.Title}") + ", " + line.Unit,
            [.. table.Years.Select(year => year.ToString(CultureInfo.InvariantCulture))], [(line.Unit, line.Values)]))
        .Chunk(2).Select(pair => new ReportChartPair(pair[0], pair.ElementAtOrDefault(1)))];

    /// <summary>The form's indicators of one value; null when it has none.</summary>
    public static DocumentTable? Form(AssessmentFile file, FormHead head) => head.Sections.Count == 0 ? null : new DocumentTable(
        [new DocumentColumn("code"), new DocumentColumn("title"), new DocumentColumn("unit"), new DocumentColumn("value", head.Year)],
        [.. head.Sections.SelectMany(section => section.Indicators
            .Select(indicator => (IReadOnlyList<string>)[indicator.Code, indicator.Title, indicator.Unit, AssessmentText.Whole(file.Table.Value(indicator, file.Table.Query.Year))])
            .Prepend([$"{section.Heading.Code}. {section.Heading.Title}"]))]);

    /// <summary>The form's indicators that are tables, a wide one in parts, and the relations of its numbers that do not hold.</summary>
    public static IReadOnlyList<ReportFormTable> FormTables(AssessmentFile file, FormHead head) =>
        [.. head.Tables.SelectMany(indicator => FormTable(file, head, indicator)), .. ControlSums(head)];

    private static IEnumerable<ReportFormTable> FormTable(AssessmentFile file, FormHead head, Indicator indicator)
    {
        var parts = (indicator.Columns.Count - 1) / MostColumns + 1;
        var each = (indicator.Columns.Count - 1) / parts + 1;
        return indicator.Columns.Chunk(each).Select((columns, part) => new ReportFormTable(
            $"{indicator.Code}. {indicator.Title}, {indicator.Unit}" + (part > 0 ? ", продолжение" : ""),
            new DocumentTable(
                [
                    new DocumentColumn("line"), new DocumentColumn("name"),
                    .. columns.Select(column => new DocumentColumn("value", $"{column.Title}\n(гр. {column.Code})")),
                ],
                [
                    .. indicator.Lines.Select(line => (IReadOnlyList<string>)
                        [line.Code, line.Title, .. columns.Select(column => AssessmentText.Whole(file.Table.Value(indicator, file.Table.Query.Year, line.Code, column.Code)))]),
                    .. head.Beside(indicator).Where(_ => part == 0).Select(beside => (IReadOnlyList<string>)
                        [beside.Code, beside.Title, AssessmentText.Whole(beside.Value), .. Enumerable.Repeat("", columns.Length - 1)]),
                ])));
    }

    private static IEnumerable<ReportFormTable> ControlSums(FormHead head) => head.ControlSums is not { Contradictions.Count: > 0 } sums ? []
        : [new ReportFormTable(
            "Контрольные соотношения: " + sums.Words,
            new DocumentTable(
                [
                    new DocumentColumn("line"), new DocumentColumn("name"),
                    .. new[] { "Слева", "Справа", "Расхождение", "Откуда" }.Select(title => new DocumentColumn("value", title)),
                ],
                [.. sums.Contradictions.Select(found => (IReadOnlyList<string>)
                    [found.Place, found.Rule, Figures.Number(found.Left, 0), Figures.Number(found.Right, 0), Figures.Number(found.Difference, 0), found.Source])]))];

    private static string Shorten(string text)
    {
        const int longest = 90;
        return text.Length <= longest ? text : text[..text.LastIndexOf(' ', longest)] + "…";
    }
}
