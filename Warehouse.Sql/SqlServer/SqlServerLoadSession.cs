using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// One file's load on SQL Server. Until its turn it stages rows, beside any other load; from its turn on it is one transaction.
/// A load that dies leaves staged rows and a claim that time takes from it, and nothing in the warehouse.
/// </summary>
internal sealed class SqlServerLoadSession : ILoadSession
{
    private static readonly Dictionary<string, Cell> None = [];

    private readonly SqlConnection _connection;
    private readonly SqlServerPlace _place;
    private readonly SqlCatalogue _catalogue;
    private readonly LoadLease _lease;
    private readonly Dictionary<string, BulkStatement> _bulks = [];
    private readonly Dictionary<string, int> _newMembers = [];
    private readonly HashSet<string> _unsettled = [];
    private SqlTransaction? _transaction;
    private int _loadId;
    private int _loads;
    private int _files;
    private bool _isMerged;
    private bool _isQuarantineStaged;
    private bool _isOver;

    /// <summary>Takes over the connection and begins.</summary>
    public SqlServerLoadSession(SqlConnection connection, SqlServerPlace place, SqlCatalogue catalogue)
    {
        _connection = connection;
        _place = place;
        _catalogue = catalogue;
        Name = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";
        EndBroken();
        Begin();
        _lease = new LoadLease(place, catalogue["Loading/session.renew"].Text, Name);
    }

    /// <summary>Tells this load from all others.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public int GroupsAtATime => int.MaxValue;

    /// <inheritdoc/>
    public bool Has(string name) => _catalogue.Find(name) is not null;

    /// <inheritdoc/>
    public IMemberKeys Members(string dimension) => new SqlServerMembers(this, dimension);

    /// <inheritdoc/>
    public IRowStatement Prepare(string name) => Bulk(name) as IRowStatement ?? new SqlServerStatement(this, _catalogue[name].Text);

    /// <inheritdoc/>
    public IReadOnlyList<T> Query<T>(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        var values = Values(parameters);
        return Guard(() =>
        {
            using var command = Command(_catalogue[name].Text, values);
            using var reader = command.ExecuteReader();
            List<T> rows = [.. reader.Parse<T>()];
            // An error after the rows comes with the next result.
            while (reader.NextResult())
            {
            }

            return rows;
        });
    }

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
        if (Bulk(name) is { } bulk)
        {
            foreach (var (parameter, value) in values)
            {
                bulk.Bind(bulk.Parameter(parameter), value);
            }

            bulk.Execute();
            return;
        }

        if (_transaction is not null)
        {
            Settle();
        }

        RunText(_catalogue[name].Text, values);
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
        Flush();
        StagingId();
        if (_transaction is null)
        {
            _transaction = Guard(() => _connection.BeginTransaction());
            _lease.IsTurn = true;
            Wait();
            Confirm();
        }

        Settle();
        // An organisation first: the others' codes are its own.
        foreach (var dimension in _unsettled.OrderBy(dimension => dimension == "organisation" ? 0 : 1).ThenBy(dimension => dimension, StringComparer.Ordinal))
        {
            RunText(_catalogue[$"Dimensions/{dimension}.infer"].Text, None);
        }

        _unsettled.Clear();
    }

    /// <inheritdoc/>
    public void Commit()
    {
        Settle();
        if (_transaction is { } transaction)
        {
            Confirm();
            Guard(() =>
            {
                transaction.Commit();
                return 0;
            });
            _transaction = null;
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
            foreach (var bulk in _bulks.Values)
            {
                bulk.Abandon();
            }

            _transaction?.Dispose();
            _transaction = null;
            RunText(_catalogue["Loading/session.end"].Text, None);
        }
        catch (Exception error) when (error is WarehouseUnavailableException or SqlException or InvalidOperationException)
        {
            // The next load of this program does it; should there be none, any other when the lease has run out.
            _place.Broken.Enqueue(Name);
        }
        finally
        {
            _connection.Dispose();
        }
    }

    /// <summary>The number under which rows are staged: a new one after a merge, which has taken the rows of the last.</summary>
    internal int StagingId()
    {
        if (_isMerged)
        {
            Begin();
            _isMerged = false;
        }

        return _loadId;
    }

    /// <summary>A connection beside the load's own.</summary>
    internal SqlConnection OpenBeside() => _place.Open();

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

    internal SqlCommand Command(string text, IReadOnlyDictionary<string, Cell> values, int? timeoutSeconds = null)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = _transaction;
        command.CommandTimeout = timeoutSeconds ?? _place.CommandTimeoutSeconds;
        foreach (var name in SqlServerCommand.Names(text))
        {
            var value = name switch
            {
                "load_id" => Cell.Of(_loadId),
                "session" => Cell.Of(Name),
                "lease_seconds" => Cell.Of(_place.LeaseSeconds),
                _ => values.GetValueOrDefault(name),
            };
            SqlServerCommand.Add(command, name, value);
        }

        return command;
    }

    internal T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is SqlException || _connection.State != System.Data.ConnectionState.Open)
        {
            throw Translate(error);
        }
    }

    internal Exception Translate(Exception error)
    {
        var reason = SqlServerErrors.Translate(error, _place.Text);
        if (reason is WarehouseUnavailableException { Code: "connection_lost" })
        {
            // The others of the pool were lost with it: the next try is not to meet them one after another.
            SqlConnection.ClearPool(_connection);
        }

        return reason;
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
        while (_place.Broken.TryDequeue(out var broken))
        {
            try
            {
                using var command = Command(_catalogue["Loading/session.end"].Text, None);
                command.Parameters["session"].Value = broken;
                Guard(command.ExecuteNonQuery);
            }
            catch (WarehouseUnavailableException)
            {
                _place.Broken.Enqueue(broken);
                throw;
            }
        }
    }

    private void Begin()
    {
        // In the turn on a connection of its own: a number that waited for the turn's end would keep the lease from being renewed.
        using var beside = _transaction is null ? null : OpenBeside();
        _loadId = Guard(() =>
        {
            using var begin = Command(_catalogue["Loading/session.begin"].Text, None);
            if (beside is not null)
            {
                begin.Transaction = null;
                begin.Connection = beside;
            }

            return (int)begin.ExecuteScalar();
        });
        _loads++;
    }

    private BulkStatement? Bulk(string name)
    {
        if (_bulks.TryGetValue(name, out var bulk))
        {
            return bulk;
        }

        return BulkShape.Read(_catalogue[name].Text) is { } shape
            ? _bulks[name] = new BulkStatement(this, shape, _place.BulkRows)
            : null;
    }

    /// <summary>Every staged row stands in its table.</summary>
    private void Flush()
    {
        foreach (var bulk in _bulks.Values.Where(bulk => bulk.IsPending))
        {
            bulk.Flush();
            _isQuarantineStaged |= bulk.IsOfQuarantine;
        }
    }

    private void Settle()
    {
        Flush();
        if (_isQuarantineStaged)
        {
            _isQuarantineStaged = false;
            RunText(_catalogue["Loading/quarantine.settle"].Text, None);
        }
    }

    private void Wait()
    {
        try
        {
            RunText(_catalogue["Loading/session.turn"].Text, None, _place.LockTimeoutSeconds);
        }
        catch (WarehouseUnavailableException error) when (error.Code == "timeout")
        {
            throw SqlServerErrors.Locked(_place.Text, error);
        }
    }

    /// <summary>Stops a load that was silent for longer than its lease: another worker may have its files by now.</summary>
    private void Confirm()
    {
        var held = Query<Held>("Loading/session.confirm")[0];
        if (held.Files != _files || held.Loads != _loads)
        {
            throw new WarehouseUnavailableException(
                "lease_lost",
                $"Загрузка в {_place.Text} молчала дольше {_place.LeaseSeconds} с, и её файл мог взять другой обработчик. Она начнётся заново; данные целы.")
            {
                IsTransient = true,
            };
        }
    }

    private void RunText(string text, IReadOnlyDictionary<string, Cell> values, int? timeoutSeconds = null) => Guard(() =>
    {
        using var command = Command(text, values, timeoutSeconds);
        return command.ExecuteNonQuery();
    });

    /// <summary>What the server says is still this load's.</summary>
    private sealed record Held
    {
        public long Files { get; init; }

        public long Loads { get; init; }
    }
}
