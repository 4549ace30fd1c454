using Ingest.Feeds.Checking;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Drafts;
using Ingest.Feeds.Mappings;
using Reports.Web.Mappings;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>The form of a mapping over its table: what was said, what the table fills in, what is still to be asked.</summary>
/// <param name="File">The file.</param>
/// <param name="Tables">Names of its tables.</param>
/// <param name="At">Which of them is described.</param>
/// <param name="Table">It, with its first rows.</param>
/// <param name="Form">The form.</param>
public sealed record MapState(StagedFile File, IReadOnlyList<string> Tables, int At, DraftTable Table, MapForm Form)
{
    private const string Untitled = "Без названия";

    /// <summary>What was said.</summary>
    public MappingDraft Draft => Form.Draft;

    /// <summary>The cells of the header.</summary>
    public IReadOnlyList<string> Header => Table.Header(Draft);

    /// <summary>The feed that was chosen; null for none.</summary>
    public Feed? Feed { get; init; }

    /// <summary>The feeds that there are to choose from.</summary>
    public IReadOnlyList<Feed> Feeds { get; init; } = [];

    /// <summary>What the rows have that has to be asked; null where they are not read yet.</summary>
    public DraftScan? Scan { get; init; }

    /// <summary>Codes of the centre.</summary>
    public CentreCodes Codes { get; init; } = new([]);

    /// <summary>Marks, scales and words.</summary>
    public required Reference Words { get; init; }

    /// <summary>What days of headers or columns lack.</summary>
    public DraftLack Lack { get; init; }

    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What is not answered for this file yet, so that its rows cannot be shown.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>How the first rows are read; null where they cannot be yet.</summary>
    public TableReview? Preview { get; init; }

    /// <summary>Makes the mapping; of a form with a feed.</summary>
    internal DraftMapping Maker => new(Draft with { Sources = Questions().ToDictionary(question => question.Name, question => SourceOf(question.Name)) }, Table, Feed!);

    /// <summary>The mapping of a form without problems.</summary>
    /// <param name="title">Its title.</param>
    public Mapping Made(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return Maker.Make(title.Length > 0 ? title : Untitled, Scan?.LacksYear == true);
    }

    /// <summary>What no column answers, with the field that it is.</summary>
    public IReadOnlyList<(string Name, string Title, FeedColumn? Column)> Questions() => Feed is null ? [] :
    [
        .. DraftFields.OfFile(Draft, Feed).Select(column => (column.Name, column.Title, (FeedColumn?)column)),
        .. Lack == DraftLack.Nothing ? [] : new[] { (DraftSource.Year, Lack == DraftLack.Month ? "Месяц и год дней" : "Год дней", (FeedColumn?)null) },
    ];

    /// <summary>Where a field comes from that no column says.</summary>
    /// <param name="name">The field.</param>
    public DraftSource SourceOf(string name) => Draft.Sources.GetValueOrDefault(name)
        ?? new DraftSource(Table.Above(Draft, name) is null ? DraftSourceKind.Ask : DraftSourceKind.Above, "");

    /// <summary>What the form says for this file of what is asked for each.</summary>
    public Dictionary<string, string> Answers()
    {
        var answers = new Dictionary<string, string>(File.Answers, StringComparer.Ordinal);
        foreach (var name in Questions().Select(question => question.Name))
        {
            if (SourceOf(name) is { Kind: not DraftSourceKind.Always, Value.Length: > 0 } source)
            {
                answers[name] = source.Value;
            }
        }

        return answers;
    }

    /// <summary>Whether a field stands above the header of this file.</summary>
    /// <param name="name">The field.</param>
    public bool IsAbove(string name) => SourceOf(name).Kind == DraftSourceKind.Above && Table.Above(Draft, name) is not null;
}
