using Reports.Web.Pages.Trace;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Rows;

/// <summary>A kind of rows behind figures.</summary>
/// <param name="Name">In addresses; the report is <c>rows-{name}</c>.</param>
/// <param name="Opens">The columns whose values open the row's trace.</param>
/// <param name="Trace">The address of a row's trace.</param>
/// <param name="Figure">The sum of the rows, in words.</param>
public sealed record RowKind(string Name, IReadOnlyList<string> Opens, Func<ReportRow, string?> Trace, Func<ReportTable, string> Figure)
{
    private static readonly RowKind[] All =
    [
        new("attendance", ["mark"],
            row => TraceFact.Href("attendance", row),
            table => $"посещено {Figures.Hours(Sum(table, "attended_sum"))} из {Figures.Hours(Sum(table, "scheduled_sum"))} ч — "
                + $"{Figures.ShareOf(Sum(table, "attended_sum"), Sum(table, "scheduled_sum"))} %"),
        new("grades", ["label"],
            row => TraceFact.Href("grade", row),
            table => string.Join(", ", Grades(table).Where(part => part.Length > 0))),
        new("compared", ["own"],
            row => $"/rows/grades?preset=all&group={row["group_key"]}&learner={row["learner_key"]}",
            table => Sum(table, "own_sum_n") is > 0 and var graded
                ? $"разница {Figures.Share(Sum(table, "over_sum") / graded)} п. п. по {Figures.Plural(graded, "оценке", "оценкам", "оценкам")}" : ""),
        new("enrolments", ["enrolled_on"], row => TraceFact.Href("enrolment", row), _ => "")
        {
            Asked = (table, what) => what switch
            {
                "cohort" => $"завершили с документом {Figures.Count(Sum(table, "documented_sum"))} из {Figures.Count(Sum(table, "total_n"))}",
                "studied" => $"не отчислены {Figures.Count(Sum(table, "stayed_sum"))} из {Figures.Count(Sum(table, "total_n"))}",
                _ => "",
            },
        },
        new("awards", ["award"], row => TraceFact.Href("award", row), _ => ""),
        new("documents", ["registration_no"], row => TraceFact.Href("document", row), _ => ""),
        // A result is no line of a file: the marks that made it are, and each opens its own.
        new("outcomes", ["attained", "passed"],
            row => Figures.Whole(row["competency_key"]) is > 0
                ? $"/learners/{row["learner_key"]}?group={row["group_key"]}&result={row["competency_key"]}#result-{row["competency_key"]}"
                : $"/rows/grades?preset=all&group={row["group_key"]}&learner={row["learner_key"]}&module={row["module_key"]}",
            table => $"достигнуто результатов {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "planned_count"))}" + ByEvidence(table, ": ")
                + Mean(table, "; средний результат ", "результату", "результатам")),
        new("attainment", ["reached_n"],
            row => $"/rows/outcomes?preset=all&group={row["group_key"]}&learner={row["learner_key"]}",
            table => $"достигли всех планируемых результатов {Figures.Count(Sum(table, "reached_sum"))} из {Figures.Count(Sum(table, "total_n"))}"
                + ByEvidence(table, "; результатов ") + Mean(table, "; средний результат ", "слушателю", "слушателям")),
    ];

    /// <summary>A sum that depends on the rows that the address asks for by <c>what</c>.</summary>
    public Func<ReportTable, string?, string> Asked { get; private init; } = (_, _) => "";

    /// <summary>The report.</summary>
    public string Report => "rows-" + Name;

    /// <summary>The kind of that name.</summary>
    /// <param name="name">From an address.</param>
    public static RowKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>What figures over grades are made of: passed of all, good of those with a mark, means. Whoever has no mark is in the base of quality.</summary>
    private static IEnumerable<string> Grades(ReportTable table)
    {
        var (passed, all, good, marks) = (Sum(table, "passed_sum"), Sum(table, "passed_base"), Sum(table, "good_sum"), Sum(table, "mark_n"));
        var (points, degrees, shares, graded) = (Sum(table, "point_sum"), Sum(table, "degree_sum"), Sum(table, "share_sum"), Sum(table, "share_n"));
        var judged = marks + Sum(table, "absent_n");
        yield return graded > 0 ? $"средняя доля {Figures.Share((shares + (graded / 2)) / graded)} % по {Figures.Plural(graded, "оценке", "оценкам", "оценкам")}" : "";
        yield return all > 0 ? $"сдано {Figures.Count(passed)} из {Figures.Count(all)}" : "";
        if (marks > 0)
        {
            yield return $"пятёрок и четвёрок {Figures.Count(good)} из {Figures.Count(judged)}";
            yield return $"средний балл {Figures.Number((decimal)points / marks)} (сумма {Figures.Count(points)})";
            yield return $"СОУ {Figures.Number((decimal)degrees / judged, 1)} % (сумма степеней {Figures.Count(degrees)})";
        }
    }

    private static string Mean(ReportTable table, string before, string one, string many) => Sum(table, "attained_n") is > 0 and var graded
        ? $"{before}{Figures.Share((Sum(table, "attained_sum") + (graded / 2)) / graded)} % по {Figures.Plural(graded, one, many, many)}" : "";

    private static string ByEvidence(ReportTable table, string before) => Figures.ByEvidence(
        Sum(table, "by_grade_reached"), Sum(table, "by_grade_count"), Sum(table, "by_pass_reached"), Sum(table, "by_pass_count")) is { Length: > 0 } parts
        ? before + parts : "";

    private static long Sum(ReportTable table, string column) => Figures.Whole(table.Rows[0][column]) ?? 0;
}
