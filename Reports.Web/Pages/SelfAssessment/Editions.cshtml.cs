using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Editions of a set for a year; makes a new one.</summary>
/// <param name="assessments">Makes of an address what is asked for.</param>
/// <param name="access">Who may open which editions.</param>
/// <param name="store">Editions.</param>
/// <param name="editions">Makes them.</param>
public sealed class EditionsModel(
    ReportAccess reports, AssessmentQueryFactory assessments, EditionAccess access, EditionStore store, EditionWorkflow editions) : AssessmentPage(reports, assessments)
{
    /// <summary>The editions, the newest first.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    /// <summary>What was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed as the reason.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The signed edition that a new one would correct.</summary>
    public Edition? Corrected => Editions.FirstOrDefault(edition => edition.State == EditionState.Approved);

    /// <summary>The edition that is being worked on.</summary>
    public Edition? Open => Editions.FirstOrDefault(edition => edition.State is EditionState.Draft or EditionState.Reviewed);

    /// <summary>Years that may be chosen.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Makes a draft with the values of now.</summary>
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
