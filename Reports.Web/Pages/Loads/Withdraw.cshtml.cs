using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Quarantine;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>«Отменить загрузку»: says before what goes, what comes back and what stays, and takes the file back by a file of its own; or closes a file that could not be read.</summary>
/// <param name="replies">Takes files back and closes them.</param>
/// <param name="trail">The audit log.</param>
public sealed class WithdrawModel(ReportAccess reports, QuarantineReplies replies, AuditTrail trail) : ReportPage(reports)
{
    /// <summary>The file.</summary>
    public LoadRow Loaded { get; private set; } = null!;

    /// <summary>What the withdrawal does, table by table.</summary>
    public IReadOnlyList<WithdrawnRecords> Records { get; private set; } = [];

    /// <summary>The reason that was typed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Whether the viewer may take files back: a file is of many groups, so whoever is kept to some may not.</summary>
    public static bool MayWithdraw(System.Security.Claims.ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Analyst)) && !Viewer.IsFenced(user);
    }

    /// <summary>Shows what would happen.</summary>
    /// <param name="file">The file.</param>
    public async Task<IActionResult> OnGetAsync(int file, CancellationToken cancellationToken) =>
        !MayWithdraw(User) ? StatusCode(StatusCodes.Status403Forbidden)
        : !await FindAsync(file, cancellationToken) ? NotFound()
        : Page();

    /// <summary>Takes the file back, or closes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reason">Why.</param>
    public async Task<IActionResult> OnPostAsync(int file, [FromForm] string? reason, CancellationToken cancellationToken)
    {
        if (!MayWithdraw(User) || Filter.AsOf is not null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await FindAsync(file, cancellationToken))
        {
            return NotFound();
        }

        Reason = reason?.Trim() ?? "";
        Problem = QuarantineReplies.ProblemOf(Reason);
        if (Problem is not null)
        {
            return Page();
        }

        await trail.AddAsync(
            User.Identity?.Name ?? "", "withdrawal", "load-files", FormattableString.Invariant($"/loads/{file}"), [], cancellationToken);
        var (whole, by) = (Loaded.FileId + "-0", User.Identity?.Name);
        var name = Loaded.IsFailed == 1
            ? await replies.CloseAsync(whole, null, by, Reason, cancellationToken)
            : await replies.WithdrawAsync(whole, Loaded.Name, by, Reason, cancellationToken);
        return Redirect(FormattableString.Invariant($"/loads/{file}?sent=") + Uri.EscapeDataString(name));
    }

    private async Task<bool> FindAsync(int file, CancellationToken cancellationToken)
    {
        if ((await ReadAsync("load-files", cancellationToken, ("file", file))).As<LoadRow>() is not [var found] || !found.MayGo)
        {
            return false;
        }

        Loaded = found;
        if (found.State == "loaded")
        {
            var records = new List<WithdrawnRecords>();
            foreach (var feed in FeedNames.OfFacts)
            {
                var rows = (await ReadAsync("withdrawal-" + feed, cancellationToken, ("file", file))).As<WithdrawalRow>();
                if (rows.Count > 0)
                {
                    records.Add(new WithdrawnRecords(feed, rows));
                }
            }

            Records = records;
        }

        return true;
    }
}

/// <summary>A row of a <c>withdrawal-…</c> report.</summary>
/// <param name="Kind"><c>gone</c>, <c>back</c>, <c>later</c> or <c>returned</c>.</param>
/// <param name="FileName">The file whose value stays.</param>
/// <param name="RowsN">How many records.</param>
public sealed record WithdrawalRow(string Kind, string? FileName, long? RowsN);

/// <summary>What a withdrawal does to the records of one table.</summary>
/// <param name="Feed">The table.</param>
/// <param name="Rows">Counts by what happens.</param>
public sealed record WithdrawnRecords(string Feed, IReadOnlyList<WithdrawalRow> Rows)
{
    /// <summary>Records that nothing else brought.</summary>
    public long Gone => Sum("gone");

    /// <summary>Records that get another file's value back.</summary>
    public long Back => Sum("back");

    /// <summary>Records that the file had removed.</summary>
    public long Returned => Sum("returned");

    /// <summary>Records that other files have corrected since.</summary>
    public IEnumerable<WithdrawalRow> Later => Rows.Where(row => row.Kind == "later");

    private long Sum(string kind) => Rows.Where(row => row.Kind == kind).Sum(row => row.RowsN ?? 0);
}
