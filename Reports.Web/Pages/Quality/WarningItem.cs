using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>A learner or a group that needs attention, with all reasons.</summary>
/// <param name="Title">Who.</param>
/// <param name="Reasons">Why, in words.</param>
/// <param name="Href">The learner's card or the group's measures.</param>
/// <param name="LearnerKey">The learner; null for a group.</param>
/// <param name="GroupKey">The group.</param>
public sealed record WarningItem(string Title, IReadOnlyList<string> Reasons, string Href, long? LearnerKey, long? GroupKey)
{
    /// <summary>Reads <c>quality-warnings</c>: each learner or group once, those with most reasons first.</summary>
    /// <param name="table">The rows.</param>
    public static IReadOnlyList<WarningItem> All(ReportTable table, ReportFilter filter) =>
    [
        .. table.As<Row>().GroupBy(row => (row.LearnerKey, row.GroupKey))
            .OrderByDescending(rows => rows.Count())
            .Select(rows => new WarningItem(
                rows.Key.LearnerKey is null ? $"Группа {rows.First().GroupCode}" : $"{rows.First().Learner ?? "Слушатель " + rows.First().LearnerCode}, группа {rows.First().GroupCode}",
                [.. rows.Select(row => row.Words)],
                rows.Key.LearnerKey is { } key ? $"/learners/{key}" : "/quality" + filter.Query(("group", rows.Key.GroupKey), ("by", "module")),
                rows.Key.LearnerKey,
                rows.Key.GroupKey)),
    ];

    private sealed record Row(long? LearnerKey, long? GroupKey, string? GroupCode, string? LearnerCode, string? Learner, string Reason, string Detail)
    {
        public string Words => Reason + (Detail.Length > 0 ? ": " + Detail.Replace(" %", Figures.Space + "%", StringComparison.Ordinal) : "");
    }
}
