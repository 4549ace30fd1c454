using Ingest.Feeds.Checking;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>What the page shows of a table that was checked.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsNamed">Whether its name is shown: its file has others.</param>
/// <param name="Known">The load that brought it before; null when none did.</param>
public sealed record ReviewedView(TableReview Table, bool IsNamed, LedgerRow? Known)
{
    /// <summary>The worst that is to be told of a cell; null when nothing is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cell">Its place; −1 is the row as a whole.</param>
    public static ReviewMark? MarkOf(ReviewRow row, int cell)
    {
        ArgumentNullException.ThrowIfNull(row);
        var marks = row.Marks.Where(mark => mark.Column == cell).ToList();
        return marks.Count == 0 ? null : new ReviewMark(cell, marks.Exists(mark => mark.IsBad), string.Join("; ", marks.Select(mark => mark.Text).Distinct()));
    }
}

/// <summary>Rows of a table that was checked.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Caption">What they are.</param>
public sealed record ReviewedRows(TableReview Table, IReadOnlyList<ReviewRow> Rows, string Caption);
