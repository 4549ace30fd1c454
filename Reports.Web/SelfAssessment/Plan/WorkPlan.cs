using Reports.Web.AppStore;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Plan;

/// <summary>Something that is ready or missing for a stage.</summary>
/// <param name="Words">In Russian.</param>
/// <param name="Href">Where to complete it; null for none.</param>
public sealed record WorkItem(string Words, string? Href = null);

/// <summary>A stage with its owner, due day and progress.</summary>
/// <param name="Entry">What a user set; null for nothing yet.</param>
/// <param name="Due">By when.</param>
/// <param name="IsDone">Whether it is complete.</param>
/// <param name="Ready">What is ready.</param>
/// <param name="Missing">What is missing.</param>
public sealed record StageState(
    WorkStage Stage, WorkPlanEntry? Entry, DateOnly Due, bool IsDone, IReadOnlyList<WorkItem> Ready, IReadOnlyList<WorkItem> Missing)
{
    /// <summary>Who is responsible; empty when nobody is.</summary>
    public string Owner => Entry?.Owner ?? "";

    /// <summary>Days left; negative when the day is over.</summary>
    public int DaysLeft(DateOnly today) => Due.DayNumber - today.DayNumber;
}

/// <summary>The data that the state of stages is derived from.</summary>
public sealed record WorkState
{
    /// <summary>The current values.</summary>
    public required Assessment Table { get; init; }

    /// <summary>Editions of the set for the year, the newest first.</summary>
    public required IReadOnlyList<Edition> Editions { get; init; }

    /// <summary>Texts of the newest edition that was not withdrawn.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>Row counts of the year by feed.</summary>
    public required IReadOnlyList<(string Feed, long Rows)> Feeds { get; init; }

    /// <summary>The last load and the quarantine.</summary>
    public required DataStateNow Data { get; init; }

    /// <summary>What users set.</summary>
    public required IReadOnlyList<WorkPlanEntry> Entries { get; init; }

    /// <summary>The address of a page of the self-assessment.</summary>
    public required Func<string, string> Href { get; init; }
}

/// <summary>The work plan: the stages of the order with their progress by the state of data, values and editions.</summary>
public static class WorkPlan
{
    /// <summary>The stages in order.</summary>
    /// <param name="state">The data.</param>
    public static IReadOnlyList<StageState> Of(WorkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var year = state.Table.Query.Year;
        return [.. WorkStage.All.Select(stage =>
        {
            var entry = state.Entries.FirstOrDefault(one => one.Stage == stage.Code);
            var (ready, missing) = stage.Code switch
            {
                "planning" => Planning(state),
                "conduct" => Conduct(state),
                "report" => Report(state),
                "consideration" => Consideration(state),
                _ => Publication(state, entry),
            };
            return new StageState(stage, entry, entry?.Due ?? stage.DueOn(year), missing.Count == 0, ready, missing);
        })];
    }

    private static (List<WorkItem> Ready, List<WorkItem> Missing) Planning(WorkState state)
    {
        var owners = state.Entries.Where(entry => entry.Owner.Length > 0).Select(entry => entry.Stage).ToHashSet(StringComparer.Ordinal);
        var without = WorkStage.All.Where(stage => !owners.Contains(stage.Code)).ToList();
        return (
            owners.Count == 0 ? [] : [new WorkItem($"Ответственные назначены: {owners.Count} из {WorkStage.All.Count}")],
            [.. without.Select(stage => new WorkItem($"Нет ответственного: {Lower(stage.Title)}"))]);
    }

    private static (List<WorkItem> Ready, List<WorkItem> Missing) Conduct(WorkState state)
    {
        List<WorkItem> ready = [.. state.Feeds.Where(feed => feed.Rows > 0).Select(feed => new WorkItem($"Загружены {feed.Feed}: {Figures.Count(feed.Rows)}"))];
        List<WorkItem> missing = [.. state.Feeds.Where(feed => feed.Rows == 0).Select(feed => new WorkItem($"Не загружены {feed.Feed}", "/loads"))];
        if (state.Data.Rejects > 0)
        {
            missing.Add(new WorkItem($"Не разобраны: {state.Data.RejectsWords}", "/loads"));
        }

        var absent = state.Table.Missing.GroupBy(value => AssessmentText.Owner(value.Indicator)).OrderBy(owner => owner.Key, StringComparer.Ordinal).ToList();
        missing.AddRange(absent.Select(owner => new WorkItem(
            $"Не введены значения — {owner.Key}: {string.Join(", ", owner.Select(value => value.Indicator.Code).Distinct())}", state.Href(""))));
        if (absent.Count == 0)
        {
            ready.Add(new WorkItem("Все значения, которые вводят вручную, введены"));
        }

        return (ready, missing);
    }

    private static (List<WorkItem> Ready, List<WorkItem> Missing) Report(WorkState state)
    {
        if (Newest(state) is not { } edition)
        {
            return ([], [new WorkItem("Редакции отчёта ещё нет", state.Href("/editions"))]);
        }

        var href = EditionHref(edition);
        List<WorkItem> ready = [new WorkItem($"{edition.Title}: {EditionFlow.Words(edition.State)}", href)];
        List<WorkItem> missing = [];
        if (AnalyticalSection.AreIn(state.Table.Query.Set))
        {
            var without = AnalyticalSection.All.Where(section => !state.Texts.ContainsKey(section.Code)).ToList();
            if (without.Count < AnalyticalSection.All.Count)
            {
                ready.Add(new WorkItem($"Разделы с текстом: {AnalyticalSection.All.Count - without.Count} из {AnalyticalSection.All.Count}"));
            }

            missing.AddRange(without.Select(section => new WorkItem($"Нет текста раздела {section.Code} «{section.Title}»", href + "#section-" + section.Code)));
        }

        if (ControlSums.Of(state.Table).Contradictions.Count is > 0 and var count)
        {
            missing.Add(new WorkItem($"Не сошлись контрольные соотношения: {Figures.Count(count)}", state.Href("") + "#control-sums"));
        }

        if (edition.State == EditionState.Draft)
        {
            missing.Add(new WorkItem($"{edition.Title} не проверена", href));
        }

        return (ready, missing);
    }

    private static (List<WorkItem> Ready, List<WorkItem> Missing) Consideration(WorkState state) => Signed(state) is { } edition
        ? ([new WorkItem(edition.Caption, EditionHref(edition))], [])
        : ([], [new WorkItem("Утверждённой редакции ещё нет", state.Href("/editions"))]);

    private static (List<WorkItem> Ready, List<WorkItem> Missing) Publication(WorkState state, WorkPlanEntry? entry)
    {
        if (entry?.Done is { } done)
        {
            return ([new WorkItem($"Размещён и направлен {Figures.Date(done)}" + (entry.Note.Length > 0 ? ": " + entry.Note : ""))], []);
        }

        return ([], [new WorkItem(Signed(state) is null ? "Нечего размещать: отчёт не утверждён" : "Дата размещения не отмечена")]);
    }

    private static Edition? Newest(WorkState state) => state.Editions.FirstOrDefault(edition => edition.State != EditionState.Withdrawn);

    private static Edition? Signed(WorkState state) => state.Editions.FirstOrDefault(edition => edition.State == EditionState.Approved);

    private static string EditionHref(Edition edition) => FormattableString.Invariant($"/self-assessment/editions/{edition.Key}");

    private static string Lower(string title) => char.ToLower(title[0], Figures.Russian) + title[1..];
}
