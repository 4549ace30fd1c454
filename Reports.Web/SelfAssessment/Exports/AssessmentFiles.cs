using Microsoft.Extensions.Options;
using Reports.Web.Access;
using Reports.Web.Configuration;
using Reports.Web.Documents;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Core;
using Warehouse.Sql.Differences;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Makes the content of files of a self-assessment from the current warehouse, or from an edition without reading the warehouse.</summary>
/// <param name="assessments">Current values.</param>
/// <param name="tables">Current tables of the analytical part.</param>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="state">The last load.</param>
/// <param name="changes">Finds the feeds that an indicator reads.</param>
/// <param name="templates">The document's template.</param>
/// <param name="names">Who entered values.</param>
/// <param name="options">Name of the organisation.</param>
public sealed class AssessmentFiles(
    AssessmentReader assessments, IEnumerable<IAnalyticalTables> tables, EditionStore editions, ReportReader reader, DataState state,
    ChangeReader changes, DocumentTemplates templates, StaffNames names, IOptions<ReportsOptions> options, TimeProvider time) : IEditionRendering
{
    /// <summary>Every indicator set there is.</summary>
    public IReadOnlyList<IndicatorSet> Sets => assessments.Sets;

    /// <summary>The smallest number of people that a page for everybody shows, of an edition that is signed now.</summary>
    public int SmallGroup => options.Value.SmallGroup;

    /// <summary>Current values, with the texts of the newest edition.</summary>
    /// <param name="query">Set, year, scope, organisation, moment and choices.</param>
    public async Task<AssessmentFile> OfNowAsync(AssessmentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = await assessments.ReadAsync(query, cancellationToken);
        var read = new List<ReportTable>();
        foreach (var one in tables)
        {
            read.AddRange(await one.ReadAsync(query, cancellationToken));
        }

        var organisation = (await OrganisationsAsync(query.Scope, cancellationToken)).FirstOrDefault(one => one.Code == query.OrganisationCode)?.Name;
        var data = query.AsOf is { } known ? $"как было известно на {Figures.Date(DateOnly.FromDateTime(known.ToLocalTime().Date))}"
            : (await state.ReadAsync(cancellationToken)).Words;
        var caption = new AssessmentCaption(organisation ?? options.Value.Organisation, string.Join(" ", values.Problems.Prepend($"Проект, не утверждён. {Figures.Capital(data)}")), time.GetLocalNow());
        return Of(values, caption, await InForceAsync(values, cancellationToken)) with
        {
            Tables = read,
            Texts = await TextsAsync(query, cancellationToken),
        };
    }

    /// <summary>The content of an edition, and once it is signed, with what was frozen at the signing.</summary>
    public async Task<AssessmentFile> OfEditionAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var values = await editions.AssessmentOfAsync(edition, cancellationToken);
        return await OfEditionAsync(edition, values, await editions.RenderingOfAsync(edition, cancellationToken) ?? await InForceAsync(values, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<(EditionRendering? Rendering, string? Problem)> TakeAsync(Edition edition, CancellationToken cancellationToken)
    {
        var values = await editions.AssessmentOfAsync(edition, cancellationToken);
        try
        {
            var now = await InForceAsync(values, cancellationToken);
            var kept = now with { Template = now.Template.Keep() };

            // A template that cannot be filled would be kept for ever.
            AssessmentDocx.Write(await OfEditionAsync(edition, values, kept, cancellationToken));
            return (kept, null);
        }
        catch (DocumentTemplateException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private async Task<AssessmentFile> OfEditionAsync(Edition edition, Assessment values, EditionRendering rendering, CancellationToken cancellationToken)
    {
        var caption = new AssessmentCaption(edition.OrganisationName, edition.Caption, edition.FileMoment.ToUniversalTime())
        {
            IsApproved = edition.IsSigned,
            ApprovedOn = edition.Approval?.DocumentDate,
            OrderNumber = edition.Approval?.DocumentNo ?? "",
            Signer = edition.Approval?.Signer ?? "",
            Edition = edition.Number,
        };
        return Of(Explained(values), caption, rendering) with
        {
            Tables = [.. (await editions.TablesOfAsync(edition, cancellationToken)).OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => table.Value)],
            Texts = await editions.TextsOfAsync(edition, cancellationToken),
        };
    }

    /// <summary>Organisations within a scope.</summary>
    public async Task<IReadOnlyList<AssessedOrganisation>> OrganisationsAsync(Scope scope, CancellationToken cancellationToken)
    {
        var table = await reader.ReadAsync("self-assessment-organisations", scope, null, new Dictionary<string, object?>(), cancellationToken);
        return AssessedOrganisation.All(table);
    }

    /// <summary>
    /// Headers of an edition of an earlier release do not say what they count. Those of today do so for them, where they are the same but for that;
    /// any other is taken to count people.
    /// </summary>
    private Assessment Explained(Assessment values)
    {
        var now = Sets.FirstOrDefault(set => set.Name == values.Query.Set.Name)?.Indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal) ?? [];
        var told = values.Query.Set.Indicators.ToDictionary(indicator => indicator.Code, frozen =>
            now.GetValueOrDefault(frozen.Code) is { } today && today.IsSameButForDisclosure(frozen) ? today : frozen, StringComparer.Ordinal);
        return new Assessment(
            values.Query with { Set = values.Query.Set with { Indicators = [.. values.Query.Set.Indicators.Select(indicator => told[indicator.Code])] } },
            [.. values.Values.Select(value => value with { Indicator = told[value.Indicator.Code] })])
        { Problems = values.Problems };
    }

    private static AssessmentFile Of(Assessment values, AssessmentCaption caption, EditionRendering rendering) => new(values, caption)
    {
        Template = rendering.Template,
        SmallGroup = rendering.SmallGroup,
        Feeds = rendering.Feeds,
        Staff = rendering.Staff,
    };

    private async Task<EditionRendering> InForceAsync(Assessment values, CancellationToken cancellationToken)
    {
        var staff = await names.ReadAsync(cancellationToken);
        return new(
            templates.Find(AssessmentDocx.Template), SmallGroup, FeedsOf(values),
            values.Values.Select(value => value.Entry?.EnteredBy).OfType<string>().Distinct().ToDictionary(name => name, staff.Of, StringComparer.Ordinal));
    }

    private Dictionary<string, IReadOnlyList<string>> FeedsOf(Assessment values) => values.Indicators.ToDictionary(
        indicator => indicator.Code,
        IReadOnlyList<string> (indicator) => [.. changes.Kinds.Where(kind => kind.BearsOn(indicator)).SelectMany(kind => kind.Feeds).Distinct()],
        StringComparer.Ordinal);

    private async Task<IReadOnlyDictionary<string, string>> TextsAsync(AssessmentQuery query, CancellationToken cancellationToken)
    {
        foreach (var year in new[] { query.Year, query.Year - 1 })
        {
            var known = await editions.ListAsync(query.Set.Name, query.OrganisationCode, year, cancellationToken);
            if (known.FirstOrDefault(edition => edition.State != EditionState.Withdrawn) is { } newest)
            {
                return await editions.TextsOfAsync(newest, cancellationToken);
            }
        }

        return new Dictionary<string, string>();
    }
}
