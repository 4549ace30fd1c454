using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>An item that needs attention.</summary>
/// <param name="Title">How many of what.</param>
/// <param name="Worst">The worst case, named.</param>
/// <param name="Href">Address of the list.</param>
public sealed record AttentionItem(string Title, string Worst, string Href);

/// <summary>Lists what needs attention today, each item with its worst case. It counts learners and names none of them.</summary>
/// <param name="read">Reads a report with the page's filter.</param>
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
        var groups = (await read("attention-groups")).As<GroupRow>();
        return groups.Count == 0 ? null : new AttentionItem(
            Figures.Plural(groups.Count, "группа отстаёт", "группы отстают", "групп отстают") + " от цели",
            $"сильнее всех {groups[0].GroupCode}: достигнуто результатов {Figures.Share(groups[0].Reached ?? 0, 0)}\u00a0% "
            + $"при цели {Figures.Share(groups[0].Planned ?? 0, 0)}\u00a0%"
            + (groups[0].ByGrades is { } grades ? ", по оценкам " + grades : "") + (groups[0].ByPasses is { } passes ? ", по зачётам " + passes : ""),
            "/report/attention-groups" + filter.Query());
    }

    private async Task<AttentionItem?> DocumentsAsync()
    {
        var documents = (await read("attention-documents")).As<DocumentRow>();
        return documents.Count == 0 ? null : new AttentionItem(
            Figures.Plural(documents.Count, "документ не выдан", "документа не выданы", "документов не выданы"),
            $"обучение завершено больше 10 дней назад; дольше всех ждут в группе {documents[0].GroupCode}, "
            + Figures.Plural(documents[0].Days ?? 0, "день", "дня", "дней"),
            "/report/attention-documents" + filter.Query());
    }

    private async Task<AttentionItem?> ResultsAsync()
    {
        var learners = (await read("attention-results")).As<ResultRow>();
        var groups = learners.Select(learner => learner.GroupCode).Distinct().Count();
        return learners.Count == 0 ? null : new AttentionItem(
            Figures.Plural(learners.Count, "слушатель", "слушателя", "слушателей") + " без итоговой оценки",
            $"в {Figures.Plural(groups, "группе", "группах", "группах")}, срок прошёл; раньше всех закончила {learners[0].GroupCode}",
            "/report/attention-results" + filter.Query());
    }

    private async Task<AttentionItem?> QuarantineAsync()
    {
        var rejects = (await read("data-state")).As<StateRow>()[0].Rejects ?? 0;
        return rejects == 0 ? null : new AttentionItem(
            Figures.Plural(rejects, "строка", "строки", "строк") + " в карантине",
            "не попали ни в один показатель; исправьте и пришлите снова",
            "/loads");
    }

    private async Task<AttentionItem?> FindingsAsync()
    {
        var findings = (await read("attention-findings")).As<FindingRow>();
        var foremost = findings.CountBy(finding => finding.Code).OrderByDescending(pair => pair.Value).FirstOrDefault();
        return findings.Count == 0 ? null : new AttentionItem(
            Figures.Plural(findings.Count, "замечание", "замечания", "замечаний") + " к загруженному",
            $"чаще всего: {foremost.Key} ({Figures.Count(foremost.Value)})",
            "/report/attention-findings" + filter.Query());
    }

    private sealed record GroupRow(string? GroupCode, long? Reached, long? Planned, string? ByGrades, string? ByPasses);

    private sealed record DocumentRow(string? GroupCode, long? Days);

    private sealed record ResultRow(string? GroupCode);

    private sealed record StateRow(long? Rejects);

    private sealed record FindingRow(string Code);
}
