using System.Globalization;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Base of pages over an indicator set and a reporting year, which are parsed from the address and kept in links.</summary>
/// <param name="assessments">Parses addresses.</param>
public abstract class AssessmentPage(ReportAccess reports, AssessmentQueryFactory assessments) : ReportPage(reports)
{
    /// <summary>The address of the table.</summary>
    public const string Root = "/self-assessment";

    /// <summary>Parses addresses.</summary>
    protected AssessmentQueryFactory Assessments { get; } = assessments;

    /// <summary>The query of the address.</summary>
    public AssessmentQuery Asked { get; private set; } = null!;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <inheritdoc/>
    public override string Subtitle => $"{Asked.Set.ShortTitle} · за {Asked.Year.ToString(CultureInfo.InvariantCulture)} год";

    /// <summary>Every set there is.</summary>
    public IReadOnlyList<IndicatorSet> Sets => Assessments.Sets;

    /// <summary>Whether the viewer may enter values.</summary>
    public bool MayEnter => IsOfWhole && Assessments.MayEnter(User);

    /// <summary>Whether the viewer sees whole organisations, and with them what is entered and approved for one.</summary>
    public bool IsOfWhole => !Asked.Scope.IsWithinOrganisation;

    /// <summary>An address of the self-assessment that keeps set, year, organisation, moment and choices.</summary>
    /// <param name="path">After <see cref="Root"/>: <c>/rows</c>.</param>
    /// <param name="changes">Names and values to put in place; null takes a name out.</param>
    public string Href(string path, params IReadOnlyList<(string Key, object? Value)> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["set"] = Asked.Set.Name,
            ["year"] = Asked.Year.ToString(CultureInfo.InvariantCulture),
            ["organisation"] = Filter.Organisation?.ToString(CultureInfo.InvariantCulture),
            ["asOf"] = Filter.AsOfDay is { } day ? Period.Iso(day) : null,
        };
        foreach (var (name, chosen) in Asked.Switches)
        {
            values[name] = chosen;
        }

        foreach (var (key, value) in changes)
        {
            values[key] = Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        return Root + path + QueryString.Create(values.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>The address of a page of one cell: its rows or its entry.</summary>
    /// <param name="path">After <see cref="Root"/>.</param>
    /// <param name="value">The cell.</param>
    public string Href(string path, AssessmentValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Href(path, ("code", value.Indicator.Code), ("line", value.Line), ("graph", value.Column), ("year", value.Year));
    }

    /// <summary>Parses the address.</summary>
    /// <returns>False when there is no such set.</returns>
    /// <exception cref="ReportClosedException">The viewer's role may not open the self-assessment.</exception>
    protected async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        Asked = (await Assessments.QueryAsync(Request.Query, User, Filter, cancellationToken))!;
        return Asked is not null;
    }
}
