using Reports.Web.Pages.Trace;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Rows;

/// <summary>A kind of rows behind figures.</summary>
/// <param name="Name">In addresses; the report is <c>rows-{name}</c>.</param>
/// <param name="Opens">The column whose value opens the row's trace.</param>
/// <param name="Trace">The address of a row's trace.</param>
/// <param name="Figure">The sum of the rows, in words.</param>
public sealed record RowKind(string Name, string Opens, Func<ReportRow, string?> Trace, Func<ReportTable, string> Figure)
{
    private static readonly RowKind[] All =
    [
        new("attendance", "mark",
            row => TraceFact.Href("attendance", row),
            table => $"посещено {Figures.Hours(Sum(table, "attended_sum"))} из {Figures.Hours(Sum(table, "scheduled_sum"))} ч — "
                + $"{Figures.ShareOf(Sum(table, "attended_sum"), Sum(table, "scheduled_sum"))} %"),
        new("grades", "label",
            row => TraceFact.Href("grade", row),
            table => Sum(table, "share_n") is > 0 and var graded
                ? $"средняя доля {Figures.Share(Sum(table, "share_sum") / graded)} % по {Figures.Plural(graded, "оценке", "оценкам", "оценкам")}" : ""),
        new("compared", "own",
            row => $"/rows/grades?preset=all&group={row["group_key"]}&learner={row["learner_key"]}",
            table => Sum(table, "own_sum_n") is > 0 and var graded
                ? $"разница {Figures.Share(Sum(table, "over_sum") / graded)} п. п. по {Figures.Plural(graded, "оценке", "оценкам", "оценкам")}" : ""),
        new("enrolments", "enrolled_on", row => TraceFact.Href("enrolment", row), _ => ""),
        new("awards", "award", row => TraceFact.Href("award", row), _ => ""),
        new("documents", "registration_no", row => TraceFact.Href("document", row), _ => ""),
        new("outcomes", "", _ => null,
            table => $"достигнуто результатов {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "planned_count"))}" + ByEvidence(table, ": ")),
        new("attainment", "reached_n",
            row => $"/rows/outcomes?preset=all&group={row["group_key"]}&learner={row["learner_key"]}",
            table => $"достигли всех планируемых результатов {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "total_n"))}"
                + ByEvidence(table, "; результатов ")),
    ];

    /// <summary>The report.</summary>
    public string Report => "rows-" + Name;

    /// <summary>The kind of that name.</summary>
    /// <param name="name">From an address.</param>
    public static RowKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    private static string ByEvidence(ReportTable table, string before) => Figures.ByEvidence(
        Sum(table, "by_grade_reached"), Sum(table, "by_grade_count"), Sum(table, "by_pass_reached"), Sum(table, "by_pass_count")) is { Length: > 0 } parts
        ? before + parts : "";

    private static long Sum(ReportTable table, string column) => Figures.Whole(table.Rows[0][column]) ?? 0;
}
