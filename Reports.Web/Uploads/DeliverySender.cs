using Ingest.Feeds.Deliveries;
using Microsoft.Extensions.Options;
using Reports.Web.Inbox;
using Warehouse.Sql.Core;

namespace Reports.Web.Uploads;

/// <summary>
/// Puts uploaded files into the inbox as a delivery. First it is written down that they are sent; then the folder is built beside the inbox's files under a hidden
/// name and comes under its own by one rename. Broken off anywhere, it is finished later, and never sent twice: the delivery has the name of the upload.
/// </summary>
/// <param name="uploads">Where the files lie.</param>
/// <param name="deliveries">What was sent.</param>
/// <param name="inbox">Where the inbox is.</param>
public sealed class DeliverySender(UploadStore uploads, DeliveryStore deliveries, IOptions<InboxOptions> inbox, IConfiguration configuration, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    private string Root { get; } = Path.GetFullPath(inbox.Value.Folder);

    /// <summary>Sends files of an upload; one that was sent already is not sent again.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="files">Those of its files that are sent, with their tables.</param>
    public async Task SendAsync(StagedUpload upload, IReadOnlyList<SentFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await deliveries.AddAsync(new SentDelivery(upload.Id, upload.User, Moment.Text(time.GetUtcNow()), null, files), cancellationToken);
        await FinishAsync(upload.Id, upload.User);
    }

    /// <summary>Does what is left of sending: nothing, mostly.</summary>
    /// <param name="id">The delivery.</param>
    /// <param name="user">Who sends it.</param>
    public async Task FinishAsync(string id, string user)
    {
        if (!uploads.Exists(id) || await deliveries.FindAsync(id, user, CancellationToken.None) is not { } delivery)
        {
            return;
        }

        // Not broken off by a browser that goes away.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            Put(delivery, uploads.Find(id, user)?.Files ?? []);
            uploads.Drop(id);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Finishes what was broken off.</summary>
    public async Task FinishAllAsync()
    {
        foreach (var upload in uploads.Everybody())
        {
            await FinishAsync(upload.Id, upload.User);
        }
    }

    /// <summary>Whether files of a delivery wait in the inbox; null where the inbox is on another machine.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="file">The file.</param>
    public bool? IsWaiting(SentDelivery delivery, SentFile file)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(file);
        return uploads.Exists(delivery.Id) ? true : Directory.Exists(Root) ? File.Exists(Path.Combine(Root, delivery.Id, file.Name)) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private void Put(SentDelivery delivery, IReadOnlyList<StagedFile> staged)
    {
        var draft = Path.Combine(Root, $".upload-{delivery.Id}.tmp");
        if (delivery.Files.All(file => !File.Exists(uploads.PathOf(delivery.Id, file.Name))) && !Directory.Exists(draft))
        {
            // It is in the inbox, or was and is loaded.
            return;
        }

        Directory.CreateDirectory(draft);
        foreach (var file in delivery.Files)
        {
            var (from, to) = (uploads.PathOf(delivery.Id, file.Name), Path.Combine(draft, file.Name));
            if (File.Exists(from))
            {
                File.Move(from, to, overwrite: true);
                Share(to);
            }
        }

        File.Delete(Path.Combine(draft, Delivery.FileName));
        var said = delivery.Files.SelectMany(file => staged.FirstOrDefault(one => one.Name == file.Name)?.Said ?? [new DeliveredFile(file.Name)]);
        new Delivery(delivery.Id, delivery.UserName, Moment.Parse(delivery.SentAt), [.. said]).WriteTo(draft);
        Directory.Move(draft, Path.Combine(Root, delivery.Id));
    }

    /// <summary>A worker of another account reads the file as one of the group.</summary>
    private void Share(string path)
    {
        if (!OperatingSystem.IsWindows() && PrivateFiles.IsShared(configuration))
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        }
    }
}
