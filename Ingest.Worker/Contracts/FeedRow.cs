using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Contracts;

/// <summary>One row on its way from a file to the warehouse; reused, so that millions of rows make no garbage.</summary>
/// <param name="width">How many values: the feed's columns, then what it derives.</param>
/// <param name="cells">How many cells the table takes that the row is loaded into.</param>
public sealed class FeedRow(int width, int cells) : LoadRow(cells)
{
    /// <summary>The values, in the order of the feed's columns and derived parameters.</summary>
    public Cell[] Values { get; } = new Cell[width];

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
