using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Inbox;
using Reports.Web.Quarantine;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>
/// A row in quarantine: what is wrong with it, its cells to be mended in place, and the reason with which it may be closed. Either becomes a file
/// of a feed that loads as any file does, with who and why.
/// </summary>
/// <param name="inbox">Takes the file of a mended row.</param>
/// <param name="replies">Closes rows.</param>
/// <param name="trail">The audit log.</param>
public sealed class RowModel(ReportAccess reports, InboxWriter inbox, QuarantineReplies replies, AuditTrail trail) : ReportPage(reports)
{
    private const int LongestCell = 4000;
    private const string CellPrefix = "cell-";

    // What a viewer who is kept to a part of the data may not change: the row would become one of others.
    private static readonly string[] Fenced = ["org_code", "group_code"];

    /// <summary>The row.</summary>
    public RejectedRow Rejected { get; private set; } = null!;

    /// <summary>What was typed, by column.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>();

    /// <summary>The reason that was typed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The file that the form has sent; null for none.</summary>
    public string? Sent { get; private set; }

    /// <summary>Whether that file still waits.</summary>
    public bool IsWaiting { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Whether the viewer may mend and close rows.</summary>
    public bool MayMend => MayMendRows(User) && Filter.AsOf is null;

    /// <summary>Whether a role may mend and close rows.</summary>
    public static bool MayMendRows(System.Security.Claims.ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Analyst) || user.IsInRole(Roles.Curator);
    }

    /// <summary>Whether a cell may be typed over.</summary>
    /// <param name="column">The column.</param>
    public bool IsLocked(string column) => Viewer.IsFenced(User) && Fenced.Contains(column);

    /// <summary>What is wrong with a cell; null when nothing is.</summary>
    /// <param name="column">The column.</param>
    public RejectCell? Wrong(string column) => Rejected.Wrong.FirstOrDefault(cell => cell.ColumnName == column);

    /// <summary>Shows the row.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="line">Its line.</param>
    /// <param name="feed">Its table.</param>
    /// <param name="row">Which of the rows of the line.</param>
    /// <param name="sent">A file that was sent.</param>
    public async Task<IActionResult> OnGetAsync(int file, int line, string? feed, int? row, string? sent, CancellationToken cancellationToken)
    {
        if (!await FindAsync(file, line, feed, row, cancellationToken))
        {
            return NotFound();
        }

        (Sent, IsWaiting) = (sent, sent is not null && inbox.IsWaiting(sent));
        return Page();
    }

    /// <summary>Sends the mended row.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="line">Its line.</param>
    /// <param name="feed">Its table.</param>
    /// <param name="row">Which of the rows of the line.</param>
    /// <param name="reason">Why.</param>
    /// <param name="close"><c>yes</c> closes the row instead.</param>
    public async Task<IActionResult> OnPostAsync(
        int file, int line, [FromQuery] string? feed, [FromQuery] int? row, [FromForm] string? reason, [FromForm] string? close, CancellationToken cancellationToken)
    {
        if (!MayMend)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await FindAsync(file, line, feed, row, cancellationToken))
        {
            return NotFound();
        }

        Reason = reason?.Trim() ?? "";
        var isClosing = close == "yes";
        Typed = Rejected.Cells.ToDictionary(
            cell => cell.Key, cell => IsLocked(cell.Key) || isClosing ? cell.Value : Request.Form[CellPrefix + cell.Key].FirstOrDefault() ?? cell.Value);
        Problem = Rejected.First.State != "open" ? "С этой строкой уже разобрались: обновите страницу."
            : QuarantineReplies.ProblemOf(Reason) is { } problem ? problem
            : isClosing ? null
            : Rejected.Cells.Count == 0 ? "Неизвестно, какая ячейка этой строки к какому столбцу относится: исправьте файл и пришлите его снова."
            : Typed.Values.Any(text => text.Length > LongestCell) ? $"Ячейка длиннее {LongestCell} знаков."
            : Rejected.Cells.All(cell => Typed[cell.Key] == cell.Value) ? "Ни одна ячейка не изменена."
            : null;
        if (Problem is not null)
        {
            return Page();
        }

        await trail.AddAsync(
            User.Identity?.Name ?? "", "quarantine", "load-rejects", FormattableString.Invariant($"/loads/{file}/{line}"),
            [new ShownLearner(FormattableString.Invariant($"карантин {file}:{line}"), null)], cancellationToken);
        var name = isClosing
            ? await replies.CloseAsync(Rejected.First.RowId, Rejected.First.Feed, User.Identity?.Name, Reason, cancellationToken)
            : await MendAsync(cancellationToken);
        return Redirect(Rejected.First.Href + "&sent=" + Uri.EscapeDataString(name));
    }

    private async Task<string> MendAsync(CancellationToken cancellationToken)
    {
        var cells = Typed.ToDictionary();
        if (FeedNames.IsOfFacts(Rejected.First.Feed))
        {
            // The history of the fact says who and why, too. Not when: a day would put the row after corrections that were made before it.
            Fill("corrected_by", User.Identity?.Name ?? "");
            Fill("correction_reason", Reason);
        }

        return await inbox.WriteAsync(
            Rejected.First.Feed ?? "",
            [.. cells.Keys, "quarantine_row", "mended_by", "mended_why"],
            [[.. cells.Values.Select(text => text.Trim()), Rejected.First.RowId, User.Identity?.Name, Reason]],
            cancellationToken);

        void Fill(string column, string text)
        {
            if (string.IsNullOrWhiteSpace(cells.GetValueOrDefault(column)))
            {
                cells[column] = text;
            }
        }
    }

    private async Task<bool> FindAsync(int file, int line, string? feed, int? row, CancellationToken cancellationToken)
    {
        var rows = RejectedRow.Of(await ReadAsync(
            "load-rejects", cancellationToken, ("file", file), ("line", line), ("feed", feed), ("row", row ?? 1), ("reject_state", "any")));
        if (rows.Count == 0)
        {
            return false;
        }

        Rejected = rows[0];
        Typed = Rejected.Cells.ToDictionary();
        return true;
    }
}
