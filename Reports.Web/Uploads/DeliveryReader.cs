using System.Security.Claims;
using System.Text.Json;
using Reports.Web.Access;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Uploads;

/// <summary>What became of files that a user sent: by the delivery in the ledger, and by their content.</summary>
/// <param name="reader">The warehouse's reports.</param>
/// <param name="deliveries">What was sent.</param>
/// <param name="sender">Knows what still waits.</param>
public sealed class DeliveryReader(ReportReader reader, DeliveryStore deliveries, DeliverySender sender)
{
    /// <summary>Whether a user may upload files: whoever works with data, but a learner's own account.</summary>
    public static bool MayUpload(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (user.IsInRole(Roles.Administrator) || user.IsInRole(Roles.Analyst) || user.IsInRole(Roles.Curator)) && Viewer.FenceOf(user).Learner is null;
    }

    /// <summary>What became of deliveries.</summary>
    /// <param name="sent">Deliveries of one user: the counts of their own files are no secret to them.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<SentOutcome>>> OutcomesAsync(IReadOnlyList<SentDelivery> sent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var rows = await ReadAsync(
            [.. sent.Select(delivery => ("delivery", delivery.Id)), .. sent.SelectMany(delivery => delivery.Files).SelectMany(file => file.Contents).Select(content => ("sha256", content))],
            cancellationToken);
        var byContent = rows.Where(row => row.State == "loaded").ToLookup(row => row.Sha256, StringComparer.Ordinal);
        return sent.ToDictionary(
            delivery => delivery.Id,
            IReadOnlyList<SentOutcome> (delivery) => [.. delivery.Files.Select(file => Of(delivery, file, rows, byContent))],
            StringComparer.Ordinal);
    }

    /// <summary>Contents that are loaded already, with the file that brought them.</summary>
    /// <param name="contents">SHA-256 of tables.</param>
    public async Task<IReadOnlyDictionary<string, LedgerRow>> KnownAsync(IEnumerable<string> contents, CancellationToken cancellationToken) =>
        (await ReadAsync([.. contents.Where(content => content.Length > 0).Select(content => ("sha256", content))], cancellationToken))
            .Where(row => row.State == "loaded").DistinctBy(row => row.Sha256).ToDictionary(row => row.Sha256, StringComparer.Ordinal);

    /// <summary>The newest delivery of which the user has not seen yet that a file failed; null for none.</summary>
    public async Task<SentDelivery?> FailedAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!MayUpload(user))
        {
            return null;
        }

        try
        {
            var unseen = await deliveries.UnseenAsync(user.Identity?.Name ?? "", cancellationToken);
            if (unseen.Count == 0)
            {
                return null;
            }

            var outcomes = await OutcomesAsync(unseen, cancellationToken);
            return unseen.FirstOrDefault(delivery => outcomes[delivery.Id].Any(outcome => outcome.State == SentState.Failed));
        }
        catch (WarehouseUnavailableException)
        {
            // Every page says so already.
            return null;
        }
    }

    private SentOutcome Of(SentDelivery delivery, SentFile file, IReadOnlyList<LedgerRow> rows, ILookup<string, LedgerRow> byContent)
    {
        var own = rows.Where(row => row.DeliveryId == delivery.Id
            && (row.Name == file.Name || row.Name.StartsWith(file.Name + "/", StringComparison.Ordinal) || row.Name.StartsWith(file.Name + "#", StringComparison.Ordinal))).ToList();
        var waits = sender.IsWaiting(delivery, file);
        var known = file.Contents.SelectMany(content => byContent[content].Take(1)).Where(row => !own.Contains(row)).ToList();
        var state = own.Exists(row => row.State == "loading") ? SentState.Loading
            : own.Exists(row => row.State == "failed") ? SentState.Failed
            : waits == true ? (own.Count > 0 ? SentState.Loading : SentState.Waiting)
            : own.Count > 0 ? (own.TrueForAll(row => row.IsWithdrawn != 0) ? SentState.Withdrawn : SentState.Loaded)
            : known.Count > 0 ? (known.Exists(row => row.IsWithdrawn != 0) ? SentState.WithdrawnBefore : SentState.Known)
            : waits is null ? SentState.Waiting
            : SentState.Nothing;
        return new SentOutcome(file, state, state is SentState.Known or SentState.WithdrawnBefore ? known : own);
    }

    private async Task<IReadOnlyList<LedgerRow>> ReadAsync(IReadOnlyCollection<(string Kind, string Code)> codes, CancellationToken cancellationToken) => codes.Count == 0
        ? []
        : (await reader.ReadAsync(
            "sent-files", Scope.Everything, null,
            new Dictionary<string, object?> { ["codes"] = JsonSerializer.Serialize(codes.Distinct().Select(code => new { kind = code.Kind, code = code.Code })) },
            cancellationToken)).As<LedgerRow>();
}
