using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Lists the editions of a set for a year and creates new ones.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="access">Who may open which editions.</param>
/// <param name="store">Editions.</param>
/// <param name="editions">The workflow of editions.</param>
public sealed class EditionsModel(
    ReportAccess reports, AssessmentQueryFactory assessments, EditionAccess access, EditionStore store, EditionWorkflow editions) : AssessmentPage(reports, assessments)
{
    /// <summary>The editions, the newest first.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed as the reason.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The approved edition that a new one would correct.</summary>
    public Edition? Corrected => Editions.FirstOrDefault(edition => edition.State == EditionState.Approved);

    /// <summary>The draft.</summary>
    public Edition? Open => Editions.FirstOrDefault(edition => edition.State is EditionState.Draft or EditionState.Reviewed);

    /// <summary>Years that may be chosen.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Creates a draft with the current values.</summary>
    /// <param name="note">Why.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? note, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var organisation = await access.NameOfAsync(Asked.OrganisationCode, User, Filter, cancellationToken);
        var (key, problem) = await editions.CreateAsync(
            Asked with { Scope = Warehouse.Sql.Core.Scope.Everything }, organisation, note, User, cancellationToken);
        if (key is null)
        {
            (Problem, Note) = (problem, note ?? "");
            return Page();
        }

        return Redirect(EditionPage.Href(key.Value));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || !await access.MayOpenAsync(Asked.OrganisationCode, User, Filter, cancellationToken))
        {
            return false;
        }

        Years = await Assessments.YearsAsync(User, Filter, cancellationToken);
        Editions = await store.ListAsync(Asked.Set.Name, Asked.OrganisationCode, Asked.Year, cancellationToken);
        return true;
    }
}
