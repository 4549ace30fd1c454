using System.Globalization;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>A page of one edition.</summary>
/// <param name="access">Who may open which editions.</param>
/// <param name="store">Editions.</param>
public abstract class EditionPage(ReportAccess reports, EditionAccess access, EditionStore store) : ReportPage(reports)
{
    /// <summary>Editions.</summary>
    protected EditionStore Store { get; } = store;

    /// <summary>The edition.</summary>
    public Edition Edition { get; private set; } = null!;

    /// <summary>Its values.</summary>
    public Assessment Table { get; private set; } = null!;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <inheritdoc/>
    public override string Subtitle => string.Join(" · ", new[]
    {
        Table.Query.Set.ShortTitle, $"за {Edition.Year.ToString(CultureInfo.InvariantCulture)} год", Edition.OrganisationName,
    }.Where(part => part.Length > 0));

    /// <summary>The address of the list that the edition is in.</summary>
    public string ListHref => AssessmentPage.Root + "/editions" + QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["set"] = Edition.Set,
        ["year"] = Edition.Year.ToString(CultureInfo.InvariantCulture),
        ["organisation"] = Edition.OrganisationKey?.ToString(CultureInfo.InvariantCulture) ?? "",
    });

    /// <summary>The address of an edition.</summary>
    /// <param name="path">After it: <c>/differences</c>.</param>
    public static string Href(long key, string path = "") => string.Create(CultureInfo.InvariantCulture, $"{AssessmentPage.Root}/editions/{key}{path}");

    /// <summary>Finds the edition of the address.</summary>
    /// <returns>False when there is none, or not for this viewer.</returns>
    /// <exception cref="ReportClosedException">The viewer's role may not open the self-assessment.</exception>
    protected async Task<bool> FindAsync(long key, CancellationToken cancellationToken)
    {
        var edition = await Store.FindAsync(key, cancellationToken);
        if (!await access.MayOpenAsync(edition?.Organisation ?? "", User, Filter, cancellationToken) || edition is null)
        {
            return false;
        }

        Edition = edition;
        Table = await Store.AssessmentOfAsync(edition, cancellationToken);
        return true;
    }
}
