using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>A learner or a group to look after, with every reason.</summary>
/// <param name="Title">Who.</param>
/// <param name="Reasons">Why, in words.</param>
/// <param name="Href">The learner's card or the group's measures.</param>
public sealed record WarningItem(string Title, IReadOnlyList<string> Reasons, string Href)
{
    /// <summary>Whom <c>quality-warnings</c> names: each once, with all reasons, who has most of them first.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="filter">The page's filter.</param>
    public static IReadOnlyList<WarningItem> All(ReportTable table, ReportFilter filter)
    {
        var (learner, group, code) = (table.Index("learner_key"), table.Index("group_key"), table.Index("group_code"));
        return
        [
            .. table.Rows.GroupBy(row => (Learner: row[learner], Group: row[group]))
                .OrderByDescending(rows => rows.Count())
                .Select(rows => new WarningItem(
                    rows.Key.Learner is null ? $"Группа {rows.First()[code]}"
                        : $"Слушатель {rows.First()[table.Index("learner_code")]}, группа {rows.First()[code]}",
                    [.. rows.Select(row => Reason(table, row))],
                    rows.Key.Learner is { } key ? $"/learners/{key}" : "/quality" + filter.Query(("group", rows.Key.Group), ("by", "module")))),
        ];
    }

    private static string Reason(ReportTable table, object?[] row)
    {
        var detail = (string)row[table.Index("detail")]!;
        return (string)row[table.Index("reason")]! + (detail.Length > 0 ? ": " + detail.Replace(" %", Figures.Space + "%", StringComparison.Ordinal) : "");
    }
}
