using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Polly;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Where the warehouse, or the site's own store, is: opens connections, and tries again when the server does not answer.</summary>
public sealed class SqlServerPlace
{
    private const string WarehouseSetting = "ConnectionStrings:Warehouse";

    private readonly string _connection;
    private readonly string _alone;
    private readonly ResiliencePipeline _patience;

    /// <summary>Reads the connection string; the server is not asked yet.</summary>
    /// <param name="options">The connection string, and how long to wait and try.</param>
    /// <param name="setting">Where an operator set the connection string, for messages.</param>
    /// <exception cref="WarehouseUnavailableException">The connection string cannot be read.</exception>
    public SqlServerPlace(WarehouseOptions options, string setting = WarehouseSetting)
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
                // A server that is back is asked at once: the pauses between tries are those below.
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

    /// <summary>Seconds to wait for others.</summary>
    public int LockTimeoutSeconds { get; }

    /// <summary>Seconds that a statement of a load may take.</summary>
    public int CommandTimeoutSeconds { get; }

    /// <summary>Seconds of silence after which a load is dead.</summary>
    public int LeaseSeconds { get; }

    /// <summary>Rows of one part of a bulk copy.</summary>
    public int BulkRows { get; }

    /// <summary>
    /// Loads of this program whose connection broke, so that they could not give up their files: the next one does it for them,
    /// rather than wait until their lease has run out.
    /// </summary>
    internal ConcurrentQueue<string> Broken { get; } = new();

    /// <summary>The operator's view of an error of a connection from here.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when it is a fault of the program and not of the world.</returns>
    public WarehouseUnavailableException? Explain(DbException error) =>
        error is SqlException known ? SqlServerErrors.Translate(known, Text) as WarehouseUnavailableException : null;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer, or does not let in.</exception>
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

    /// <summary>Opens a connection without holding a thread.</summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer, or does not let in.</exception>
    public Task<SqlConnection> OpenAsync(CancellationToken cancellationToken) => OpenAsync(_connection, cancellationToken);

    /// <summary>
    /// Opens a connection that is closed when it is let go. A pooled one would keep the locks of its session until the pool gives it
    /// to somebody else.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer, or does not let in.</exception>
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
                    "locked", $"Схему хранилища {Text} меняет другая программа. Дождитесь конца её работы и повторите.") { IsTransient = true };
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
