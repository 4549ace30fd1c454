using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Checking;

/// <summary>Reads one table of a feed as a load does, and keeps counts, its first rows and the first of its bad ones.</summary>
/// <param name="match">The feed matched with the header.</param>
/// <param name="table">The table that its rows go to; null for a feed that has none.</param>
/// <param name="judge">Judges rows against what there is.</param>
internal sealed class TableCheck(FeedMatch match, LoadedTable? table, RowJudge judge)
{
    private const int MostFirst = 20;
    private const int MostBad = 200;
    private const int MostColumns = 40;
    private const int LongestCell = 200;
    private const int RowsBetweenReports = 2_000;

    private readonly Feed _feed = match.Feed;
    private readonly KeyVersions? _versions = table is null ? null : new KeyVersions(match.Feed, table);
    private readonly ReasonList _reasons = new();
    private readonly List<ReviewRow> _first = [];
    private readonly List<ReviewRow> _bad = [];
    private readonly MisreadTable _misread = new();
    private long _rejected;

    /// <summary>Reads the table.</summary>
    /// <param name="review">What is known of it already.</param>
    /// <param name="raw">The table, before its first row.</param>
    /// <param name="reference">Scales, marks and words.</param>
    /// <param name="isName">Whether a folded name is that of a column of any feed.</param>
    /// <param name="most">Rows to be read.</param>
    /// <param name="progress">Told how many rows were read.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read to its end, or is misread as a whole.</exception>
    public TableReview Read(
        TableReview review, IRawTable raw, Reference reference, Func<string, bool> isName, long most, Action<long> progress, CancellationToken cancellationToken)
    {
        var reader = new RowReader(raw, match, reference, key: null, isName);
        var row = new FeedRow(_feed.Columns.Count + _feed.Derived.Count, 0);
        var (read, isMore) = (0L, true);
        while (read < most && (isMore = reader.Read(row)))
        {
            read++;
            Take(row, raw, cancellationToken);
            if (read % RowsBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(read);
            }

            if (read % MisreadTable.RowsBetweenJudgements == 0)
            {
                _misread.Judge(review.Name, read);
            }
        }

        judge.Settle(cancellationToken);
        _misread.Judge(review.Name, read);
        progress(read);
        var isCut = isMore && reader.Read(row);
        return review with
        {
            Notes = [.. review.Notes, .. isCut ? [] : raw.Notes.Select(note => note.Text), .. reader.Notes().Select(note => note.Text)],
            Columns = [.. raw.Header.Take(MostColumns).Select((name, i) => new ReviewColumn(name, TitleOf(i, name)))],
            MoreColumns = Math.Max(0, raw.Header.Count - MostColumns),
            First = _first,
            Bad = _bad,
            Reasons = _reasons.All,
            Remarks = judge.Remarks.All,
            Breaches = judge.Breaches.All,
            Read = read,
            Loads = read - _rejected,
            Remarked = Math.Min(judge.Remarked, read - _rejected),
            Rejected = _rejected,
            PassedOver = reader.PassedOver,
            IsJudgedLater = _feed.IsJudgedLate,
            IsCut = isCut,
        };
    }

    private void Take(FeedRow row, IRawTable raw, CancellationToken cancellationToken)
    {
        var marks = _first.Count < MostFirst || (row.RejectCode is not null && _bad.Count < MostBad) ? new List<ReviewMark>() : null;
        if (row.RejectCode is not null)
        {
            _rejected++;
            _misread.Add(row);
            foreach (var (column, code, detail) in row.Rejects)
            {
                var at = ColumnOf(column);
                var title = at < 0 ? "" : _feed.Columns[at].Title;
                _reasons.Add(title, code, row.LineNo, detail == title ? "" : Short(detail));
                var place = at < 0 ? -1 : PlaceOf(at);
                marks?.Add(new ReviewMark(place, true, Words(title, code, place >= 0 && detail == raw[place].Trim() ? "" : detail)));
            }
        }

        if (marks is not null)
        {
            Show(new ReviewRow(row.LineNo, Cells(raw), marks), row.RejectCode is not null);
        }

        judge.Add(row, marks, PlaceOf, cancellationToken);
        if (row.RejectCode is null && _versions?.Add(row) is { Count: > 0 } lines)
        {
            Contradict(lines, raw, row.LineNo);
        }
    }

    /// <summary>Rows that contradict each other are told by their lines; what stands in the earlier ones is no longer at hand unless they are shown.</summary>
    private void Contradict(IReadOnlyList<long> lines, IRawTable raw, long current)
    {
        foreach (var line in lines)
        {
            _rejected++;
            _reasons.Add("", RejectCode.ConflictingInFile, line, "");
            var mark = new ReviewMark(-1, true, RejectText.Of(RejectCode.ConflictingInFile).Title);
            var shown = _first.Find(row => row.Line == line);
            (shown?.Marks as List<ReviewMark>)?.Add(mark);
            if (_bad.Count < MostBad && (shown is not null || line == current))
            {
                _bad.Add(shown ?? new ReviewRow(line, Cells(raw), [mark]));
            }
        }
    }

    private void Show(ReviewRow row, bool isBad)
    {
        if (_first.Count < MostFirst)
        {
            _first.Add(row);
        }

        if (isBad && _bad.Count < MostBad)
        {
            _bad.Add(row);
        }
    }

    private static List<string> Cells(IRawTable raw) =>
        [.. Enumerable.Range(0, Math.Min(MostColumns, Math.Max(raw.Header.Count, raw.FieldCount))).Select(cell => Short(raw[cell].Trim()))];

    private static string Short(string text) => text.Length > LongestCell ? text[..LongestCell] + "…" : text;

    private int ColumnOf(string name) => name.Length == 0 ? -1 : _feed.Columns.Select(column => column.Name).ToList().IndexOf(name);

    private int PlaceOf(int column) => match.Position[column] is >= 0 and < MostColumns and var place ? place : -1;

    private string? TitleOf(int cell, string name) => Array.IndexOf(match.Position, cell) is >= 0 and var column ? _feed.Columns[column].Title
        : CorrectionColumns.IsKnown(name) ? name : null;

    private static string Words(string title, string code, string detail)
    {
        var what = RejectText.Of(code).Title;
        return (title.Length > 0 ? $"{title}: {char.ToLowerInvariant(what[0])}{what[1..]}" : what) + (detail.Length > 0 && detail != title ? $" ({Short(detail)})" : "");
    }
}
