using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.Pages.Quality;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Cases;

/// <summary>Takes a warning under control, or writes a decision of the director down. What is wrong and how its subject stands is read from the warehouse.</summary>
/// <param name="matters">Matters.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="measures">How a subject stands.</param>
/// <param name="choices">Who may answer.</param>
/// <param name="cases">Cases under way.</param>
public sealed class NewModel(
    ReportAccess reports, MatterStore matters, SubjectReader subjects, MatterMeasures measures, OwnerChoices choices, OpenCases cases) : ReportPage(reports)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>One of <see cref="MatterKind"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>The case that a decision comes from.</summary>
    [BindProperty(SupportsGet = true, Name = "case")]
    public long? Case { get; set; }

    /// <summary>Whether it is a decision.</summary>
    public bool IsDecision => Kind == MatterKind.Decision;

    /// <summary>Whom or what it is about.</summary>
    public SeenSubject About { get; private set; } = null!;

    /// <summary>The case under way about the same.</summary>
    public Matter? Already { get; private set; }

    /// <summary>How it stands.</summary>
    public IReadOnlyList<MatterMeasure> Measures { get; private set; } = [];

    /// <summary>Who may answer for it.</summary>
    public IReadOnlyList<AppUser> Owners { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public MatterForm Typed { get; private set; } = new();

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    private string Me => User.Identity?.Name ?? "";

    /// <summary>Shows the form.</summary>
    /// <param name="learner">Key of the learner.</param>
    /// <param name="words">What is wrong, where the warehouse has no warning of it.</param>
    /// <param name="basis">The page that it comes from.</param>
    public async Task<IActionResult> OnGetAsync(int? learner, string? words, string? basis, CancellationToken cancellationToken)
    {
        if (await FindAsync(learner, cancellationToken) is { } refused)
        {
            return refused;
        }

        await ShowAsync(cancellationToken);
        Typed = new MatterForm
        {
            Words = await WarningsAsync(cancellationToken) is { Length: > 0 } warnings && !IsDecision ? warnings : words,
            Basis = Url.IsLocalUrl(basis) ? basis : "",
            Begun = Period.Iso(Filter.Today),
            Owner = Me,
            Due = Period.Iso(Filter.Today.AddDays(7)),
        };
        return Page();
    }

    /// <summary>Takes the matter.</summary>
    /// <param name="learner">Key of the learner.</param>
    public async Task<IActionResult> OnPostAsync(int? learner, [FromForm] MatterForm typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await FindAsync(learner, cancellationToken) is { } refused)
        {
            return refused;
        }

        Typed = typed;
        Owners = await choices.ReadAsync(About.Subject, cancellationToken);
        var basis = typed.Basis?.Trim() ?? "";
        Problem = Already is { } open ? $"Это уже на контроле: вопрос № {open.MatterKey}."
            : basis.Length > 0 && !Url.IsLocalUrl(basis) ? "Основание — адрес страницы этого сайта: он начинается с косой черты, например /quality?group=5."
            : basis.Length > MatterForm.Longest ? "Адрес основания слишком длинный."
            : typed.FaultOfNew(Kind!, Owners, Filter.Today);
        if (Problem is null)
        {
            var subject = About.Subject;
            var taken = await matters.AddAsync(
                new Matter
                {
                    Kind = Kind!,
                    Organisation = subject.Organisation,
                    Programme = subject.Programme,
                    StudyGroup = subject.Group,
                    Learner = subject.Learner,
                    Words = typed.Words!.Trim(),
                    BegunOn = Period.Iso(IsDecision ? typed.BegunDay!.Value : Filter.Today),
                    Basis = basis,
                    BasisKey = Case,
                },
                typed.Step() with { State = MatterState.Open },
                await measures.ReadAsync(User, About, cancellationToken),
                Me,
                cancellationToken);
            if (taken is { } key)
            {
                return Redirect(FormattableString.Invariant($"/cases/{key}"));
            }

            Problem = "В это же время записали другой вопрос. Отправьте форму ещё раз.";
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Finds the subject and what hinders; a result when the page is not for the viewer.</summary>
    private async Task<IActionResult?> FindAsync(int? learner, CancellationToken cancellationToken)
    {
        Kind = Kind == MatterKind.Decision ? MatterKind.Decision : MatterKind.Case;
        if (IsDecision && !User.IsInRole(Roles.Director))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        SeenSubject? about;
        if (Case is { } key)
        {
            var basis = await matters.FindAsync(key, cancellationToken);
            about = basis is null ? null : (await subjects.SeenAsync(User, [basis.Subject], cancellationToken)).GetValueOrDefault(basis.Subject);
        }
        else
        {
            about = await subjects.FindAsync(User, new SubjectKeys(Filter.Organisation, Filter.Programme, Filter.Group, learner), cancellationToken);
        }

        if (about is null)
        {
            return NotFound();
        }

        About = about;
        Already = IsDecision ? null : await cases.OfAsync(User, OpenCases.KeysOf(about), cancellationToken);
        return null;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Owners = Owners.Count > 0 ? Owners : await choices.ReadAsync(About.Subject, cancellationToken);
        Measures = await measures.ReadAsync(User, About, cancellationToken);
        await subjects.ShowAsync(User, [About], cancellationToken);
    }

    /// <summary>What the warehouse warns of today.</summary>
    private async Task<string> WarningsAsync(CancellationToken cancellationToken)
    {
        if (About.GroupKey is not { } group)
        {
            return "";
        }

        var filter = ReportFilter.Read(new QueryCollection(), Reports.Time) with { Group = (int)group };
        var table = await Reports.ReadAsync("quality-warnings", User, filter, [], cancellationToken, action: null);
        return WarningItem.All(table, filter).FirstOrDefault(item => item.LearnerKey == About.LearnerKey && item.GroupKey == group) is { } warning
            ? Figures.Capital(string.Join("; ", warning.Reasons))
            : "";
    }
}
