using Ingest.Feeds.Contracts;

namespace Ingest.Feeds.Checking;

/// <summary>
/// Judges rows of one table against what there is: codes that nobody knows, days to come, and rows that are not the sender's. Codes are asked for some
/// hundred rows at once.
/// </summary>
internal sealed class RowJudge
{
    private const int RowsAtOnce = 1_000;
    private const int MostKnown = 200_000;

    // What a row may name that nobody knows yet: the others are few and lists of their own.
    private static readonly string[] Asked = ["learner", "group", "module", "programme", "teacher"];

    private readonly ICodeBook _book;
    private readonly HashSet<NamedCode> _brought;
    private readonly (int At, string Kind, string Title)[] _codes;
    private readonly (int At, string Title)[] _days;
    private readonly int _own;
    private readonly string _ownKind;
    private readonly int _organisation;
    private readonly int _group;
    private readonly long _today;
    private readonly Dictionary<NamedCode, CodeState> _known = [];
    private readonly List<Waiting> _waiting = [];

    /// <param name="match">The feed matched with the header.</param>
    /// <param name="book">Knows codes.</param>
    /// <param name="brought">Codes that other tables sent together with this one make known; those of this table are added.</param>
    /// <param name="today">The day, as <c>yyyymmdd</c>.</param>
    public RowJudge(FeedMatch match, ICodeBook book, HashSet<NamedCode> brought, long today)
    {
        (_book, _brought, _today) = (book, brought, today);
        var columns = match.Feed.Columns.Index().Where(column => match.Position[column.Index] >= 0).ToList();
        (_own, var defined) = columns.FirstOrDefault(column => match.Feed.IsOwn(column.Item), (-1, null!));
        _ownKind = defined?.Dimension!.Name ?? "";
        _codes = [.. columns.Where(column => column.Item.Dimension is { } dimension && Asked.Contains(dimension.Name) && column.Index != _own)
            .Select(column => (column.Index, column.Item.Dimension!.Name, column.Item.Title))];
        _days = [.. columns.Where(column => column.Item.Name == "birth_date" || (match.Feed.IsFact && column.Item.IsDay))
            .Select(column => (column.Index, column.Item.Title))];
        _organisation = columns.FirstOrDefault(column => column.Item.Name == "org_code", (-1, null!)).Index;
        _group = columns.FirstOrDefault(column => column.Item.Name == "group_code", (-1, null!)).Index;
        Forbid(match);
    }

    /// <summary>What is to be looked at.</summary>
    public ReasonList Remarks { get; } = new();

    /// <summary>Why the sender may not send it.</summary>
    public ReasonList Breaches { get; } = new();

    /// <summary>Rows that would be loaded with something to be looked at.</summary>
    public long Remarked { get; private set; }

    /// <summary>Takes in a row.</summary>
    /// <param name="row">The row, rejected or not.</param>
    /// <param name="marks">Where what is found is told; null for a row that is not shown.</param>
    /// <param name="placeOf">Position of a column of the feed among those shown.</param>
    public void Add(FeedRow row, List<ReviewMark>? marks, Func<int, int> placeOf, CancellationToken cancellationToken)
    {
        // Of a row with a cell too many it is not known which cell is which.
        var isRead = row.RejectCode is null || row.Rejects.All(reject => reject.Column.Length > 0);
        var organisation = isRead && _organisation >= 0 ? row.Values[_organisation].Text : null;
        var isValid = row.RejectCode is null;
        if (isValid && _own >= 0 && row.Values[_own].Text is { } own)
        {
            _brought.Add(new NamedCode(_ownKind, organisation, own));
        }

        var waiting = new Waiting(row.LineNo, isValid, isRead, marks)
        {
            Organisation = organisation,
            Group = isRead && _group >= 0 ? row.Values[_group].Text : null,
            Answers = row.Answers?.ToString(),
        };
        foreach (var (at, kind, title) in isRead ? _codes : [])
        {
            if (row.Values[at].Text is { } code)
            {
                waiting.Codes.Add((new NamedCode(kind, organisation, code), title, placeOf(at)));
            }
        }

        foreach (var (at, title) in isValid ? _days : [])
        {
            if (row.Values[at] is { IsNumber: true, Number: var day } && day > _today)
            {
                waiting.Days.Add((title, placeOf(at)));
            }
        }

        _waiting.Add(waiting);
        if (_waiting.Count == RowsAtOnce)
        {
            Settle(cancellationToken);
        }
    }

    /// <summary>Judges the rows that wait for their codes.</summary>
    public void Settle(CancellationToken cancellationToken)
    {
        var asked = _waiting.SelectMany(AskedBy).Where(code => !_known.ContainsKey(code)).ToHashSet();
        if (asked.Count > 0)
        {
            if (_known.Count > MostKnown)
            {
                _known.Clear();
                asked = [.. _waiting.SelectMany(AskedBy)];
            }

            foreach (var (code, state) in _book.Look(asked, cancellationToken))
            {
                _known[code] = state;
            }
        }

        foreach (var row in _waiting)
        {
            Remark(row);
            Fence(row);
        }

        _waiting.Clear();
    }

    private void Remark(Waiting row)
    {
        if (!row.IsValid)
        {
            return;
        }

        var isRemarked = row.Days.Count > 0;
        // A group that is not the sender's stops the table; whether somebody else has it is not told.
        foreach (var (code, title, place) in row.Codes.Where(code => !(code.Code.Kind == "group" && _book.Fence == RowFence.Groups) && _known.GetValueOrDefault(code.Code) == CodeState.Unknown && !_brought.Contains(code.Code)))
        {
            isRemarked = true;
            Remarks.Add(title, code.Kind, row.Line, code.Code);
            row.Marks?.Add(new ReviewMark(place, false, $"{title}: такого кода в хранилище ещё нет"));
        }

        foreach (var (title, place) in row.Days)
        {
            Remarks.Add(title, "future", row.Line, "");
            row.Marks?.Add(new ReviewMark(place, false, $"{title}: этот день ещё не наступил"));
        }

        Remarked += isRemarked ? 1 : 0;
    }

    private void Fence(Waiting row)
    {
        if (_book.Fence == RowFence.None)
        {
            return;
        }

        if (_book.Fence == RowFence.Organisation && !(row.IsRead && Is(OrganisationOf(row), CodeState.Known)))
        {
            Breaches.Add("", "organisation", row.Line, row.Organisation ?? "");
        }

        if (_book.Fence == RowFence.Groups && !(row.Group is not null && Is(GroupOf(row), CodeState.Known)))
        {
            Breaches.Add("", row.Group is null ? "no-group" : "group", row.Line, row.Group ?? "");
        }

        foreach (var (code, _, _) in row.Codes.Where(code => code.Code.Kind == "learner" && Is(code.Code, CodeState.Closed)))
        {
            Breaches.Add("", "learner", row.Line, code.Code);
        }

        if (row.Answers is { } reject && !Is(new NamedCode(NamedCode.Reject, null, reject), CodeState.Known))
        {
            Breaches.Add("", "reject", row.Line, "");
        }
    }

    private bool Is(NamedCode code, CodeState state) => _known.GetValueOrDefault(code) == state;

    private IEnumerable<NamedCode> AskedBy(Waiting row)
    {
        foreach (var (code, _, _) in row.Codes)
        {
            yield return code;
        }

        if (_book.Fence == RowFence.None)
        {
            yield break;
        }

        if (row.Answers is { } reject)
        {
            yield return new NamedCode(NamedCode.Reject, null, reject);
        }

        if (row.Group is not null)
        {
            yield return GroupOf(row);
        }

        if (row.IsRead)
        {
            yield return OrganisationOf(row);
        }
    }

    private static NamedCode GroupOf(Waiting row) => new("group", row.Organisation, row.Group!);

    private static NamedCode OrganisationOf(Waiting row) => new("organisation", null, row.Organisation ?? "");

    /// <summary>A table whose rows cannot be told to be the sender's is not for the sender, whatever stands in it.</summary>
    private void Forbid(FeedMatch match)
    {
        var feed = match.Feed;
        var isOfGroups = feed.IsFact && _group >= 0 && (feed.Key.Contains("group_code") || feed.Key.Contains("learner_code"));
        var isOfOrganisation = feed.Columns.Any(column => column.Name == "org_code");
        if ((_book.Fence == RowFence.Groups && !isOfGroups) || (_book.Fence == RowFence.Organisation && !isOfOrganisation))
        {
            Breaches.Add("", "table", 0, "");
        }
    }

    /// <summary>A row whose codes are not known yet.</summary>
    private sealed record Waiting(long Line, bool IsValid, bool IsRead, List<ReviewMark>? Marks)
    {
        public string? Organisation { get; init; }

        public string? Group { get; init; }

        public string? Answers { get; init; }

        public List<(NamedCode Code, string Title, int Place)> Codes { get; } = [];

        public List<(string Title, int Place)> Days { get; } = [];
    }
}
