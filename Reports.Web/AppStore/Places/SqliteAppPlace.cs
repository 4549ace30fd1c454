using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Sqlite;

namespace Reports.Web.AppStore.Places;

/// <summary>The store in a file: for a site of one node.</summary>
internal sealed class SqliteAppPlace : IAppPlace
{
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueKeyTaken = 2067;

    // What is attached stays with a connection: none is handed on.
    private static readonly string Memory = new SqliteConnectionStringBuilder { DataSource = ":memory:", Pooling = false }.ToString();

    private readonly SqlCatalogue _catalogue;
    private readonly string _path;

    public SqliteAppPlace(string given, SqlCatalogue catalogue)
    {
        _catalogue = catalogue;
        _path = SqliteFile.Of(given).Path;
    }

    public string Dialect => "sqlite";

    public void Make()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(_path)) ?? Path.GetFullPath(".");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseUnavailableException(
                "missing", $"Папку «{folder}» для хранилища сайта не создать. Проверьте ConnectionStrings:App и права на неё.", error);
        }

        using var connection = Open();
        try
        {
            foreach (var file in _catalogue.In("AppStore/Schema"))
            {
                connection.Execute(file.Text);
            }
        }
        catch (SqliteException error) when (Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    public DbConnection Open()
    {
        var connection = new SqliteConnection(Memory);
        try
        {
            connection.Open();
            connection.Execute(_catalogue["AppStore/attach"].Text, new { path = _path });
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteErrors.Translate(error, _path);
        }
    }

    // A file answers at once; the driver knows no other way.
    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(Open());

    // A transaction takes the file's one writer at its beginning.
    public Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    // Row by row: here a row is no journey.
    public Task AddManyAsync(DbTransaction transaction, SqlFile insert, IReadOnlyList<object> rows, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(insert.Text, rows, transaction, cancellationToken: cancellationToken));

    public bool IsTaken(DbException error) => error is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueKeyTaken };

    public WarehouseUnavailableException? Explain(DbException error) =>
        error is SqliteException known ? SqliteErrors.Translate(known, _path) as WarehouseUnavailableException : null;
}
