using Reports.Web.Pages.Trace;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Rows;

/// <summary>A kind of rows that a figure opens to.</summary>
/// <param name="Name">In addresses; the report is <c>rows-{name}</c>.</param>
/// <param name="Opens">The column whose value opens the row's trace.</param>
/// <param name="Trace">The address of a row's trace.</param>
/// <param name="Figure">What the rows add up to.</param>
public sealed record RowKind(string Name, string Opens, Func<ReportTable, object?[], string?> Trace, Func<ReportTable, string> Figure)
{
    private static readonly RowKind[] All =
    [
        new("attendance", "mark",
            (table, row) => TraceFact.Href("attendance", null, Keys(table, row, "group_key", "date_key", "module_key", "lesson_no", "learner_key")),
            table => $"посещено {Figures.Hours(Sum(table, "attended_sum"))} из {Figures.Hours(Sum(table, "scheduled_sum"))} ч — "
                + $"{Figures.ShareOf(Sum(table, "attended_sum"), Sum(table, "scheduled_sum"))} %"),
        new("grades", "label",
            (table, row) => TraceFact.Href(
                "grade", null, Keys(table, row, "group_key", "learner_key", "module_key", "control_key", "competency_key", "attempt")),
            table => Sum(table, "share_n") is > 0 and var graded
                ? $"средняя доля {Figures.Share(Sum(table, "share_sum") / graded)} % по {Figures.Plural(graded, "оценке", "оценкам", "оценкам")}" : ""),
        new("enrolments", "enrolled_on", (table, row) => TraceFact.Href("enrolment", null, Keys(table, row, "group_key", "learner_key")), _ => ""),
        new("awards", "award",
            (table, row) => TraceFact.Href(
                "award", row[table.Index("order_no")]?.ToString() ?? "", Keys(table, row, "learner_key", "award_key", "date_key")),
            _ => ""),
        new("documents", "registration_no",
            (table, row) => TraceFact.Href("document", row[table.Index("registration_no")]?.ToString(), Keys(table, row, "document_key")), _ => ""),
        new("outcomes", "", (_, _) => null,
            table => $"достигли плана {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "planned_count"))}"),
        new("attainment", "reached_n",
            (table, row) => $"/rows/outcomes?preset=all&group={row[table.Index("group_key")]}&learner={row[table.Index("learner_key")]}",
            table => $"достигли плана {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "total_n"))}"),
    ];

    /// <summary>The report.</summary>
    public string Report => "rows-" + Name;

    /// <summary>The kind of that name.</summary>
    /// <param name="name">From an address.</param>
    public static RowKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static object?[] Keys(ReportTable table, object?[] row, params IEnumerable<string> names) => [.. names.Select(name => row[table.Index(name)])];

    private static long Sum(ReportTable table, string name) => Figures.Whole(table.Rows[0][table.Index(name)]) ?? 0;
}
