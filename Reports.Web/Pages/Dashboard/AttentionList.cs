using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>One thing to look into.</summary>
/// <param name="Title">How many of what.</param>
/// <param name="Worst">The worst case, named.</param>
/// <param name="Href">Where they are listed.</param>
public sealed record AttentionItem(string Title, string Worst, string Href);

/// <summary>What needs attention today, as a list of things to do with the worst case named; what is in order is not in it.</summary>
/// <param name="read">Reads a report with the page's filter.</param>
/// <param name="filter">The page's filter.</param>
public sealed class AttentionList(Func<string, Task<ReportTable>> read, ReportFilter filter)
{
    /// <summary>Reads the list.</summary>
    public async Task<IReadOnlyList<AttentionItem>> ReadAsync()
    {
        AttentionItem?[] items = [await GroupsAsync(), await DocumentsAsync(), await ResultsAsync(), await QuarantineAsync(), await FindingsAsync()];
        return [.. items.OfType<AttentionItem>()];
    }

    private async Task<AttentionItem?> GroupsAsync()
    {
        var table = await read("attention-groups");
        return table.Rows.Count == 0 ? null : new AttentionItem(
            Figures.Plural(table.Rows.Count, "группа отстаёт", "группы отстают", "групп отстают") + " от плана",
            $"сильнее всех {Text(table, 0, "group_code")}: достигнуто результатов {Share(table, 0, "reached")}\u00a0% при плане {Share(table, 0, "planned")}\u00a0%",
            "/report/attention-groups" + filter.Query());
    }

    private async Task<AttentionItem?> DocumentsAsync()
    {
        var table = await read("attention-documents");
        return table.Rows.Count == 0 ? null : new AttentionItem(
            Figures.Plural(table.Rows.Count, "документ не выдан", "документа не выданы", "документов не выданы"),
            $"обучение завершено больше 10 дней назад; дольше всех ждут в группе {Text(table, 0, "group_code")}, "
            + Figures.Plural(Number(table, 0, "days"), "день", "дня", "дней"),
            "/report/attention-documents" + filter.Query());
    }

    private async Task<AttentionItem?> ResultsAsync()
    {
        var table = await read("attention-results");
        var groups = table.Rows.Select(row => row[table.Index("group_code")]).Distinct().Count();
        return table.Rows.Count == 0 ? null : new AttentionItem(
            Figures.Plural(table.Rows.Count, "слушатель", "слушателя", "слушателей") + " без итоговой оценки",
            $"в {Figures.Plural(groups, "группе", "группах", "группах")}, срок прошёл; раньше всех закончила {Text(table, 0, "group_code")}",
            "/report/attention-results" + filter.Query());
    }

    private async Task<AttentionItem?> QuarantineAsync()
    {
        var table = await read("data-state");
        var rejects = Number(table, 0, "rejects");
        return rejects == 0 ? null : new AttentionItem(
            Figures.Plural(rejects, "строка", "строки", "строк") + " в карантине",
            "не попали ни в один показатель; исправьте и пришлите снова",
            "/loads");
    }

    private async Task<AttentionItem?> FindingsAsync()
    {
        var table = await read("attention-findings");
        var foremost = table.Rows.CountBy(row => (string)row[table.Index("code")]!).OrderByDescending(pair => pair.Value).FirstOrDefault();
        return table.Rows.Count == 0 ? null : new AttentionItem(
            Figures.Plural(table.Rows.Count, "замечание", "замечания", "замечаний") + " к загруженному",
            $"чаще всего: {foremost.Key} ({Figures.Count(foremost.Value)})",
            "/report/attention-findings" + filter.Query());
    }

    private static string Text(ReportTable table, int row, string column) => Convert.ToString(
        table.Rows[row][table.Index(column)], System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static long Number(ReportTable table, int row, string column) => Figures.Whole(table.Rows[row][table.Index(column)]) ?? 0;

    private static string Share(ReportTable table, int row, string column) => Figures.Share(Number(table, row, column), 0);
}
