using Warehouse.Sql.Core;

namespace Ingest.Worker.Contracts;

/// <summary>One row on its way from a file to the warehouse; reused, so that millions of rows make no garbage.</summary>
/// <param name="width">How many values: the feed's columns, then what it derives.</param>
public sealed class FeedRow(int width)
{
    /// <summary>The values, in the order of the feed's columns and derived parameters.</summary>
    public Cell[] Values { get; } = new Cell[width];

    /// <summary>Line of the file that it starts on.</summary>
    public long LineNo { get; set; }

    /// <summary>Key of its file in the ledger.</summary>
    public long FileKey { get; set; }

    /// <summary>Why it is rejected; null when it is good.</summary>
    public string? RejectCode { get; private set; }

    /// <summary>The column that the reason lies in.</summary>
    public string RejectColumn { get; private set; } = "";

    /// <summary>What stands there, and what would be good.</summary>
    public string RejectDetail { get; private set; } = "";

    /// <summary>The row as the file has it; kept for rejected rows only.</summary>
    public string RawText { get; set; } = "";

    /// <summary>Takes the row for the next line.</summary>
    /// <param name="lineNo">The line.</param>
    public void Begin(long lineNo)
    {
        LineNo = lineNo;
        RejectCode = null;
        RawText = "";
    }

    /// <summary>Rejects it; the first reason stays.</summary>
    /// <param name="column">The column.</param>
    /// <param name="code">A <see cref="Warehouse.Sql.Quarantine.RejectCode"/>.</param>
    /// <param name="detail">What stands there, in Russian where it says more.</param>
    public void Reject(string column, string code, string detail)
    {
        if (RejectCode is null)
        {
            (RejectColumn, RejectCode, RejectDetail) = (column, code, detail.Length > 200 ? detail[..200] + "…" : detail);
        }
    }
}
