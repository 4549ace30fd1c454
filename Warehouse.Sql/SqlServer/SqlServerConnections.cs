using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Polly;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Opens connections to the database of the warehouse or of the site's own store, with retries when the server does not answer.</summary>
public sealed class SqlServerConnections
{
    private const string WarehouseSetting = "ConnectionStrings:Warehouse";

    private readonly string _connection;
    private readonly string _alone;
    private readonly ResiliencePipeline _patience;

    /// <summary>Parses the connection string without contacting the server.</summary>
    /// <param name="options">The connection string, and how long to wait and try.</param>
    /// <param name="setting">Where an operator set the connection string, for messages.</param>
    /// <exception cref="WarehouseUnavailableException">The connection string cannot be read.</exception>
    public SqlServerConnections(WarehouseOptions options, string setting = WarehouseSetting)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            var builder = new SqlConnectionStringBuilder(options.Connection);
            if (!builder.ShouldSerialize("Application Name"))
            {
                builder.ApplicationName = "Warehouse";
            }

            if (!builder.ShouldSerialize("Pool Blocking Period"))
            {
                // Disable the pool's blocking period: the pauses between retries are those below.
                builder.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
            }

            _connection = builder.ToString();
            builder.Pooling = false;
            _alone = builder.ToString();
            Text = $"«{builder.DataSource}/{builder.InitialCatalog}»" + (setting == WarehouseSetting ? "" : $" ({setting})");
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new WarehouseUnavailableException(
                "missing", $"Строка подключения {setting} не читается: проверьте её слова и кавычки.", error);
        }

        LockTimeoutSeconds = options.LockTimeoutSeconds;
        CommandTimeoutSeconds = options.SqlServer.CommandTimeoutSeconds;
        LeaseSeconds = options.SqlServer.LeaseSeconds;
        BulkRows = options.SqlServer.BulkRows;
        _patience = TransientRetry.Of(
            options.SqlServer.ConnectRetries, TimeSpan.FromMilliseconds(500), error => error is SqlException known && SqlServerErrors.IsTransient(known));
    }

    /// <summary>Server and database, for messages; never the name or the password.</summary>
    public string Text { get; }

    /// <summary>Seconds to wait for locks.</summary>
    public int LockTimeoutSeconds { get; }

    /// <summary>Command timeout of a load, in seconds.</summary>
    public int CommandTimeoutSeconds { get; }

    /// <summary>Seconds without renewal after which a load is considered dead.</summary>
    public int LeaseSeconds { get; }

    /// <summary>Rows per batch of a bulk copy.</summary>
    public int BulkRows { get; }

    /// <summary>
    /// Loads of this program that could not release their files because the connection broke: the next load releases them
    /// instead of waiting for the lease to expire.
    /// </summary>
    internal ConcurrentQueue<string> Broken { get; } = new();

    /// <summary>Translates an error of one of these connections.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when it is a bug and not a fault of the environment.</returns>
    public WarehouseUnavailableException? Explain(DbException error) =>
        error is SqlException known ? SqlServerErrors.Translate(known, Text) as WarehouseUnavailableException : null;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer or refuses the login.</exception>
    public SqlConnection Open()
    {
        try
        {
            return _patience.Execute(() =>
            {
                var connection = new SqlConnection(_connection);
                try
                {
                    connection.Open();
                    return connection;
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            });
        }
        catch (SqlException error)
        {
            throw SqlServerErrors.TranslateOpening(error, Text);
        }
    }

    /// <summary>Opens a connection asynchronously.</summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer or refuses the login.</exception>
    public Task<SqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_connection, cancellationToken);

    /// <summary>
    /// Opens a connection outside the pool. A pooled one keeps the locks of its session until it is
    /// reused.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer or refuses the login.</exception>
    internal Task<SqlConnection> OpenAloneAsync(CancellationToken cancellationToken) => OpenAsync(_alone, cancellationToken);

    /// <summary>Opens a connection that holds the lock on changes of a schema until it is closed.</summary>
    /// <param name="catalogue">Where the statement of the lock is.</param>
    /// <param name="resource">Name of the lock.</param>
    /// <exception cref="WarehouseUnavailableException">The server does not answer, or another program changes the schema for longer than the limit.</exception>
    internal async Task<SqlConnection> OpenForSchemaAsync(SqlCatalogue catalogue, string resource, CancellationToken cancellationToken)
    {
        var connection = await OpenAloneAsync(cancellationToken);
        try
        {
            var granted = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
                catalogue["Migrate/lock"].Text,
                new { resource, wait_ms = 1000 * LockTimeoutSeconds },
                commandTimeout: LockTimeoutSeconds + 30,
                cancellationToken: cancellationToken));
            return granted >= 0
                ? connection
                : throw new WarehouseUnavailableException(
                    "locked", $"Схему хранилища {Text} меняет другая программа. Дождитесь конца её работы и повторите.")
                { IsTransient = true };
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (error is SqlException known)
            {
                throw SqlServerErrors.Translate(known, Text);
            }

            throw;
        }
    }

    private async Task<SqlConnection> OpenAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            return await _patience.ExecuteAsync(
                async token =>
                {
                    var connection = new SqlConnection(text);
                    try
                    {
                        await connection.OpenAsync(token);
                        return connection;
                    }
                    catch
                    {
                        await connection.DisposeAsync();
                        throw;
                    }
                },
                cancellationToken);
        }
        catch (SqlException error)
        {
            throw SqlServerErrors.TranslateOpening(error, Text);
        }
    }
}
