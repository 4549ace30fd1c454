using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>A program's own store in a file, attached under the name of its schema.</summary>
/// <param name="location">Where it is.</param>
/// <param name="catalogue">The SQL of the library.</param>
public sealed class SqliteStore(StoreLocation location, SqlCatalogue catalogue) : IStoreEngine
{
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueKeyTaken = 2067;

    // What is attached stays with a connection: none is handed on.
    // Its name is a URI, so that the name of what is attached may be one.
    private static readonly string Memory = new SqliteConnectionStringBuilder { DataSource = "file::memory:", Pooling = false }.ToString();

    private readonly SqliteFile _file = SqliteFile.Of(location.Connection);

    /// <inheritdoc/>
    public string Dialect => "sqlite";

    /// <inheritdoc/>
    public string? Schema => location.Schema;

    /// <inheritdoc/>
    public bool Wants(string option) => false;

    /// <inheritdoc/>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        _file.MakeFolder(location.Setting);
        await using var connection = Open("rwc");
    }

    /// <inheritdoc/>
    public Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A file that has gone is not made anew: an empty store knows no users.</remarks>
    public DbConnection Open() => Open("rw");
    /// <inheritdoc/>
    /// <remarks>A file answers at once; the driver knows no other way.</remarks>
    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(Open());

    /// <inheritdoc/>
    /// <remarks>A transaction takes the file's one writer at its beginning.</remarks>
    public Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>Row by row: here a row is no journey.</remarks>
    public Task AddManyAsync(DbTransaction transaction, string insert, IReadOnlyList<object> rows, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(insert, rows, transaction, cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public bool IsTaken(DbException error) => error is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueKeyTaken };

    /// <inheritdoc/>
    public WarehouseUnavailableException? Explain(DbException error) =>
        error is SqliteException known ? SqliteErrors.Translate(known, _file.Path) as WarehouseUnavailableException : null;

    private SqliteConnection Open(string mode)
    {
        var connection = new SqliteConnection(Memory);
        try
        {
            connection.Open();
            connection.Execute(catalogue["Store/attach"].Text, new { path = $"{_file.Uri}?mode={mode}", schema = location.Schema });
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteErrors.Translate(error, _file.Path);
        }
    }
}
