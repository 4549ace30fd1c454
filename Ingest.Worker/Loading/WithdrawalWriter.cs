using Ingest.Feeds.Contracts;
using Ingest.Feeds.Contracts.Feeds;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Takes files back: the tables that keep what stood there before are merged anew without them.</summary>
/// <param name="withdrawals">The contract.</param>
internal sealed class WithdrawalWriter(Load load, Withdrawals withdrawals) : IRowWriter
{
    private readonly List<string> _columns = [.. withdrawals.Columns.Select(column => column.Name)];
    private readonly List<(long File, RowOrigin Origin, string? By, string? On, string? Reason)> _withdrawn = [];
    private readonly List<TableWriter> _tables = [.. load.Withdrawable.Select(load.Write)];

    /// <inheritdoc/>
    public IReadOnlyCollection<TableWriter> Tables => _withdrawn.Count == 0 ? [] : _tables;

    /// <inheritdoc/>
    public RowKey? Key => null;

    /// <inheritdoc/>
    public FeedRow NewRow() => new(withdrawals.Columns.Count, 0);

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows)
    {
        // No codes.
    }

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        var named = Value("withdrawn_file") ?? "";
        if (RejectReference.Parse(named) is not { Line: 0 } reference || load.Ledger.FindById(reference.FileId) is not { } file)
        {
            row.Reject("withdrawn_file", RejectCode.UnknownCode, $"{named}; такой загрузки в журнале нет");
            return false;
        }

        _withdrawn.Add((file, new RowOrigin { FileKey = row.FileKey, Line = row.LineNo }, Value("withdrawn_by"), Value("withdrawn_on"), Value("reason")));
        return true;

        string? Value(string column) => row.Values[_columns.IndexOf(column)].Text;
    }

    /// <inheritdoc/>
    public void BeginMerge()
    {
        load.TakeTurn();
        foreach (var (file, origin, by, on, reason) in _withdrawn)
        {
            load.Withdraw(file, origin, by, on, reason);
        }
    }

    public void Dispose() => _tables.ForEach(table => table.Dispose());
}
