using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// The connection of one load: runs statements in the load's transaction, binds the parameters that every load has and translates errors.
/// </summary>
/// <param name="connection">An open connection, which this disposes.</param>
/// <param name="server">The warehouse's connections.</param>
internal sealed class LoadConnection(SqlConnection connection, SqlServerConnections server) : IDisposable
{
    /// <summary>Parameters of a statement that has only those of the load.</summary>
    public static readonly IReadOnlyDictionary<string, Cell> None = new Dictionary<string, Cell>();

    /// <summary>Identifies the load: <c>@session</c> of statements.</summary>
    public string Session { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>The number under which rows are staged: <c>@load_id</c> of statements.</summary>
    public int LoadId { get; set; }

    /// <summary>The transaction of the load's turn; null before it.</summary>
    public SqlTransaction? Transaction { get; private set; }

    /// <summary>Begins the transaction of the load's turn.</summary>
    public void BeginTransaction() => Transaction = Guard(connection.BeginTransaction);

    /// <summary>Commits the transaction, if there is one.</summary>
    public void CommitTransaction()
    {
        if (Transaction is { } transaction)
        {
            Guard(() =>
            {
                transaction.Commit();
                return 0;
            });
            Transaction = null;
        }
    }

    /// <summary>Rolls the transaction back, if there is one.</summary>
    public void RollBack()
    {
        Transaction?.Dispose();
        Transaction = null;
    }

    /// <summary>Opens a second connection, outside the transaction.</summary>
    public SqlConnection OpenBeside() => server.Open();

    /// <summary>Makes a command with the parameters that its text names.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="values">Values of parameters; one without a value is null.</param>
    /// <param name="timeoutSeconds">The command's timeout; that of a load when not given.</param>
    public SqlCommand Command(string text, IReadOnlyDictionary<string, Cell> values, int? timeoutSeconds = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = Transaction;
        command.CommandTimeout = timeoutSeconds ?? server.CommandTimeoutSeconds;
        foreach (var name in SqlServerCommand.Names(text))
        {
            var value = name switch
            {
                "load_id" => Cell.Of(LoadId),
                "session" => Cell.Of(Session),
                "lease_seconds" => Cell.Of(server.LeaseSeconds),
                _ => values.GetValueOrDefault(name),
            };
            SqlServerCommand.Add(command, name, value);
        }

        return command;
    }

    /// <summary>Runs statements.</summary>
    /// <returns>Rows affected.</returns>
    public int Run(string text, IReadOnlyDictionary<string, Cell> values, int? timeoutSeconds = null) => Guard(() =>
    {
        using var command = Command(text, values, timeoutSeconds);
        return command.ExecuteNonQuery();
    });

    /// <summary>Runs statements of which the first returns rows.</summary>
    /// <typeparam name="T">A row.</typeparam>
    public IReadOnlyList<T> Query<T>(string text, IReadOnlyDictionary<string, Cell> values) => Guard(() =>
    {
        using var command = Command(text, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [.. reader.Parse<T>()];
        // An error after the rows comes with the next result.
        while (reader.NextResult())
        {
        }

        return rows;
    });

    /// <summary>Runs work on the connection and translates its errors.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is SqlException || connection.State != ConnectionState.Open)
        {
            throw Translate(error);
        }
    }

    /// <summary>What an error of the connection means.</summary>
    public Exception Translate(Exception error)
    {
        var reason = SqlServerErrors.Translate(error, server.Text);
        if (reason is WarehouseUnavailableException { Code: "connection_lost" })
        {
            // The other pooled connections broke too: without them the next attempt opens a new one.
            SqlConnection.ClearPool(connection);
        }

        return reason;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
