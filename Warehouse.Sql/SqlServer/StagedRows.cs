using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.SqlServer;

/// <summary>The bulk copies of one load, one for each staging table, and what has to be settled in the load's turn.</summary>
/// <param name="session">The load.</param>
/// <param name="catalogue">The statements, whose text tells which of them are bulk copies.</param>
/// <param name="bulkRows">Rows per batch of a bulk copy.</param>
internal sealed class StagedRows(SqlServerLoadSession session, SqlCatalogue catalogue, int bulkRows)
{
    private readonly Dictionary<string, BulkStatement> _bulks = [];
    private bool _isQuarantineStaged;

    /// <summary>The bulk copy that stands for a statement; null for a statement that is run as it is.</summary>
    /// <param name="name">The statement.</param>
    public BulkStatement? Find(string name)
    {
        if (_bulks.TryGetValue(name, out var bulk))
        {
            return bulk;
        }

        return BulkShape.Read(catalogue[name].Text) is { } shape ? _bulks[name] = new BulkStatement(session, shape, bulkRows) : null;
    }

    /// <summary>Waits until all rows are in their tables.</summary>
    public void Flush()
    {
        foreach (var bulk in _bulks.Values.Where(bulk => bulk.IsPending))
        {
            bulk.Flush();
            _isQuarantineStaged |= bulk.IsOfQuarantine;
        }
    }

    /// <summary>The same; staged rows of the quarantine are moved to it.</summary>
    public void Settle()
    {
        Flush();
        if (_isQuarantineStaged)
        {
            _isQuarantineStaged = false;
            session.Connection.Run(catalogue["Loading/quarantine.settle"].Text, LoadConnection.None);
        }
    }

    /// <summary>Cancels the copies of an abandoned load.</summary>
    public void Abandon()
    {
        foreach (var bulk in _bulks.Values)
        {
            bulk.Abandon();
        }
    }
}
