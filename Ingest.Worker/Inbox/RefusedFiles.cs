using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ingest.Feeds.Deliveries;
using Ingest.Sources;
using Ingest.Worker.Archive;
using Ingest.Worker.Loading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Inbox;

/// <summary>
/// Enters in the ledger the files that are put aside before any load of them began: what cannot be opened at all, links, files over which
/// the program died. Those whose load failed stand there already.
/// </summary>
/// <param name="loads">The warehouse.</param>
public sealed class RefusedFiles(Loads loads)
{
    // What cannot be moved away is found again at every pass.
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <summary>Enters what is to be put aside; before it is moved, so that a kill between the two leaves it to the next pass.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outcomes">Its outcomes; none when no table was found in it.</param>
    /// <param name="place">What it was sent with; null where it came otherwise.</param>
    /// <exception cref="Warehouse.Sql.Core.WarehouseUnavailableException">The warehouse cannot take anything.</exception>
    public void Enter(IncomingFile file, IReadOnlyList<LoadOutcome> outcomes, DeliveryPlace? place)
    {
        ArgumentNullException.ThrowIfNull(file);
        var refused = outcomes.Where(outcome => outcome is { State: LoadState.Failed, IsInLedger: false }).ToList();
        if (outcomes.Count == 0)
        {
            refused.Add(new LoadOutcome(place?.NameOf(file.Path, file.Name) ?? file.Name, LoadState.Failed) { FailureCode = "no_table", Failure = ReasonText.NoTable });
        }

        var sender = place?.Sender;
        var stamp = PlainFile.KindOf(file.Path) == PathKind.File ? FileStamp.Of(file.Path) : default;
        var entries = refused.Select(outcome => (Id: IdOf(outcome.Name, stamp, sender), outcome)).Where(entry => !_entered.Contains(entry.Id)).ToList();
        if (entries.Count == 0)
        {
            return;
        }

        using var load = loads.Begin(CancellationToken.None);
        foreach (var (id, outcome) in entries)
        {
            var refusal = new LedgerFile(id, outcome.Name, stamp.Length, "", "") { SentBy = sender?.By, DeliveryId = sender?.DeliveryId };
            load.Ledger.Fail(refusal, outcome.FailureCode ?? "", outcome.Failure ?? "");
        }

        load.Commit();
        _entered.UnionWith(entries.Select(entry => entry.Id));
    }

    /// <summary>Stands for the content, which was not read: the same file, tried again, is one entry.</summary>
    private static string IdOf(string name, FileStamp stamp, FileSender? sender) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"refused\n{name}\n{stamp.Length}\n{stamp.WrittenAt.Ticks}{(sender is null ? "" : "\n" + sender.DeliveryId)}"))));
}
