using Reports.Web.Inbox;

namespace Reports.Web.Quarantine;

/// <summary>What people say on pages of rows in quarantine and of files, with who and why: files of feeds that load as any file does.</summary>
/// <param name="inbox">Takes the files.</param>
public sealed class QuarantineReplies(InboxWriter inbox)
{
    private const int LongestReason = 300;

    /// <summary>Why a reason cannot be taken; null when it can.</summary>
    /// <param name="reason">The reason, trimmed.</param>
    public static string? ProblemOf(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.Length == 0 ? "Напишите причину: она останется в истории."
            : reason.Length > LongestReason ? $"Причина длиннее {LongestReason} знаков."
            : null;
    }

    /// <summary>Closes a row in quarantine, or a file that could not be read.</summary>
    /// <param name="row">What the loader finds it by.</param>
    /// <param name="feed">Its table; null of a file as a whole.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Name of the file that says so.</returns>
    public Task<string> CloseAsync(string row, string? feed, string? by, string reason, CancellationToken cancellationToken) => inbox.WriteAsync(
        "closings", ["closed_row", "feed", "closed_by", "closed_on", "reason"], [[row, feed, by, inbox.Now, reason]], cancellationToken);

    /// <summary>Takes a file back.</summary>
    /// <param name="file">What the loader finds it by.</param>
    /// <param name="name">Its name.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Name of the file that says so.</returns>
    public Task<string> WithdrawAsync(string file, string name, string? by, string reason, CancellationToken cancellationToken) => inbox.WriteAsync(
        "withdrawals", ["withdrawn_file", "file_name", "withdrawn_by", "withdrawn_on", "reason"], [[file, name, by, inbox.Now, reason]], cancellationToken);
}
