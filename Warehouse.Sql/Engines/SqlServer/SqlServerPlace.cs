using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace Warehouse.Sql.Engines.SqlServer;

/// <summary>Where the warehouse is: opens connections, and tries again when the server does not answer.</summary>
internal sealed class SqlServerPlace
{
    private readonly string _connection;
    private readonly string _alone;
    private readonly ResiliencePipeline _patience;

    /// <exception cref="WarehouseUnavailableException">The connection string cannot be read.</exception>
    public SqlServerPlace(WarehouseOptions options)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(options.Connection);
            if (!builder.ShouldSerialize("Application Name"))
            {
                builder.ApplicationName = "Warehouse";
            }

            _connection = builder.ToString();
            builder.Pooling = false;
            _alone = builder.ToString();
            Text = $"«{builder.DataSource}/{builder.InitialCatalog}»";
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new WarehouseUnavailableException(
                "missing", "Строка подключения ConnectionStrings:Warehouse не читается: проверьте её слова и кавычки.", error);
        }

        LockTimeoutSeconds = options.LockTimeoutSeconds;
        CommandTimeoutSeconds = options.SqlServer.CommandTimeoutSeconds;
        LeaseSeconds = options.SqlServer.LeaseSeconds;
        BulkRows = options.SqlServer.BulkRows;
        _patience = options.SqlServer.ConnectRetries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<SqlException>(SqlServerErrors.IsTransient),
                    MaxRetryAttempts = options.SqlServer.ConnectRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(500),
                    MaxDelay = TimeSpan.FromSeconds(15),
                    UseJitter = true,
                })
                .Build();
    }

    /// <summary>Server and database, for messages; never the name or the password.</summary>
    public string Text { get; }

    public int LockTimeoutSeconds { get; }

    public int CommandTimeoutSeconds { get; }

    public int LeaseSeconds { get; }

    public int BulkRows { get; }

    /// <summary>
    /// Loads of this program whose connection broke, so that they could not give up their files: the next one does it for them,
    /// rather than wait until their lease has run out.
    /// </summary>
    public ConcurrentQueue<string> Broken { get; } = new();

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
    public Task<SqlConnection> OpenAsync(CancellationToken cancellation) => OpenAsync(_connection, cancellation);

    /// <summary>
    /// Opens a connection that is closed when it is let go. A pooled one would keep the locks of its session until the pool gives it
    /// to somebody else.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">The server does not answer, or does not let in.</exception>
    public Task<SqlConnection> OpenAloneAsync(CancellationToken cancellation) => OpenAsync(_alone, cancellation);

    private async Task<SqlConnection> OpenAsync(string text, CancellationToken cancellation)
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
                cancellation);
        }
        catch (SqlException error)
        {
            throw SqlServerErrors.TranslateOpening(error, Text);
        }
    }
}
