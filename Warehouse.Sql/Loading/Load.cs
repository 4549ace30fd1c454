using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Loading;

/// <summary>One load: what is written through it is kept whole by <see cref="Commit"/>, or not at all.</summary>
public sealed class Load : IDisposable
{
    private readonly ILoadSession _session;
    private readonly IReadOnlyDictionary<string, LoadedTable> _tables;
    private readonly MartRefresh _marts;
    private readonly MemberKeyCaches _keys;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly long _day;

    internal Load(ILoadSession session, IReadOnlyDictionary<string, LoadedTable> tables, MartRefresh marts, LoadClock clock)
    {
        _session = session;
        _tables = tables;
        _marts = marts;
        _keys = new MemberKeyCaches(session);
        // What a load says without a date is true from this day on.
        _day = clock.Day;
        Ledger = new Ledger(session, clock);
        Quarantine = new QuarantineWriter(session);
        Reference = new ReferenceWriter(session);
    }

    /// <summary>The register of loaded files.</summary>
    public Ledger Ledger { get; }

    /// <summary>The rejected rows.</summary>
    public QuarantineWriter Quarantine { get; }

    /// <summary>Marks and scales.</summary>
    public ReferenceWriter Reference { get; }

    /// <summary>Whether a file was loaded before this load began.</summary>
    /// <param name="fileKey">Its key in the ledger.</param>
    public bool IsEarlier(long fileKey) => fileKey < Ledger.FirstClaimed;

    /// <summary>Opens a table for writing.</summary>
    /// <param name="feed">English name of the feed that brings its rows.</param>
    /// <exception cref="KeyNotFoundException">No declaration takes the rows of that feed.</exception>
    public TableWriter Write(string feed) => new(
        _session, _tables.GetValueOrDefault(feed) ?? throw new KeyNotFoundException($"No fact and no dimension takes the feed '{feed}'."), _keys);

    /// <summary>Puts the contested rows and the members that were written into their place.</summary>
    /// <param name="writers">The tables.</param>
    /// <exception cref="WarehouseUnavailableException">Others write for longer than the limit, or the load has lost its files.</exception>
    public MergeResult Merge(IReadOnlyCollection<TableWriter> writers)
    {
        _session.TakeTurn();
        _session.Run("Loading/counts.clear");
        foreach (var writer in writers)
        {
            writer.Merge(Ledger.FirstClaimed, _day);
            _changed.Add(writer.Table.Feed);
        }

        return new MergeResult(_session.Query<MergedFile>("Loading/counts"), _session.Query<RowOrigin>("Loading/conflicts"));
    }

    /// <summary>Sets the state of the rows in quarantine by what this load has brought and what was ever said of them; asked for before the end.</summary>
    public void SettleQuarantine() => _session.Run("Loading/quarantine.life");

    /// <summary>Takes back what a file brought. The tables follow with their next merge.</summary>
    /// <param name="fileKey">The file.</param>
    /// <param name="origin">Where this is said.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="on">When.</param>
    /// <param name="reason">Why.</param>
    public void Withdraw(long fileKey, RowOrigin origin, string? by, string? on, string? reason)
    {
        ArgumentNullException.ThrowIfNull(origin);
        _session.Run(
            "Loading/withdraw",
            ("withdrawn_file_key", Cell.Of(fileKey)),
            ("load_file_key", Cell.Of(origin.FileKey)),
            ("line_no", Cell.Of(origin.Line)),
            ("told_by", Cell.Of(by)),
            ("told_on", Cell.Of(on)),
            ("reason", Cell.Of(reason)));
    }

    /// <summary>Feeds of the tables that a withdrawal bears on, in the order of their merges.</summary>
    public IReadOnlyList<string> Withdrawable => [.. _tables.Values.Where(table => table.IsWithdrawable).Select(table => table.Feed)];

    /// <summary>Makes the load the only writer until it ends; rows written so far stand in their staging tables. A merge does so by itself.</summary>
    /// <exception cref="WarehouseUnavailableException">Others write for longer than the limit, or the load has lost its files.</exception>
    public void TakeTurn() => _session.TakeTurn();

    /// <summary>Makes anew the marts that the merged tables bear on, for the groups that the load touched.</summary>
    public void RefreshMarts() => _marts.Run(_session, _changed);

    /// <summary>Makes every mart anew from the facts.</summary>
    public void RebuildMarts() => _marts.Rebuild(_session);

    /// <summary>Keeps everything that was done.</summary>
    /// <exception cref="WarehouseUnavailableException">The load has lost its files to another worker, or the connection.</exception>
    public void Commit() => _session.Commit();

    /// <inheritdoc/>
    public void Dispose()
    {
        Quarantine.Dispose();
        _keys.Dispose();
        _session.Dispose();
    }
}
