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

/// <summary>By what a file is read, and how that is changed.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Place">The file's place.</param>
/// <param name="File">The file.</param>
/// <param name="Review">What the check says of it.</param>
public sealed record ReadByView(string Upload, int Place, StagedFile File, FileReview Review)
{
    /// <summary>A table that is not understood; null where all are.</summary>
    public TableReview? Unknown => Review.Tables.FirstOrDefault(table => table.Problem is not null && table.Asks.Count == 0 && table.First.Count > 0);

    /// <summary>Whether a form can describe it: a package is many files, and a file of no table is none.</summary>
    public bool MayBeMapped => !File.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && Review.Tables.Any(table => table.First.Count > 0);

    /// <summary>Where it is described.</summary>
    public string Href => FormattableString.Invariant($"/upload/{Upload}/map?file={Place}") + (Unknown is { } table && Review.Tables.Count > 1 ? "&table=" + Uri.EscapeDataString(table.Name) : "");
}
