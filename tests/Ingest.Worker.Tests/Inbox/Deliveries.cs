using Ingest.Feeds.Deliveries;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>What a page sends: a folder made elsewhere that comes into the inbox by one rename.</summary>
internal static class Deliveries
{
    /// <summary>Sends files.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="delivery">The delivery; its own name is the folder's.</param>
    public static void Send(string inbox, Delivery delivery, params (string Name, byte[] Bytes)[] files)
    {
        var made = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(inbox)!, "made-" + delivery.Id)).FullName;
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(made, name), bytes);
        }

        delivery.WriteTo(made);
        Directory.CreateDirectory(inbox);
        Directory.Move(made, Path.Combine(inbox, delivery.Id));
    }

    /// <summary>A delivery of this moment, as files know it.</summary>
    public static Delivery Of(string id, string by, params DeliveredFile[] files) => new(id, by, TimeProvider.System.GetUtcNow(), files);
}
