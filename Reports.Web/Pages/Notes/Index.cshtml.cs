using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.Matters;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Notes;

/// <summary>Заметки кураторов: those about one learner or group, or the newest of all that the viewer may see.</summary>
/// <param name="notes">Notes.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="staff">Full names.</param>
public sealed class IndexModel(ReportAccess reports, NoteStore notes, SubjectReader subjects, StaffNames staff) : ReportPage(reports)
{
    private const int Most = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The learner or the group; null shows all.</summary>
    public SeenSubject? About { get; private set; }

    /// <summary>Notes about everything, the newest first.</summary>
    public IReadOnlyList<(Note Note, SeenSubject About)> Rows { get; private set; } = [];

    /// <summary>Full names of users.</summary>
    public StaffList Staff { get; private set; } = new([]);

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows notes.</summary>
    /// <param name="learner">Key of the learner.</param>
    public async Task<IActionResult> OnGetAsync(int? learner, CancellationToken cancellationToken)
    {
        if (learner is not null || Filter.Group is not null)
        {
            return await FindAsync(learner, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();
        }

        Staff = await staff.ReadAsync(cancellationToken);
        Rows = [.. (await notes.ReadAsync(User, null, "/notes", cancellationToken)).Take(Most)];
        return Page();
    }

    /// <summary>Adds a note about a learner or a group.</summary>
    /// <param name="learner">Key of the learner.</param>
    /// <param name="words">The text.</param>
    /// <param name="back">The page that the form stands on.</param>
    public async Task<IActionResult> OnPostAsync(int? learner, [FromForm] string? words, [FromForm] string? back, CancellationToken cancellationToken)
    {
        if (!await FindAsync(learner, cancellationToken))
        {
            return NotFound();
        }

        var text = words?.Trim() ?? "";
        Problem = text.Length == 0 ? "Напишите заметку."
            : text.Length > NoteStore.Longest ? $"Заметка длиннее {Figures.Count(NoteStore.Longest)} знаков: сократите её."
            : null;
        if (Problem is not null)
        {
            return await ShowAsync(cancellationToken);
        }

        await notes.AddAsync(About!, text, User.Identity?.Name ?? "", cancellationToken);
        return Redirect((Url.IsLocalUrl(back) ? back.Split('#')[0] : "/notes?" + About!.Query) + "#notes");
    }

    private async Task<PageResult> ShowAsync(CancellationToken cancellationToken)
    {
        await subjects.ShowAsync(User, [About!], cancellationToken);
        return Page();
    }

    private async Task<bool> FindAsync(int? learner, CancellationToken cancellationToken)
    {
        About = learner is null && Filter.Group is null ? null
            : await subjects.FindAsync(User, learner is null ? new SubjectKeys(Group: Filter.Group) : new SubjectKeys(Learner: learner), cancellationToken);
        return About is not null;
    }
}
