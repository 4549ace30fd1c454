using System.Text.Json;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Uploads;

/// <summary>What users have sent, for receipts: the site's store keeps who, when and what; the ledger of the warehouse says what became of it.</summary>
/// <param name="database">The site's store.</param>
/// <param name="trail">The audit log.</param>
public sealed class DeliveryStore(AppDatabase database, AuditTrail trail, TimeProvider time)
{
    private const int MostListed = 20;

    // A load that failed longer ago is told by the page of loads alone.
    private static readonly TimeSpan Told = TimeSpan.FromDays(30);

    /// <summary>Writes down that files are sent, with a line in the audit log.</summary>
    /// <returns>False, with nothing changed, when they were sent already.</returns>
    public Task<bool> AddAsync(SentDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return database.TogetherAsync(
            async token =>
            {
                var files = delivery.Files.Select((file, i) => (object)new
                {
                    delivery_id = delivery.Id,
                    place = i + 1,
                    file_name = file.Name,
                    size = file.Size,
                    sha256 = file.Sha256,
                    contents = JsonSerializer.Serialize(file.Contents),
                }).ToList();
                var sent = new { delivery_id = delivery.Id, name_folded = AppUser.Fold(delivery.UserName), user_name = delivery.UserName, sent_at = delivery.SentAt };
                if (!await database.RunTogetherAsync([("delivery-add", sent), ("delivery-file-add", files)], token))
                {
                    return false;
                }

                await trail.AddAsync(delivery.UserName, "upload", "sent-files", "/upload/" + delivery.Id, [], token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>A delivery of a user.</summary>
    /// <param name="id">The delivery; whatever an address has.</param>
    /// <param name="user">Who asks.</param>
    /// <returns>Null when there is none, or it is another user's.</returns>
    public async Task<SentDelivery?> FindAsync(string id, string user, CancellationToken cancellationToken) =>
        await ListAsync(user, id, null, cancellationToken) is [var found, ..] ? found : null;

    /// <summary>The newest deliveries of a user.</summary>
    /// <param name="user">Whose.</param>
    public Task<IReadOnlyList<SentDelivery>> OfAsync(string user, CancellationToken cancellationToken) => ListAsync(user, null, null, cancellationToken);

    /// <summary>Deliveries of the last days of which the user has not seen how they ended.</summary>
    /// <param name="user">Whose.</param>
    public Task<IReadOnlyList<SentDelivery>> UnseenAsync(string user, CancellationToken cancellationToken) =>
        ListAsync(user, null, Moment.Text(time.GetUtcNow() - Told), cancellationToken);

    /// <summary>Writes down that the sender has seen how a delivery ended.</summary>
    /// <param name="id">The delivery.</param>
    public Task OpenedAsync(string id, CancellationToken cancellationToken) =>
        database.RunAsync("delivery-open", new { delivery_id = id, now = Moment.Text(time.GetUtcNow()) }, cancellationToken);

    private async Task<IReadOnlyList<SentDelivery>> ListAsync(string user, string? id, string? since, CancellationToken cancellationToken) =>
    [
        .. (await database.ReadAsync<FileRow>(
                "delivery-list", new { name_folded = AppUser.Fold(user), delivery_id = id, since, most = MostListed }, cancellationToken))
            .GroupBy(row => row.Id, StringComparer.Ordinal)
            .Select(rows => new SentDelivery(
                rows.Key,
                rows.First().UserName,
                rows.First().SentAt,
                rows.First().OpenedAt,
                [.. rows.Select(row => new SentFile(row.FileName, row.Size, row.Sha256, JsonSerializer.Deserialize<List<string>>(row.Contents) ?? []))])),
    ];

    private sealed record FileRow(string Id, string UserName, string SentAt, string? OpenedAt, string FileName, long Size, string Sha256, string Contents);
}
