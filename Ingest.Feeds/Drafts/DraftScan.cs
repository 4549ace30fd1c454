using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Drafts;

/// <summary>A word of a file that stands for nothing yet.</summary>
/// <param name="Column">The field that it is of.</param>
/// <param name="Text">The word.</param>
public sealed record UnknownWord(FeedColumn Column, string Text);

/// <summary>What the rows of a table say that a form has to ask about.</summary>
public sealed class DraftScan
{
    /// <summary>Words that a form asks about at most.</summary>
    public const int MostWords = 200;

    private const int MostRecords = 20_000;
    private const int MostSeen = 20_000;

    private static readonly string[] Codes = ["group", "module", "programme", "teacher", "competency"];

    private readonly Feed _feed;
    private readonly Reference _reference;
    private readonly MappingDraft _draft;
    private readonly Func<string, string, bool> _isKnown;
    private readonly List<UnknownWord> _unknown = [];

    /// <summary>Reads the table.</summary>
    /// <param name="table">It, as a mapping without words reads it.</param>
    /// <param name="draft">The form.</param>
    /// <param name="reference">Marks, scales and words.</param>
    /// <param name="isKnown">Whether a code of a kind is known.</param>
    internal DraftScan(MappedTable table, MappingDraft draft, Reference reference, Func<string, string, bool> isKnown, CancellationToken cancellationToken)
    {
        (_feed, _draft, _reference, _isKnown) = (table.Feed, draft, reference, isKnown);
        var columns = table.Header.Select(name => table.Feed.Columns.Single(column => column.Name == name)).ToList();
        var seen = new HashSet<(int, string)>();
        for (var records = 0; records < MostRecords && seen.Count < MostSeen && table.Read(); records++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 0; at < columns.Count; at++)
            {
                var text = table[at].Trim();
                if (text.Length > 0 && seen.Add((at, text)))
                {
                    See(columns[at], text, table.CodeOf(at), table.DayOf(at) is not null);
                }
            }
        }
    }

    /// <summary>Words that stand for nothing, as many as are asked about.</summary>
    public IReadOnlyList<UnknownWord> Unknown => _unknown;

    /// <summary>Whether there are more of them.</summary>
    public bool IsMore { get; private set; }

    /// <summary>Whether days of columns may be read in two ways.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>Whether days of columns have no year.</summary>
    public bool LacksYear { get; private set; }

    private void See(FeedColumn column, string text, string? code, bool isDay)
    {
        if (column.IsDated)
        {
            if (!isDay)
            {
                IsAmbiguous |= column.Parse(text, out _) == RejectCode.AmbiguousDate || code == RejectCode.AmbiguousDate;
                LacksYear |= column.Parse(text, out _) is not null && DraftLacks.Of(text, _draft.Order ?? DayOrder.Dmy) == DraftLack.Year;
            }
        }
        else if (code is null && !IsUnderstood(column, text))
        {
            IsMore |= _unknown.Count == MostWords;
            if (_unknown.Count < MostWords)
            {
                _unknown.Add(new UnknownWord(column, text));
            }
        }
    }

    private bool IsUnderstood(FeedColumn column, string text) => (_feed.Name, column) switch
    {
        (_, { Vocabulary: { } vocabulary }) => _reference.Words.Of(vocabulary).Has(text),
        ("attendance", { Name: "mark" }) => _reference.FindMark(text) is not null,
        ("grades", { Name: "grade" }) => CellParsers.TryDecimal(text.AsSpan().TrimEnd('%'), out _)
            || (_draft.Most is null && _reference.FindScale(_draft.Scale)?.Evaluate(text).RejectCode is null),
        (_, { Dimension: { } dimension }) when Codes.Contains(dimension.Name) && !_feed.IsOwn(column) => _isKnown(dimension.Name, text),
        _ => true,
    };
}
