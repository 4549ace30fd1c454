using Ingest.Feeds.Contracts;
using Ingest.Feeds.Deliveries;
using Ingest.Feeds.Mappings;
using Ingest.Feeds.Profiles;
using Ingest.Feeds.Reading;
using Ingest.Sources;

namespace Ingest.Feeds.Drafts;

/// <summary>Opens tables for a form that describes them. It reads them as a load does and writes nothing.</summary>
/// <param name="sources">Finds and opens files.</param>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Marks, scales and words.</param>
/// <param name="classifier">Reads files by a mapping.</param>
/// <param name="mappings">Opens files that a mapping reads.</param>
public sealed class MappingDrafts(SourceReader sources, FeedCatalogue feeds, ReferenceFiles reference, FileClassifier classifier, MappingReader mappings)
{
    private const int RowsSearched = 30;
    private const string Untitled = "Черновик";

    /// <summary>The tables of a file that a form can describe: not of packages, whose rows name their columns.</summary>
    /// <param name="path">The file.</param>
    public IReadOnlyList<RawFile> Tables(string path, CancellationToken cancellationToken) =>
        [.. sources.Discover([path], cancellationToken).Select(item => item.File).OfType<RawFile>().Where(file => file.Content.Format != RawFormat.JsonLines)];

    /// <summary>The first rows of a table.</summary>
    /// <param name="file">The table.</param>
    public DraftTable Open(RawFile file, CancellationToken cancellationToken) => new(file, sources.Peek(file, RowsSearched, cancellationToken));

    /// <summary>Fills in a form as far as names and contents tell.</summary>
    /// <param name="choices">The feeds that there are to choose from.</param>
    /// <param name="kindsOf">The kinds of things, other than learners, that have some name or code.</param>
    /// <param name="areLearners">Whether these are codes of learners, most of them.</param>
    public DraftGuess Guess(IReadOnlyList<Feed> choices, Func<string, IReadOnlyList<string>> kindsOf, Func<IReadOnlyCollection<string>, bool> areLearners) =>
        new(choices, reference.Read(ReferenceFiles.Default), kindsOf, areLearners);

    /// <summary>Marks, scales and words.</summary>
    public Reference Reference => reference.Read(ReferenceFiles.Default);

    /// <summary>Reads a table by a form as far as it is filled in, to find what has to be asked.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="table">The table.</param>
    /// <param name="isKnown">Whether a code of a kind is known.</param>
    /// <returns>Null where it cannot be read by it.</returns>
    public DraftScan? Scan(MappingDraft draft, DraftTable table, Func<string, string, bool> isKnown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(table);
        if (feeds.Find(draft.Feed) is not { } feed)
        {
            return null;
        }

        // Words and points as they stand in the file: what becomes of them is what the form asks.
        var plain = draft with { Words = new Dictionary<(string, string), string>(), Most = null, Order = null };
        var mapping = new DraftMapping(plain, table, feed).Make(Untitled, lacksYear: false);
        if (mapping.Tables[0].Columns.Count == 0)
        {
            return null;
        }

        try
        {
            var mapped = classifier.Try(table.File, ReferenceFiles.Default, mapping, new DeliveredFile(table.File.Name), cancellationToken).Mapped!;
            using var rows = mappings.Open(table.File, mapped, feed, cancellationToken);
            return new DraftScan(rows, draft, Reference, isKnown, cancellationToken);
        }
        catch (UnreadableSourceException)
        {
            // The preview says what is wrong.
            return null;
        }
    }
}
