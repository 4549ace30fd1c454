using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.AppStore;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Plan;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>The work plan: stages with owners and due days, what is ready and what is missing, days left to 20 April.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="reader">Values of indicators.</param>
/// <param name="access">Who may open which editions.</param>
/// <param name="plan">What users set.</param>
/// <param name="data">The last load.</param>
public sealed class WorkPlanModel(
    ReportAccess reports, AssessmentQueryFactory assessments, AssessmentReader reader, EditionStore editions, EditionAccess access, WorkPlanStore plan, DataState data)
    : AssessmentPage(reports, assessments)
{
    private const int LongestOwner = 100;
    private const int LongestNote = 300;

    /// <summary>The stages.</summary>
    public IReadOnlyList<StageState> Stages { get; private set; } = [];

    /// <summary>Years that may be chosen.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Deadline => WorkStage.Deadline(Asked.Year);

    /// <summary>Days to it; negative when it is over.</summary>
    public int DaysLeft => Deadline.DayNumber - Filter.Today.DayNumber;

    /// <summary>Shows the plan.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Sets owner and days of a stage.</summary>
    /// <param name="owner">Who is responsible.</param>
    /// <param name="due">By when.</param>
    /// <param name="done">When it was published; of the last stage only.</param>
    /// <param name="note">Where it was published.</param>
    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? stage, [FromForm] string? owner, [FromForm] string? due, [FromForm] string? done, [FromForm] string? note,
        CancellationToken cancellationToken)
    {
        if (WorkStage.Find(stage) is not { } found || !await ShowAsync(cancellationToken))
        {
            return NotFound();
        }

        var (name, word) = (owner?.Trim() ?? "", note?.Trim() ?? "");
        DateOnly? published = found == WorkStage.Publication && !string.IsNullOrEmpty(done) ? Day(done) ?? DateOnly.MaxValue : null;
        Problem = name.Length > LongestOwner ? $"Ответственный назван слишком длинно: не больше {LongestOwner} знаков."
            : word.Length > LongestNote ? $"Примечание слишком длинное: не больше {LongestNote} знаков."
            : Day(due) is not { } day ? "Напишите срок этапа: день, месяц и год."
            : day.Year != Asked.Year && day.Year != Asked.Year + 1 ? $"Срок {Figures.Date(day)} не относится к самообследованию за {Asked.Year} год."
            : published > Filter.Today ? "Дата размещения не может быть позже сегодняшнего дня."
            : published is not null && !Stages.Any(one => one.Stage == WorkStage.Consideration && one.IsDone) ? "Сначала утвердите редакцию отчёта: размещают утверждённый отчёт."
            : null;
        if (Problem is not null)
        {
            return Page();
        }

        var entry = new WorkPlanEntry
        {
            Stage = found.Code,
            Owner = name,
            DueOn = Period.Iso(Day(due)!.Value),
            DoneOn = published is { } when ? Period.Iso(when) : null,
            Note = word,
            SetBy = "",
            SetAt = "",
        };
        await plan.AddAsync(Asked.Set.Name, Asked.OrganisationCode, Asked.Year, entry, User.Identity?.Name ?? "", cancellationToken);
        return Redirect(Href("/work-plan"));
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || !await access.MayOpenAsync(Asked.OrganisationCode, User, Filter, cancellationToken))
        {
            return false;
        }

        Years = await Assessments.YearsAsync(User, Filter, cancellationToken);
        var rows = await ReadAsync("self-assessment-readiness", cancellationToken, ("year", Asked.Year), ("organisation", Asked.Organisation));
        var all = await editions.ListAsync(Asked.Set.Name, Asked.OrganisationCode, Asked.Year, cancellationToken);
        var newest = all.FirstOrDefault(edition => edition.State != EditionState.Withdrawn);
        Stages = WorkPlan.Of(new WorkState
        {
            Table = await reader.ReadAsync(Asked with { FirstYear = Asked.Year }, cancellationToken),
            Editions = all,
            Texts = newest is null ? new Dictionary<string, string>() : await editions.TextsOfAsync(newest, cancellationToken),
            Feeds = [.. rows.As<FeedRow>().Select(row => (row.Feed, row.RowsN ?? 0))],
            Data = await data.ReadAsync(cancellationToken),
            Entries = await plan.ListAsync(Asked.Set.Name, Asked.OrganisationCode, Asked.Year, cancellationToken),
            Href = path => Href(path),
        });
        return true;
    }

    private sealed record FeedRow(string Feed, long? RowsN);
}
