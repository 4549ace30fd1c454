using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;

namespace Ingest.Feeds.Drafts;

/// <summary>What a form may say of the fields of a feed.</summary>
public static class DraftFields
{
    private static readonly string[] NamesOfLearners = ["last_name", "first_name", "middle_name"];

    /// <summary>Fields that one person of a row is known by: a file that has no codes may name them otherwise.</summary>
    private const string Learner = "learner_code";

    /// <summary>What a column of the feed may be besides its fields.</summary>
    /// <param name="feed">The feed.</param>
    public static IReadOnlyList<string> RolesOf(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return IsOfLearners(feed) ? DraftRole.All : feed.Columns.Any(column => column.Name == "last_name") ? [DraftRole.Name] : [];
    }

    /// <summary>Whether rows name learners by code, so that they may be found otherwise.</summary>
    /// <param name="feed">The feed.</param>
    public static bool IsOfLearners(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return feed.Name != "learners" && feed.Columns.Any(column => column.Name == Learner && column.IsRequired);
    }

    /// <summary>Fields that headers of columns may be.</summary>
    /// <param name="feed">The feed.</param>
    public static IReadOnlyList<FeedColumn> HeadersOf(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return [.. feed.Columns.Where(column => MayBeOfFile(feed, column) && (column.IsRequired || column.Dimension?.Name == "competency"))];
    }

    /// <summary>Fields that cells below such headers may be: what is required and only a cell can say, then the others.</summary>
    /// <param name="feed">The feed.</param>
    public static IReadOnlyList<FeedColumn> CellsOf(Feed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return [.. feed.Columns.Where(column => column.Name != Learner && !MayBeOfFile(feed, column) && column.Dimension is null).OrderByDescending(column => column.IsRequired)];
    }

    /// <summary>Whether a field may be the same for all rows of a file: a code of something that many rows share, a word of a list, a day.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="column">The field.</param>
    public static bool MayBeOfFile(Feed feed, FeedColumn column)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(column);
        return column.Name != Learner && !feed.IsOwn(column) && (column.Vocabulary is not null || column.IsDated || column.Dimension is not null);
    }

    /// <summary>Required fields that no column, header or cell says, and that may be of the file as a whole.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="feed">The feed.</param>
    public static IReadOnlyList<FeedColumn> OfFile(MappingDraft draft, Feed feed)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(feed);
        return [.. feed.Columns.Where(column => column.IsRequired && MayBeOfFile(feed, column) && !IsSaid(draft, column.Name))];
    }

    /// <summary>Required fields that nothing says and that only a column can.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="feed">The feed.</param>
    public static IReadOnlyList<FeedColumn> Missing(MappingDraft draft, Feed feed)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(feed);
        return [.. feed.Columns.Where(column => column.IsRequired && !MayBeOfFile(feed, column) && !IsSaid(draft, column.Name)
            && !(column.Name == Learner && HasClue(draft, feed)) && !(NamesOfLearners.Contains(column.Name) && Has(draft, DraftRole.Name)))];
    }

    /// <summary>Whether a learner without a code can be looked for.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="feed">The feed.</param>
    public static bool HasClue(MappingDraft draft, Feed feed) =>
        IsOfLearners(feed) && (Has(draft, DraftRole.Name) || Has(draft, DraftRole.LastName) || Has(draft, DraftRole.Snils));

    /// <summary>The question of a field.</summary>
    /// <param name="column">The field.</param>
    public static AnswerKind KindOf(FeedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.IsDated ? AnswerKind.Day : column.Dimension?.Name switch
        {
            "group" => AnswerKind.Group,
            "module" => AnswerKind.Module,
            "programme" => AnswerKind.Programme,
            _ => AnswerKind.Text,
        };
    }

    /// <summary>Whether a column says a field or another role.</summary>
    internal static bool Has(MappingDraft draft, string role) => draft.Roles.Where((_, column) => draft.Across?.Has(column) != true).Contains(role);

    private static bool IsSaid(MappingDraft draft, string field) => Has(draft, field) || draft.Across?.Header == field || draft.Across?.Cell == field;
}
