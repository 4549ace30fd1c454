using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Reports.Web.Access;
using Reports.Web.Configuration;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment;

/// <summary>An organisation whose indicators are counted.</summary>
/// <param name="Key">In the warehouse.</param>
/// <param name="Code">Its code, under which values are entered.</param>
/// <param name="Name">On pages.</param>
public sealed record AssessedOrganisation(long Key, string Code, string Name)
{
    /// <summary>Reads <c>self-assessment-organisations</c>.</summary>
    /// <param name="table">Its rows.</param>
    public static IReadOnlyList<AssessedOrganisation> All(ReportTable table) =>
        [.. table.As<Row>().Select(row => new AssessedOrganisation(row.OrganisationKey, row.OrgCode, row.Name))];

    private sealed record Row(long OrganisationKey, string OrgCode, string Name);
}

/// <summary>Makes the query of an assessment from an address and a viewer.</summary>
/// <param name="assessments">Indicator sets.</param>
/// <param name="viewer">Makes scopes.</param>
/// <param name="options">Whether the organisation is a small business.</param>
public sealed class AssessmentQueryFactory(ReportAccess reports, AssessmentReader assessments, Viewer viewer, IOptions<ReportsOptions> options)
{
    /// <summary>The report whose header says who may open the self-assessment.</summary>
    private const string Gate = "self-assessment-years";

    // No organisation has it: there are no values of it, and none are entered.
    private const string Nobody = "#";

    /// <summary>Every indicator set there is.</summary>
    public IReadOnlyList<IndicatorSet> Sets => assessments.Sets;

    /// <summary>Whether a viewer may enter values.</summary>
    public bool MayEnter(ClaimsPrincipal user) => Viewer.MayRead(user, reports.Find(Gate)!);

    /// <summary>Years that may be chosen, the newest first: those with enrolments, and the last finished one.</summary>
    /// <exception cref="ReportClosedException">The viewer's role may not open the self-assessment.</exception>
    public async Task<IReadOnlyList<int>> YearsAsync(ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var table = await reports.ReadAsync(Gate, user, filter, [], cancellationToken);
        return [.. table.As<YearRow>().Select(row => row.Year).Append(filter.Today.Year - 1).Distinct().OrderDescending()];
    }

    /// <summary>Organisations that the viewer may choose from.</summary>
    public async Task<IReadOnlyList<AssessedOrganisation>> OrganisationsAsync(
        ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        var table = await reports.ReadAsync("self-assessment-organisations", user, filter, [], cancellationToken);
        return AssessedOrganisation.All(table);
    }

    /// <summary>The query of an address: keys <c>set</c>, <c>year</c>, <c>organisation</c>, <c>asOf</c> and the switches of the set.</summary>
    /// <param name="address">Its query.</param>
    /// <param name="filter">The filter of the same address.</param>
    /// <returns>Null when there is no such set.</returns>
    /// <exception cref="ReportClosedException">The viewer's role may not open the self-assessment.</exception>
    public async Task<AssessmentQuery?> QueryAsync(
        IQueryCollection address, ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(filter);
        var organisations = await OrganisationsAsync(user, filter, cancellationToken);
        var named = address["set"].ToString();
        if ((named.Length == 0 && Sets is [var first, ..] ? first : Sets.FirstOrDefault(one => one.Name == named)) is not { } set)
        {
            return null;
        }

        var organisation = organisations.FirstOrDefault(one => one.Key == filter.Organisation)
            ?? (organisations.Count == 1 ? organisations[0] : null);
        var year = int.TryParse(address["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            && asked >= Period.Always.From.Year && asked <= Period.Always.To.Year ? asked : filter.Today.Year - 1;
        var scope = await viewer.ScopeOfAsync(user, cancellationToken);
        return new AssessmentQuery(set, year)
        {
            Scope = scope,
            AsOf = filter.AsOf,
            Organisation = organisation?.Key ?? filter.Organisation,
            // A viewer with a limited scope neither sees nor enters values of all organisations together, and one who is kept to a part of an
            // organisation no values of the whole of it.
            OrganisationCode = scope.IsWithinOrganisation ? Nobody
                : organisation?.Code ?? (scope == Scope.Everything ? "" : Nobody),
            Switches = AssessmentQuery.WithSettings(set, set.Switches.Where(choice => address.ContainsKey(choice.Name)).ToDictionary(
                choice => choice.Name, choice => choice.Choose(address[choice.Name]).Key, StringComparer.Ordinal), options.Value),
        };
    }

    private sealed record YearRow(int Year);
}
