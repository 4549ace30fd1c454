using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Cases;

/// <summary>One case or decision: what it is about, who answers by when, what was done, and the measures before and after.</summary>
/// <param name="matters">Matters.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="measures">How a subject stands.</param>
/// <param name="choices">Who may answer.</param>
/// <param name="staff">Full names.</param>
public sealed class OneModel(
    ReportAccess reports, MatterStore matters, SubjectReader subjects, MatterMeasures measures, OwnerChoices choices, StaffNames staff) : ReportPage(reports)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The matter with its last step.</summary>
    public Matter Matter { get; private set; } = null!;

    /// <summary>Whom or what it is about.</summary>
    public SeenSubject About { get; private set; } = null!;

    /// <summary>Its steps, the first first.</summary>
    public IReadOnlyList<MatterStep> Steps { get; private set; } = [];

    /// <summary>Measures: what they were, what they were when it was closed, what they are.</summary>
    public IReadOnlyList<(MatterMeasure? Then, MatterMeasure? Closed, MatterMeasure? Now)> Measures { get; private set; } = [];

    /// <summary>Decisions that come from it.</summary>
    public IReadOnlyList<Matter> Decisions { get; private set; } = [];

    /// <summary>Who may answer for it.</summary>
    public IReadOnlyList<AppUser> Owners { get; private set; } = [];

    /// <summary>Full names of users.</summary>
    public StaffList Staff { get; private set; } = new([]);

    /// <summary>What was typed.</summary>
    public MatterForm Typed { get; private set; } = new();

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the viewer may make the next step: a decision is of the director and of who answers for it.</summary>
    public bool MayStep => Matter.Kind == MatterKind.Case || User.IsInRole(Roles.Director) || Matter.Owner == Me;

    private string Me => User.Identity?.Name ?? "";

    /// <summary>Shows it.</summary>
    /// <param name="key">Its number.</param>
    public async Task<IActionResult> OnGetAsync(long key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Owners = await choices.ReadAsync(Matter.Subject, cancellationToken);
        Typed = new MatterForm { Owner = Matter.Owner, Due = Matter.DueOn, State = Matter.State == MatterState.Open ? MatterState.Working : Matter.State };
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Makes the next step.</summary>
    /// <param name="key">Its number.</param>
    /// <param name="seen">The last step that the user saw.</param>
    public async Task<IActionResult> OnPostAsync(long key, [FromForm] long seen, [FromForm] MatterForm typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (!await FindAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (!MayStep)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Owners = await choices.ReadAsync(Matter.Subject, cancellationToken);
        Typed = typed;
        Problem = seen != Matter.LastStep ? "Пока вы писали, сделана другая запись: она в истории ниже. Проверьте и отправьте ещё раз."
            : typed.FaultOfStep(Owners);
        if (Problem is null)
        {
            var step = typed.Step();
            var now = step.State == MatterState.Closed ? await measures.ReadAsync(User, About, cancellationToken) : [];
            if (await matters.StepAsync(Matter, step, now, Me, cancellationToken))
            {
                return Redirect(Matter.Href);
            }

            Problem = "В это же время сделана другая запись. Обновите страницу и отправьте ещё раз.";
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<bool> FindAsync(long key, CancellationToken cancellationToken)
    {
        if (await matters.FindAsync(key, cancellationToken) is not { } matter
            || !(await subjects.SeenAsync(User, [matter.Subject], cancellationToken)).TryGetValue(matter.Subject, out var about))
        {
            return false;
        }

        (Matter, About) = (matter, about);
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Staff = await staff.ReadAsync(cancellationToken);
        Steps = await matters.StepsOfAsync(Matter.MatterKey, cancellationToken);
        Decisions = Matter.Kind == MatterKind.Decision ? []
            : [.. (await matters.ListAsync(new MatterQuery(MatterKind.Decision), cancellationToken)).Where(decision => decision.BasisKey == Matter.MatterKey)];
        var kept = await matters.MeasuresOfAsync(Matter.MatterKey, cancellationToken);
        var now = await measures.ReadAsync(User, About, cancellationToken);
        var closing = kept.Where(measure => measure.StepNo > 1).Select(measure => measure.StepNo).DefaultIfEmpty(0).Max();
        Measures = [.. kept.Select(measure => measure.Code).Concat(now.Select(measure => measure.Code)).Distinct().Select(code => (
            kept.FirstOrDefault(measure => measure.Code == code && measure.StepNo == 1),
            kept.FirstOrDefault(measure => measure.Code == code && measure.StepNo == closing),
            now.FirstOrDefault(measure => measure.Code == code)))];
        await subjects.ShowAsync(User, [About], cancellationToken);
        return Page();
    }
}
