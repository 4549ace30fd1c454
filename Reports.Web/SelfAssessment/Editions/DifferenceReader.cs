using Warehouse.Sql.Differences;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// Compares an edition with today and finds the causes of differences. The rows behind a figure as of the edition's moment and today are
/// compared by key; of the rows that later loads changed, those with differing keys and of the year are reported. Where the figure
/// as of the moment differs from the edition too, members of dimensions have changed: these are always read as of today.
/// </summary>
/// <param name="store">Editions.</param>
/// <param name="reader">Values of indicators.</param>
/// <param name="changes">Rows that loads changed.</param>
public sealed class DifferenceReader(EditionStore store, AssessmentReader reader, ChangeReader changes)
{
    /// <summary>The query of today that corresponds to an edition; null when the indicator set no longer exists.</summary>
    public AssessmentQuery? Live(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return reader.Sets.FirstOrDefault(set => set.Name == edition.Set) is not { } set ? null : new AssessmentQuery(set, edition.Year)
        {
            FirstYear = edition.FirstYear,
            Organisation = edition.OrganisationKey,
            OrganisationCode = edition.Organisation,
            Switches = edition.Switches,
        };
    }

    /// <summary>The differences in the order of the form.</summary>
    public async Task<IReadOnlyList<Difference>> ReadAsync(Edition edition, CancellationToken cancellationToken)
    {
        var frozen = await store.AssessmentOfAsync(edition, cancellationToken);
        if (Live(edition) is not { } query)
        {
            return [.. frozen.Values.Select(value => new Difference(value, null))];
        }

        var live = await reader.ReadAsync(query, cancellationToken);
        var found = Compare(frozen, live).ToList();
        if (!found.Any(difference => difference.IsOfData))
        {
            return found;
        }

        var then = await reader.ReadAsync(query with { AsOf = edition.DataMoment }, cancellationToken);
        var search = new DifferenceSearch(reader, changes, query, edition.DataMoment);
        for (var i = 0; i < found.Count; i++)
        {
            found[i] = await ExplainAsync(found[i], then, search, cancellationToken);
        }

        return found;
    }

    private static IEnumerable<Difference> Compare(Assessment frozen, Assessment live)
    {
        var now = live.Values.ToDictionary(Key);
        foreach (var was in frozen.Values)
        {
            now.Remove(Key(was), out var value);
            if (Difference.IsBetween(was, value))
            {
                yield return new Difference(was, value);
            }
        }

        foreach (var value in now.Values)
        {
            yield return new Difference(null, value);
        }

        static (string, string, string, int) Key(AssessmentValue value) => (value.Indicator.Code, value.Line, value.Column, value.Year);
    }

    private static async Task<Difference> ExplainAsync(Difference difference, Assessment then, DifferenceSearch search, CancellationToken cancellationToken)
    {
        if (!difference.IsOfData)
        {
            return difference;
        }

        var cell = difference.Now!;
        if (cell.Indicator.BaseOf is { } whole)
        {
            return difference with { Base = whole };
        }

        var rows = await search.FactsAsync(cell, cancellationToken);
        var past = then.Value(cell.Indicator, cell.Year, cell.Line, cell.Column);
        if (!difference.IsOfRule && (past is null || Difference.Counted(past) != Difference.Counted(difference.Was!)))
        {
            rows = [.. rows, .. await search.MembersAsync(cell, cancellationToken)];
        }

        return difference with
        {
            Rows = rows,
            Files = rows.Count == 0 && !difference.IsOfRule ? await search.FilesAsync(cell.Indicator, cancellationToken) : [],
        };
    }
}
