using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Самообследование: the indicators of a set for a year and the years before, how each is computed and what is still to be entered.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="reader">Values of indicators.</param>
public sealed class IndexModel(ReportAccess reports, AssessmentQueryFactory assessments, AssessmentReader reader) : AssessmentPage(reports, assessments)
{
    /// <summary>The values.</summary>
    public Assessment Table { get; private set; } = null!;

    /// <summary>Years that may be chosen.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Organisations that may be chosen.</summary>
    public IReadOnlyList<AssessedOrganisation> Organisations { get; private set; } = [];

    /// <summary>Missing values by owner.</summary>
    public IEnumerable<IGrouping<string, AssessmentValue>> Missing =>
        Table.Missing.GroupBy(value => AssessmentText.Owner(value.Indicator)).OrderBy(owner => owner.Key, StringComparer.Create(Figures.Russian, ignoreCase: true));

    /// <summary>Indicators of one value by section of the form, in its order.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Indicator> Indicators)> Sections => Table.Indicators
        .Where(indicator => !indicator.IsTable && indicator.Beside is null)
        .GroupBy(indicator => indicator.Section)
        .Select(section => (Heading(section.Key), (IReadOnlyList<Indicator>)[.. section]));

    /// <summary>Indicators that are tables.</summary>
    public IEnumerable<Indicator> Tables => Table.Indicators.Where(indicator => indicator.IsTable);

    /// <summary>Whether the year is not over yet.</summary>
    public bool IsRunning => Asked.Year >= Filter.Today.Year;

    /// <summary>Shows the table.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Years = await Assessments.YearsAsync(User, Filter, cancellationToken);
        if (!await AskAsync(cancellationToken))
        {
            return NotFound();
        }

        Organisations = await Assessments.OrganisationsAsync(User, Filter, cancellationToken);
        Table = await reader.ReadAsync(Asked, cancellationToken);
        return Page();
    }

    private string Heading(string section) =>
        Asked.Set.Sections.FirstOrDefault(part => part.Code == section) is { } part ? $"{part.Code}. {part.Title}" : section;
}
