using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Contracts;

/// <summary>A row on its way from a file to the warehouse. Instances are reused, so that millions of rows need no allocation.</summary>
/// <param name="width">How many values: the feed's columns, then what it derives.</param>
/// <param name="cells">How many cells the table takes that the row is loaded into.</param>
public sealed class FeedRow(int width, int cells) : LoadRow(cells)
{
    private const int LongestDetail = 400;

    /// <summary>The values, in the order of the feed's columns and derived parameters.</summary>
    public Cell[] Values { get; } = new Cell[width];

    private readonly List<RejectedCell> _rejects = [];

    /// <summary>What is wrong with the row, one entry a cell; nothing when it is valid.</summary>
    public IReadOnlyList<RejectedCell> Rejects => _rejects;

    /// <summary>Why the row is rejected, the first reason; null when it is valid.</summary>
    public string? RejectCode => _rejects.Count == 0 ? null : _rejects[0].Code;

    /// <summary>The raw text of the row; kept for rejected rows only.</summary>
    public string RawText { get; set; } = "";

    /// <summary>The row by the feed's columns as it was sent, a JSON object; kept for rejected rows only.</summary>
    public string? Sent { get; set; }

    /// <summary>What tells it from other rows of the feed, parts of it possibly unknown; kept for rejected rows only.</summary>
    public string? Key { get; set; }

    /// <summary>The row in quarantine that it corrects, by its own word.</summary>
    public RejectReference? Answers { get; set; }

    /// <summary>Who corrected that row, and why, where the file says so.</summary>
    public (string? By, string? Reason) AnsweredBy { get; set; }

    /// <summary>The organisation and the group that it names; kept for rejected rows only.</summary>
    public RejectedPlace Place { get; set; }

    /// <summary>Resets the row for the next line.</summary>
    /// <param name="lineNo">The line.</param>
    public void Begin(long lineNo)
    {
        LineNo = lineNo;
        _rejects.Clear();
        RawText = "";
        Sent = null;
        Key = null;
        Answers = null;
        AnsweredBy = default;
    }

    /// <summary>Rejects the row; of one column the first reason is kept.</summary>
    /// <param name="code">A <see cref="Warehouse.Sql.Quarantine.RejectCode"/>.</param>
    /// <param name="detail">The wrong text, in Russian where it says more.</param>
    public void Reject(string column, string code, string detail)
    {
        if (!IsRejected(column))
        {
            _rejects.Add(new RejectedCell(column, code, detail.Length > LongestDetail ? detail[..LongestDetail] + "…" : detail));
        }
    }

    /// <summary>Whether a column has a reason.</summary>
    public bool IsRejected(string column)
    {
        foreach (var reject in _rejects)
        {
            if (reject.Column == column)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds to each reason where its cell stands in the file.</summary>
    /// <param name="placeOf">The place of a column's cell; null where it has none of its own.</param>
    public void PlaceRejects(Func<string, string?> placeOf)
    {
        ArgumentNullException.ThrowIfNull(placeOf);
        for (var i = 0; i < _rejects.Count; i++)
        {
            if (placeOf(_rejects[i].Column) is { } place)
            {
                _rejects[i] = _rejects[i] with { Detail = $"{_rejects[i].Detail}; {place}" };
            }
        }
    }

    /// <summary>Forgets the reasons that came after the first so many.</summary>
    /// <param name="count">How many stay.</param>
    public void KeepRejects(int count) => _rejects.RemoveRange(count, _rejects.Count - count);
}
