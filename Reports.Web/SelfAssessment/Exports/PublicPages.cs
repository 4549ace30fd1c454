using System.Collections.Concurrent;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Core;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Pages for everybody, of signed editions in force. An edition never changes, but what its page hides follows from all editions
/// of the set that are public on that day: as more are signed it may hide more.
/// </summary>
/// <param name="files">Content of editions.</param>
/// <param name="editions">Editions.</param>
public sealed class PublicPages(AssessmentFiles files, EditionStore editions)
{
    // Anybody may ask, any number of times: the answer is computed once until another edition is signed.
    private readonly ConcurrentDictionary<string, (string Editions, SmallGroups Groups)> _known = new(StringComparer.Ordinal);

    /// <summary>The page's content; null when nothing signed is in force.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="set">Name of the set; empty is the first that has an edition.</param>
    /// <param name="organisation">Code of the organisation; empty is all of them together, or the only one.</param>
    public async Task<AssessmentFile?> FindAsync(int year, string set, string organisation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = organisation.Length > 0 ? [organisation]
            : await files.OrganisationsAsync(Scope.Everything, cancellationToken) is [var only] ? ["", only.Code] : [""];
        foreach (var one in files.Sets.Where(one => set.Length == 0 || one.Name == set))
        {
            var known = await editions.ListPublicAsync(one.Name, cancellationToken);
            if (codes.Select(code => known.FirstOrDefault(edition => edition.Year == year && edition.Organisation == code)).FirstOrDefault(edition => edition is not null)
                is { } edition)
            {
                return await files.OfEditionAsync(edition, cancellationToken) with { Together = await TogetherAsync(one.Name, known, cancellationToken) };
            }
        }

        return null;
    }

    /// <summary>The strictest threshold of the editions holds for all of them.</summary>
    private async Task<SmallGroups> TogetherAsync(string set, IReadOnlyList<Edition> known, CancellationToken cancellationToken)
    {
        var keys = string.Join(' ', known.Select(edition => edition.Key).Order());
        if (_known.TryGetValue(set, out var last) && last.Editions == keys)
        {
            return last.Groups;
        }

        var published = new List<AssessmentFile>();
        foreach (var edition in known)
        {
            published.Add(await files.OfEditionAsync(edition, cancellationToken));
        }

        var groups = SmallGroups.Of([.. published.Select(file => file.Table)], published.Max(file => file.SmallGroup));
        _known[set] = (keys, groups);
        return groups;
    }
}
