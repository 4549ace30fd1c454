using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Engines.Sqlite;

/// <summary>The embedded engine: one file, write-ahead log, one writer and any number of readers.</summary>
/// <param name="options">Where the file is.</param>
/// <param name="catalogue">The SQL of loads and marts.</param>
public sealed class SqliteEngine(WarehouseOptions options, SqlCatalogue catalogue) : IWarehouseEngine, IDisposable
{
    private readonly SqliteAsOf _asOf = new(options, catalogue);

    /// <inheritdoc/>
    public string Dialect => "sqlite";

    /// <inheritdoc/>
    public IReadOnlyList<SchemaScript> Schema { get; } = SchemaScripts.For("sqlite");

    private string Path { get; } = options.Connection;

    /// <inheritdoc/>
    public async Task<DbConnection> OpenReadAsync(CancellationToken cancellation)
    {
        CheckThere();
        return await OpenAsync(Path, SqliteOpenMode.ReadOnly, cancellation);
    }

    /// <inheritdoc/>
    public async Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        CheckThere();
        if (await _asOf.SnapshotAsync(moment, cancellation) is not { } snapshot)
        {
            return new WarehouseReading(await OpenReadAsync(cancellation));
        }

        var past = await OpenAsync(snapshot, SqliteOpenMode.ReadOnly, cancellation, isPooled: false);
        Set(past, $"ATTACH DATABASE '{Path.Replace("'", "''", StringComparison.Ordinal)}' AS {SqliteAsOf.Live}");
        return new WarehouseReading(past);
    }

    /// <inheritdoc/>
    public async Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellation) => await OpenWriteAsync(cancellation);

    /// <inheritdoc/>
    public ILoadSession BeginLoad(CancellationToken cancellation)
    {
        var connection = OpenWriteAsync(cancellation).GetAwaiter().GetResult();
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

    private async Task<SqliteConnection> OpenWriteAsync(CancellationToken cancellation)
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new WarehouseUnavailableException(
                    "missing", $"Папку «{folder}» для хранилища не создать. Проверьте путь и права на него.", error);
            }
        }

        var connection = await OpenAsync(Path, SqliteOpenMode.ReadWriteCreate, cancellation);
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
        string path, SqliteOpenMode mode, CancellationToken cancellation, bool isPooled = true)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // A writer's connection carries its cache and temporary tables, one of the past what is attached: never handed on.
            Pooling = isPooled && mode == SqliteOpenMode.ReadOnly,
            DefaultTimeout = options.LockTimeoutSeconds,
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
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
