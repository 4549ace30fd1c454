using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Sqlite;

/// <summary>The embedded engine: one file, write-ahead log, one writer and any number of readers.</summary>
/// <param name="options">Where the file is.</param>
/// <param name="catalogue">The SQL of loads and marts.</param>
public sealed class SqliteEngine(WarehouseOptions options, SqlCatalogue catalogue) : IWarehouseEngine, IDisposable
{
    private readonly SqliteFile _file = SqliteFile.Of(options.Connection);
    private readonly SqliteAsOf _asOf = new(SqliteFile.Of(options.Connection), catalogue);
    private long _made;

    /// <inheritdoc/>
    public string Dialect => "sqlite";

    /// <inheritdoc/>
    public bool Wants(string option) => false;

    private string Path => _file.Path;

    /// <inheritdoc/>
    public async Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken)
    {
        CheckThere();

        // A backup was put in the place of the file: pooled connections still read the file that is gone.
        var made = File.GetCreationTimeUtc(Path).Ticks;
        if (Interlocked.Exchange(ref _made, made) is var before && before != 0 && before != made)
        {
            using var pooled = Connection(Path, SqliteOpenMode.ReadOnly, isPooled: true);
            SqliteConnection.ClearPool(pooled);
        }

        return await OpenAsync(Path, SqliteOpenMode.ReadOnly, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        CheckThere();
        if (await _asOf.SnapshotAsync(moment, cancellationToken) is not { } snapshot)
        {
            return new WarehouseReading(await OpenReadAsync(cancellationToken));
        }

        var past = await OpenAsync(snapshot, SqliteOpenMode.ReadOnly, cancellationToken, isPooled: false);
        Set(past, $"ATTACH DATABASE '{Path.Replace("'", "''", StringComparison.Ordinal)}' AS {SqliteAsOf.Live}");
        return new WarehouseReading(past);
    }

    /// <inheritdoc/>
    public async Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken)
    {
        CheckThere();
        return new WarehouseReading(await SqliteShadowMarts.OpenAsync(_file, catalogue, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        _file.MakeFolder("ConnectionStrings:Warehouse");
        await using var connection = await OpenWriteAsync(SqliteOpenMode.ReadWriteCreate, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken)
    {
        CheckThere();
        return await OpenWriteAsync(SqliteOpenMode.ReadWrite, cancellationToken);
    }

    /// <inheritdoc/>
    public ILoadSession BeginLoad(CancellationToken cancellationToken)
    {
        CheckThere();
        var connection = OpenWriteAsync(SqliteOpenMode.ReadWrite, cancellationToken).GetAwaiter().GetResult();
        try
        {
            Set(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = {-1024 * options.LoadCacheMegabytes}"));
            return new SqliteLoadSession(connection, catalogue, Path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public WarehouseUnavailableException? Explain(DbException error) =>
        error is not SqliteException known ? null
            : SqliteErrors.Translate(known, Path) as WarehouseUnavailableException ?? (known.SqliteErrorCode == raw.SQLITE_ERROR ? Gap(known) : null);

    /// <inheritdoc/>
    public void Dispose() => _asOf.Dispose();

    /// <summary>What an error in a statement is due to, if not to the statement.</summary>
    private WarehouseUnavailableException? Gap(SqliteException error)
    {
        try
        {
            using var connection = OpenReadAsync(CancellationToken.None).GetAwaiter().GetResult();
            return SchemaState.Fault(Dialect, [.. connection.Query<int>(catalogue["Migrate/journal"].Text)], error);
        }
        catch (WarehouseUnavailableException reason)
        {
            return reason;
        }
        catch (SqliteException unread)
        {
            return SqliteErrors.Translate(unread, Path) as WarehouseUnavailableException;
        }
    }

    private void CheckThere()
    {
        if (!File.Exists(Path))
        {
            throw new WarehouseUnavailableException(
                "missing", $"Хранилища «{Path}» ещё нет. Выполните команду migrate или загрузите первые данные.");
        }
    }

    private async Task<SqliteConnection> OpenWriteAsync(SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(Path, mode, cancellationToken);
        try
        {
            // NORMAL in WAL survives a killed process; a power cut may lose the last commit but never tears one.
            Set(connection, "PRAGMA journal_mode = WAL");
            Set(connection, "PRAGMA synchronous = NORMAL");
            Set(connection, "PRAGMA foreign_keys = OFF");
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error, Path);
        }
    }

    private async Task<SqliteConnection> OpenAsync(
        string path, SqliteOpenMode mode, CancellationToken cancellationToken, bool isPooled = true)
    {
        var connection = Connection(path, mode, isPooled);
        try
        {
            await connection.OpenAsync(cancellationToken);
            Set(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {1000 * options.LockTimeoutSeconds}"));
            Set(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = {-1024 * options.ReadCacheMegabytes}"));
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error, path);
        }
    }

    private SqliteConnection Connection(string path, SqliteOpenMode mode, bool isPooled) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        // Not pooled: a writer's connection keeps its cache and temporary tables, one of a snapshot its attached files.
        Pooling = isPooled && mode == SqliteOpenMode.ReadOnly,
        DefaultTimeout = options.LockTimeoutSeconds,
    }.ToString());

    private static void Set(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
