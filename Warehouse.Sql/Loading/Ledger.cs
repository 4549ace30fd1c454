using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>The register of loaded files inside one load's transaction: what stands there was done, whatever was killed since.</summary>
public sealed class Ledger
{
    private static readonly string Owner = $"{Environment.MachineName}:{Environment.ProcessId}";

    private const int MostNotes = 100;
    private const int LongestNote = 1_900;

    private readonly ILoadSession _session;
    private readonly LoadClock _clock;

    internal Ledger(ILoadSession session, LoadClock clock) => (_session, _clock) = (session, clock);

    /// <summary>The least key of the files that this load has claimed; above all keys while it has none.</summary>
    public long FirstClaimed { get; private set; } = long.MaxValue;

    /// <summary>The key of the loaded file of that content.</summary>
    /// <param name="sha256">The content.</param>
    /// <returns>Null when no such file is loaded.</returns>
    public long? Find(string sha256) =>
        _session.Query<long>("Loading/file.find", ("sha256", Cell.Of(sha256))) is [var key, ..] ? key : null;

    /// <summary>The key of the loaded file whose content begins so.</summary>
    /// <param name="fileId">Beginning of its SHA-256: <see cref="RejectReference.FileIdLength"/> signs.</param>
    /// <returns>Null when no such file is loaded.</returns>
    public long? FindById(string fileId) =>
        _session.Query<long>("Loading/file.find-id", ("file_id", Cell.Of(fileId))) is [var key] ? key : null;

    /// <summary>Takes a file into work.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its key; null when another worker is loading it.</returns>
    public long? Claim(LedgerFile file)
    {
        ForgetFailure(file);
        var key = _session.Claim("Loading/file.claim", Described(file));
        FirstClaimed = Math.Min(FirstClaimed, key ?? long.MaxValue);
        return key;
    }

    /// <summary>Writes down what loading a file did.</summary>
    /// <param name="fileKey">Its key.</param>
    /// <param name="counts">Its rows.</param>
    /// <param name="notes">What was passed over in it or understood specially.</param>
    public void Finish(long fileKey, RowCounts counts, IReadOnlyList<FileNote> notes)
    {
        _session.Run(
            "Loading/file.finish",
            ("load_file_key", Cell.Of(fileKey)),
            ("rows_read", Cell.Of(counts.Read)),
            ("rows_loaded", Cell.Of(counts.Loaded)),
            ("rows_corrected", Cell.Of(counts.Corrected)),
            ("rows_duplicate", Cell.Of(counts.Duplicate)),
            ("rows_rejected", Cell.Of(counts.Rejected)),
            ("rows_passed_over", Cell.Of(counts.PassedOver)),
            ("rows_not_selected", Cell.Of(counts.NotSelected)),
            ("finished_at", Now()));
        for (var i = 0; i < Math.Min(notes.Count, MostNotes); i++)
        {
            _session.Run(
                "Loading/file.note",
                ("load_file_key", Cell.Of(fileKey)),
                ("note_no", Cell.Of(i + 1)),
                ("code", Cell.Of(notes[i].Code)),
                ("text", Cell.Of(notes[i].Text.Length > LongestNote ? notes[i].Text[..LongestNote] + "…" : notes[i].Text)));
        }
    }

    /// <summary>Writes down that rows of a file loaded earlier found what they waited for.</summary>
    /// <param name="fileKey">The file's key.</param>
    /// <param name="loaded">Rows that became facts or members now.</param>
    /// <param name="corrected">Rows that became a later version of something known.</param>
    public void Adjust(long fileKey, long loaded, long corrected) => _session.Run(
        "Loading/file.adjust",
        ("load_file_key", Cell.Of(fileKey)),
        ("loaded", Cell.Of(loaded)),
        ("corrected", Cell.Of(corrected)));

    /// <summary>Writes down that a file could not be loaded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">Machine name of the reason.</param>
    /// <param name="reason">The reason in Russian.</param>
    public void Fail(LedgerFile file, string code, string reason)
    {
        ForgetFailure(file);
        _session.Run(
            "Loading/file.fail",
            [.. Described(file), ("finished_at", Now()), ("failure_code", Cell.Of(code)), ("failure", Cell.Of(reason))]);
    }

    private void ForgetFailure(LedgerFile file) => _session.Run("Loading/file.forget-failure", ("sha256", Cell.Of(file.Sha256)));

    private (string Name, Cell Value)[] Described(LedgerFile file) =>
    [
        ("sha256", Cell.Of(file.Sha256)),
        ("name", Cell.Of(file.Name)),
        ("size", Cell.Of(file.Size)),
        ("profile", Known(file.Profile)),
        ("feed", Known(file.Feed)),
        ("owner", Cell.Of(Owner)),
        ("sent_by", Cell.Of(file.SentBy)),
        ("delivery_id", Cell.Of(file.DeliveryId)),
        ("started_at", Now()),
    ];

    private static Cell Known(string text) => text.Length == 0 ? Cell.Empty : Cell.Of(text);

    private Cell Now() => Cell.Of(Moment.Text(_clock.Now));
}
