using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Core;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Pages for everybody, of signed editions in force. An edition never changes, but what its page hides follows from all editions
/// of all sets that are or were public by that day: as more are signed it may hide more. A superseded edition has no page any more, and may have
/// been read while it had one.
/// </summary>
/// <param name="files">Content of editions.</param>
/// <param name="editions">Editions.</param>
public sealed class PublicPages(AssessmentFiles files, EditionStore editions) : IPublishedFigures
{
    // Anybody may ask, any number of times: the answer is computed once until another edition is signed.
    private volatile Known? _known;

    // An edition's page asks each time it is opened; its values change by a step only.
    private volatile Asked? _asked;

    /// <summary>The page's content; null when nothing signed is in force.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="set">Name of the set; empty is the first that has an edition.</param>
    /// <param name="organisation">Code of the organisation; empty is all of them together, or the only one.</param>
    public async Task<AssessmentFile?> FindAsync(int year, string set, string organisation, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> codes = organisation.Length > 0 ? [organisation]
            : await files.OrganisationsAsync(Scope.Everything, cancellationToken) is [var only] ? ["", only.Code] : [""];
        var signed = await SignedAsync(cancellationToken);
        var found = files.Sets.Where(one => set.Length == 0 || one.Name == set)
            .SelectMany(one => codes.Select(code => signed.Find(edition =>
                edition.State == EditionState.Approved && edition.Set == one.Name && edition.Year == year && edition.Organisation == code)))
            .FirstOrDefault(edition => edition is not null);
        return found is null ? null : await files.OfEditionAsync(found, cancellationToken) with { Together = (await TogetherAsync(signed, cancellationToken)).Groups };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> HiddenBySigningAsync(Edition edition, Assessment table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(table);
        var signed = await SignedAsync(cancellationToken);
        if (signed.Count == 0)
        {
            return [];
        }

        var today = await TogetherAsync(signed, cancellationToken);
        var key = string.Join(' ', today.Editions, "and", edition.Key, edition.LastStep);
        if (_asked is { } asked && asked.Key == key)
        {
            return asked.Hidden;
        }

        var then = SmallGroups.Of([table, .. today.Tables], Math.Max(today.Groups.Threshold, files.SmallGroup));
        IReadOnlyList<string> hidden = [.. today.Tables.Zip(signed, (page, own) => (Table: page, Edition: own)).Where(page => page.Edition.State == EditionState.Approved)
            .SelectMany(page => page.Table.Values
                .Where(value => !today.Groups.Hides(page.Edition.Organisation, value) && then.Hides(page.Edition.Organisation, value))
                .Select(value => $"{page.Edition.OrganisationName}, {page.Edition.Year}: {AssessmentText.Place(value)}, {value.Year} год"))
            .Distinct()];
        _asked = new Asked(key, hidden);
        return hidden;
    }

    private async Task<List<Edition>> SignedAsync(CancellationToken cancellationToken)
    {
        var signed = new List<Edition>();
        foreach (var set in files.Sets)
        {
            signed.AddRange(await editions.ListSignedAsync(set.Name, cancellationToken));
        }

        return signed;
    }

    /// <summary>The strictest threshold of the editions holds for all of them.</summary>
    private async Task<Known> TogetherAsync(List<Edition> signed, CancellationToken cancellationToken)
    {
        var keys = string.Join(' ', signed.Select(edition => edition.Key));
        if (_known is { } known && known.Editions == keys)
        {
            return known;
        }

        var published = new List<AssessmentFile>();
        foreach (var edition in signed)
        {
            published.Add(await files.OfEditionAsync(edition, cancellationToken));
        }

        var tables = published.Select(file => file.Table).ToList();
        return _known = new Known(keys, tables, SmallGroups.Of(tables, published.Max(file => file.SmallGroup)));
    }

    /// <summary>The last answer about an edition.</summary>
    /// <param name="Key">The editions that were public, the edition and its last step.</param>
    /// <param name="Hidden">What its signing would hide.</param>
    private sealed record Asked(string Key, IReadOnlyList<string> Hidden);

    /// <summary>What was computed last.</summary>
    /// <param name="Editions">Keys of the editions.</param>
    /// <param name="Tables">Their values, in the same order.</param>
    /// <param name="Groups">What is hidden on all of them together.</param>
    private sealed record Known(string Editions, IReadOnlyList<Assessment> Tables, SmallGroups Groups);
}
