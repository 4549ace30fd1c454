using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// One file's load on SQL Server. Until its turn it stages rows, in parallel with other loads; from its turn on it is one transaction.
/// A load that dies leaves staged rows and a claim that expires, and nothing in the warehouse.
/// </summary>
internal sealed class SqlServerLoadSession : ILoadSession
{
    private readonly SqlServerConnections _server;
    private readonly SqlCatalogue _catalogue;
    private readonly LoadLease _lease;
    private readonly StagedRows _staged;
    private readonly Dictionary<string, int> _newMembers = [];
    private readonly HashSet<string> _unsettled = [];
    private int _loads;
    private int _files;
    private bool _isMerged;
    private bool _isOver;

    /// <summary>Takes over the connection and begins.</summary>
    public SqlServerLoadSession(SqlConnection connection, SqlServerConnections server, SqlCatalogue catalogue)
    {
        Connection = new LoadConnection(connection, server);
        _server = server;
        _catalogue = catalogue;
        _staged = new StagedRows(this, catalogue, server.BulkRows);
        EndBroken();
        Begin();
        _lease = new LoadLease(server, catalogue["Loading/session.renew"].Text, Connection.Session);
    }

    /// <summary>Where its statements run.</summary>
    internal LoadConnection Connection { get; }

    /// <inheritdoc/>
    public int GroupsAtATime => int.MaxValue;

    /// <inheritdoc/>
    public bool Has(string name) => _catalogue.Find(name) is not null;

    /// <inheritdoc/>
    public IMemberKeys Members(string dimension) => new SqlServerMembers(this, dimension);

    /// <inheritdoc/>
    public IRowStatement Prepare(string name) => _staged.Find(name) as IRowStatement ?? new SqlServerStatement(Connection, _catalogue[name].Text);

    /// <inheritdoc/>
    public IReadOnlyList<T> Query<T>(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters) =>
        Connection.Query<T>(_catalogue[name].Text, Values(parameters));

    /// <inheritdoc/>
    public long? Claim(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        if (Query<long>(name, parameters) is not [var key])
        {
            return null;
        }

        _files++;
        return key;
    }

    /// <inheritdoc/>
    public void Run(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        var values = Values(parameters);
        if (_staged.Find(name) is { } bulk)
        {
            foreach (var (parameter, value) in values)
            {
                bulk.Bind(bulk.Parameter(parameter), value);
            }

            bulk.Execute();
            return;
        }

        if (Connection.Transaction is not null)
        {
            _staged.Settle();
        }

        Connection.Run(_catalogue[name].Text, values);
    }

    /// <inheritdoc/>
    public void Merge(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        Run(name, parameters);
        _isMerged = true;
    }

    /// <inheritdoc/>
    public void TakeTurn()
    {
        _staged.Flush();
        StagingId();
        if (Connection.Transaction is null)
        {
            Connection.BeginTransaction();
            _lease.IsTurn = true;
            Wait();
            Confirm();
        }

        _staged.Settle();
        // Organisations first: codes of the other dimensions belong to one.
        foreach (var dimension in _unsettled.OrderBy(dimension => dimension == "organisation" ? 0 : 1).ThenBy(dimension => dimension, StringComparer.Ordinal))
        {
            Connection.Run(_catalogue[$"Dimensions/{dimension}.infer"].Text, LoadConnection.None);
        }

        _unsettled.Clear();
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _staged.Settle();
        if (Connection.Transaction is not null)
        {
            Confirm();
            Connection.CommitTransaction();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _lease.Dispose();
        try
        {
            _staged.Abandon();
            Connection.RollBack();
            Connection.Run(_catalogue["Loading/session.end"].Text, LoadConnection.None);
        }
        catch (Exception error) when (error is WarehouseUnavailableException or SqlException or InvalidOperationException)
        {
            // The next load of this program ends it; without one, any other load does when the lease has expired.
            _server.Broken.Enqueue(Connection.Session);
        }
        finally
        {
            Connection.Dispose();
        }
    }

    /// <summary>The number under which rows are staged: a new one after a merge, which has used up the rows of the last.</summary>
    internal int StagingId()
    {
        if (_isMerged)
        {
            Begin();
            _isMerged = false;
        }

        return Connection.LoadId;
    }

    /// <summary>Stages a code that the warehouse does not know.</summary>
    /// <returns>Its number in this load, below zero.</returns>
    internal long NewMember(string dimension, long organisation, string code)
    {
        var number = _newMembers.GetValueOrDefault(dimension) - 1;
        _newMembers[dimension] = number;
        _unsettled.Add(dimension);
        Run(
            "Dimensions/member.stage",
            ("dimension", Cell.Of(dimension)), ("member_no", Cell.Of(number)), ("org_key", Cell.Of(organisation)), ("code", Cell.Of(code)));
        return number;
    }

    private static Dictionary<string, Cell> Values(ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        var values = new Dictionary<string, Cell>(parameters.Length);
        foreach (var (parameter, value) in parameters)
        {
            values[parameter] = value;
        }

        return values;
    }

    private void EndBroken()
    {
        while (_server.Broken.TryDequeue(out var broken))
        {
            try
            {
                using var command = Connection.Command(_catalogue["Loading/session.end"].Text, LoadConnection.None);
                command.Parameters["session"].Value = broken;
                Connection.Guard(command.ExecuteNonQuery);
            }
            catch (WarehouseUnavailableException)
            {
                _server.Broken.Enqueue(broken);
                throw;
            }
        }
    }

    private void Begin()
    {
        // During the turn on a second connection: a number taken in the transaction would block the renewal of the lease until its end.
        using var beside = Connection.Transaction is null ? null : Connection.OpenBeside();
        Connection.LoadId = Connection.Guard(() =>
        {
            using var begin = Connection.Command(_catalogue["Loading/session.begin"].Text, LoadConnection.None);
            if (beside is not null)
            {
                begin.Transaction = null;
                begin.Connection = beside;
            }

            return (int)begin.ExecuteScalar();
        });
        _loads++;
    }

    private void Wait()
    {
        try
        {
            Connection.Run(_catalogue["Loading/session.turn"].Text, LoadConnection.None, _server.LockTimeoutSeconds);
        }
        catch (WarehouseUnavailableException error) when (error.Code == "timeout")
        {
            throw SqlServerErrors.Locked(_server.Text, error);
        }
    }

    /// <summary>Stops a load that did not renew its lease in time: another worker may have claimed its files.</summary>
    private void Confirm()
    {
        var held = Query<Held>("Loading/session.confirm")[0];
        if (held.Files != _files || held.Loads != _loads)
        {
            throw new WarehouseUnavailableException(
                "lease_lost",
                $"Загрузка в {_server.Text} молчала дольше {_server.LeaseSeconds} с, и её файл мог взять другой обработчик. Она начнётся заново; данные целы.")
            {
                IsTransient = true,
            };
        }
    }

    /// <summary>What the load still holds according to the server.</summary>
    private sealed record Held
    {
        public long Files { get; init; }

        public long Loads { get; init; }
    }
}
