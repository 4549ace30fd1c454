using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>The embedded engine: one file, write-ahead log, one writer and any number of readers.</summary>
/// <param name="options">Where the file is.</param>
/// <param name="catalogue">The SQL of loads and marts.</param>
public sealed class SqliteEngine(WarehouseOptions options, SqlCatalogue catalogue) : IWarehouseEngine, IDisposable
{
    private readonly SqliteFile _file = SqliteFile.Of(options.Connection);
    private readonly SqliteAsOf _asOf = new(SqliteFile.Of(options.Connection), catalogue);

    /// <inheritdoc/>
    public string Dialect => "sqlite";

    /// <inheritdoc/>
    public bool Wants(string option) => false;

    private string Path => _file.Path;

    /// <inheritdoc/>
    public async Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken)
    {
        CheckThere();
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
        return new WarehouseReading(await SqliteShadowMarts.OpenAsync(Path, catalogue, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken) => await OpenWriteAsync(cancellationToken);

    /// <inheritdoc/>
    public ILoadSession BeginLoad(CancellationToken cancellationToken)
    {
        var connection = OpenWriteAsync(cancellationToken).GetAwaiter().GetResult();
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
        error is SqliteException known ? SqliteErrors.Translate(known, Path) as WarehouseUnavailableException : null;

    /// <inheritdoc/>
    public void Dispose() => _asOf.Dispose();

    private void CheckThere()
    {
        if (!File.Exists(Path))
        {
            throw new WarehouseUnavailableException(
                "missing", $"Хранилища «{Path}» ещё нет. Выполните команду migrate или загрузите первые данные.");
        }
    }

    private async Task<SqliteConnection> OpenWriteAsync(CancellationToken cancellationToken)
    {
        _file.MakeFolder("ConnectionStrings:Warehouse");
        var connection = await OpenAsync(Path, SqliteOpenMode.ReadWriteCreate, cancellationToken);
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
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // Not pooled: a writer's connection keeps its cache and temporary tables, one of a snapshot its attached files.
            Pooling = isPooled && mode == SqliteOpenMode.ReadOnly,
            DefaultTimeout = options.LockTimeoutSeconds,
        }.ToString());
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

    private static void Set(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
