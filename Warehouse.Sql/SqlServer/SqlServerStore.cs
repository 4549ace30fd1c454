using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// A program's own store on SQL Server, in a schema of its own that may stand in the warehouse's database: for a program of several nodes,
/// none of which keeps anything.
/// </summary>
/// <param name="location">Where it is.</param>
/// <param name="catalogue">The SQL of the library.</param>
public sealed class SqlServerStore(StoreLocation location, SqlCatalogue catalogue) : IStoreEngine
{
    private const int UniqueIndexTaken = 2601;
    private const int ConstraintTaken = 2627;

    private readonly SqlServerConnections _server = new(
        new WarehouseOptions
        {
            Provider = location.Provider,
            Connection = location.Connection,
            LockTimeoutSeconds = location.LockTimeoutSeconds,
            SqlServer = new SqlServerOptions { ConnectRetries = location.ConnectRetries },
        },
        location.Setting);

    /// <inheritdoc/>
    public string Dialect => "sqlserver";

    /// <inheritdoc/>
    public string? Schema => location.Schema;

    /// <inheritdoc/>
    public bool Wants(string option) => false;

    /// <inheritdoc/>
    public async Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken)
    {
        var connection = await _server.OpenForSchemaAsync(catalogue, $"{location.Schema}-schema", cancellationToken);
        try
        {
            await connection.ExecuteAsync(catalogue["Store/create-schema"].Text, new { schema = location.Schema });
            return connection;
        }
        catch (SqlException error)
        {
            await connection.DisposeAsync();
            throw SqlServerErrors.Translate(error, _server.Text);
        }
    }

    /// <inheritdoc/>
    public DbConnection Open() => _server.Open();

    /// <inheritdoc/>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _server.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var granted = await transaction.Connection!.ExecuteScalarAsync<int>(new CommandDefinition(
            catalogue["Store/lock"].Text,
            new { resource = $"{location.Schema}-store", wait_ms = 1000 * location.LockTimeoutSeconds },
            transaction,
            location.LockTimeoutSeconds + 30,
            cancellationToken: cancellationToken));
        if (granted < 0)
        {
            throw new WarehouseUnavailableException(
                "locked", $"Хранилище {_server.Text} занято другим узлом дольше положенного. Повторите через минуту.")
            {
                IsTransient = true,
            };
        }
    }

    /// <inheritdoc/>
    public async Task AddManyAsync(DbTransaction transaction, string insert, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var shape = BulkShape.ReadInsert(insert) ?? throw new ArgumentException("It is not one insert of parameters.", nameof(insert));
        using var table = Fill(shape, rows);
        // With its triggers: they freeze editions. Without them and the checks a bulk copy would want the right to alter the table, too.
        using var bulk = new SqlBulkCopy(
            (SqlConnection)transaction.Connection!, SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.CheckConstraints, (SqlTransaction)transaction)
        {
            DestinationTableName = shape.Table,
        };
        foreach (var column in shape.Columns)
        {
            bulk.ColumnMappings.Add(column, column);
        }

        await bulk.WriteToServerAsync(table, cancellationToken);
    }

    /// <inheritdoc/>
    public bool IsTaken(DbException error) => error is SqlException { Number: UniqueIndexTaken or ConstraintTaken };

    /// <inheritdoc/>
    public WarehouseUnavailableException? Explain(DbException error) => _server.Explain(error);

    /// <summary>The rows as a table of the shape's columns.</summary>
    internal static DataTable Fill(BulkShape shape, IReadOnlyList<object> rows)
    {
        var type = rows[0].GetType();
        var values = shape.Parameters.Select(name => type.GetProperty(name) ?? throw new ArgumentException($"No value '{name}'.", nameof(rows))).ToList();
        var table = new DataTable();
        for (var i = 0; i < values.Count; i++)
        {
            table.Columns.Add(shape.Columns[i], Nullable.GetUnderlyingType(values[i].PropertyType) ?? values[i].PropertyType);
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. values.Select(value => value.GetValue(row) ?? DBNull.Value)]);
        }

        return table;
    }
}
