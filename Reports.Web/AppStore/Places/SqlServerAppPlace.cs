using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.SqlServer;

namespace Reports.Web.AppStore.Places;

/// <summary>
/// The store on SQL Server, in a schema of its own that may stand in the warehouse's database: for a site of several nodes,
/// none of which keeps anything.
/// </summary>
internal sealed partial class SqlServerAppPlace(AppStoreOptions options, SqlCatalogue catalogue) : IAppPlace
{
    private const int UniqueIndexTaken = 2601;
    private const int ConstraintTaken = 2627;

    private readonly SqlServerPlace _place = new(
        new WarehouseOptions
        {
            Provider = options.Provider,
            Connection = options.Connection,
            LockTimeoutSeconds = options.LockTimeoutSeconds,
            SqlServer = new SqlServerOptions { ConnectRetries = options.ConnectRetries },
        },
        "ConnectionStrings:App");

    public string Dialect => "sqlserver";

    /// <remarks>
    /// Each file tells by <c>-- makes:</c> the last thing that it makes, and all of them are one transaction: what is there is whole.
    /// A login that may not create anything only looks. Of several nodes started together one makes, the others wait and find it made.
    /// </remarks>
    public void Make()
    {
        using var connection = _place.Open();
        try
        {
            if (Missing(connection, null).Count == 0)
            {
                return;
            }

            using var transaction = connection.BeginTransaction();
            TakeTurnAsync(transaction, CancellationToken.None).GetAwaiter().GetResult();
            connection.Execute(catalogue["AppStore/create-schema"].Text, transaction: transaction);
            foreach (var batch in Missing(connection, transaction).SelectMany(file => BatchEnd().Split(file.Text)))
            {
                connection.Execute(batch, transaction: transaction);
            }

            transaction.Commit();
        }
        catch (SqlException error) when (Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    public DbConnection Open() => _place.Open();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await _place.OpenAsync(cancellationToken);

    public async Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        var granted = await transaction.Connection!.ExecuteScalarAsync<int>(new CommandDefinition(
            catalogue["AppStore/lock"].Text,
            new { resource = "app-store", wait_ms = 1000 * options.LockTimeoutSeconds },
            transaction,
            options.LockTimeoutSeconds + 30,
            cancellationToken: cancellationToken));
        if (granted < 0)
        {
            throw new WarehouseUnavailableException(
                "locked", $"Хранилище сайта {_place.Text} занято другим узлом дольше положенного. Повторите через минуту.")
            {
                IsTransient = true,
            };
        }
    }

    public async Task AddManyAsync(DbTransaction transaction, SqlFile insert, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var shape = RowInsert.Read(insert);
        using var table = shape.Fill(rows);
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

    public bool IsTaken(DbException error) => error is SqlException { Number: UniqueIndexTaken or ConstraintTaken };

    public WarehouseUnavailableException? Explain(DbException error) => _place.Explain(error);

    private List<SqlFile> Missing(SqlConnection connection, SqlTransaction? transaction) =>
    [
        .. catalogue.In("AppStore/Schema").Where(file =>
            connection.ExecuteScalar<int?>(catalogue["AppStore/find-object"].Text, new { name = file.Value("makes") }, transaction) is null),
    ];

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex BatchEnd();
}
