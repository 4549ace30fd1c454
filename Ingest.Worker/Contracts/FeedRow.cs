using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Contracts;

/// <summary>A row on its way from a file to the warehouse. Instances are reused, so that millions of rows need no allocation.</summary>
/// <param name="width">How many values: the feed's columns, then what it derives.</param>
/// <param name="cells">How many cells the table takes that the row is loaded into.</param>
public sealed class FeedRow(int width, int cells) : LoadRow(cells)
{
    private const int LongestDetail = 400;

    /// <summary>The values, in the order of the feed's columns and derived parameters.</summary>
    public Cell[] Values { get; } = new Cell[width];

    /// <summary>Why the row is rejected; null when it is valid.</summary>
    public string? RejectCode { get; private set; }

    /// <summary>The column at fault.</summary>
    public string RejectColumn { get; private set; } = "";

    /// <summary>The wrong text, and what would be valid.</summary>
    public string RejectDetail { get; private set; } = "";

    /// <summary>The raw text of the row; kept for rejected rows only.</summary>
    public string RawText { get; set; } = "";

    /// <summary>The organisation and the group that it names; kept for rejected rows only.</summary>
    public RejectedPlace Place { get; set; }

    /// <summary>Resets the row for the next line.</summary>
    /// <param name="lineNo">The line.</param>
    public void Begin(long lineNo)
    {
        LineNo = lineNo;
        RejectCode = null;
        RawText = "";
    }

    /// <summary>Rejects the row; the first reason is kept.</summary>
    /// <param name="code">A <see cref="Warehouse.Sql.Quarantine.RejectCode"/>.</param>
    /// <param name="detail">The wrong text, in Russian where it says more.</param>
    public void Reject(string column, string code, string detail)
    {
        if (RejectCode is null)
        {
            (RejectColumn, RejectCode, RejectDetail) = (column, code, detail.Length > LongestDetail ? detail[..LongestDetail] + "…" : detail);
        }
    }
}
