using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.AsOf;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// Snapshots of earlier moments: a schema each, with the facts known then and the marts built from them. Statements of reports are
/// qualified with that schema. The first reader builds a snapshot under a lock that all nodes share and marks it as complete
/// last. The newest few are kept.
/// </summary>
/// <param name="server">The warehouse's connections.</param>
/// <param name="kept">How many snapshots are kept.</param>
/// <param name="catalogue">The SQL that selects the past and makes the marts.</param>
internal sealed class SqlServerAsOf(SqlServerConnections server, int kept, SqlCatalogue catalogue)
{
    private const int Attempts = 3;

    private readonly AsOfRecipe _recipe = new("sqlserver", catalogue);

    /// <summary>Opens a connection that reads what was known at a moment; builds the snapshot if there is none.</summary>
    public async Task<WarehouseReading> OpenAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var known = Moment.Text(moment);
        var connection = await server.OpenAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var position = await PositionAsync(connection, known, cancellationToken);
                if (position.LaterN == 0)
                {
                    return new WarehouseReading(connection);
                }

                var schema = SchemaOf(position);
                if (await HoldAsync(connection, "enter", schema, server.CommandTimeoutSeconds, cancellationToken) ?? throw Busy())
                {
                    return new WarehouseReading(connection, new PastNames(_recipe.Names, schema).In, () => LeaveAsync(connection, schema));
                }

                await LeaveAsync(connection, schema);
                if (attempt == Attempts)
                {
                    throw Busy();
                }

                // Finish the snapshot for later readers even if this one cancels.
                await Task.Run(() => MakeAsync(schema, known), CancellationToken.None).WaitAsync(cancellationToken);
            }
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (error is SqlException known_ && SqlServerErrors.Translate(known_, server.Text) is WarehouseUnavailableException reason)
            {
                throw reason;
            }

            throw;
        }
    }

    private async Task MakeAsync(string schema, string known)
    {
        await using var connection = await server.OpenAloneAsync(CancellationToken.None);
        if (await HoldAsync(connection, "alone", schema, server.CommandTimeoutSeconds, CancellationToken.None) ?? throw Busy())
        {
            await LeaveAsync(connection, schema);
            return;
        }

        try
        {
            var names = new PastNames(_recipe.Names, schema);
            // Drop the unfinished snapshot of a node that died.
            await RunAsync("drop");
            await RunAsync("create");
            foreach (var table in _recipe.Tables)
            {
                await connection.ExecuteAsync(names.In(table));
            }

            await FillAsync(connection, _recipe.Facts.Select(names.In), known, isAlone: false);
            await MakeMartsAsync(connection, names, known);

            // A load committed late with an earlier finish time: discard this snapshot and build it again.
            var isStill = SchemaOf(await PositionAsync(connection, known, CancellationToken.None)) == schema;
            await RunAsync(isStill ? "finish" : "drop");
        }
        finally
        {
            await LeaveAsync(connection, schema);
        }

        await DropOldAsync(connection);

        Task RunAsync(string step) => connection.ExecuteAsync(catalogue["AsOf/Server/" + step].Text, new { schema_name = schema });
    }

    /// <summary>
    /// Marts read the current groups and programmes. If a load commits between two marts, all are built again, the last time while holding the turn,
    /// so that they are of one state.
    /// </summary>
    private async Task MakeMartsAsync(SqlConnection connection, PastNames names, string known)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await PositionAsync(connection, known, CancellationToken.None);
            await FillAsync(connection, _recipe.Marts.Select(names.In), known, isAlone: attempt == Attempts);
            if (attempt == Attempts || before == await PositionAsync(connection, known, CancellationToken.None))
            {
                return;
            }
        }
    }

    /// <summary>Runs statements in one transaction.</summary>
    private async Task FillAsync(SqlConnection connection, IEnumerable<string> statements, string known, bool isAlone)
    {
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync();
        await RunAsync(catalogue["AsOf/Server/turn"].Text, new { is_always = isAlone ? 1 : 0 });
        foreach (var statement in statements)
        {
            await RunAsync(statement, new { known });
        }

        await transaction.CommitAsync();

        Task RunAsync(string text, object values) => connection.ExecuteAsync(text, values, transaction, server.CommandTimeoutSeconds);
    }

    private Task<AsOfPosition> PositionAsync(SqlConnection connection, string known, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<AsOfPosition>(
            new CommandDefinition(catalogue["AsOf/position"].Text, new { known }, cancellationToken: cancellationToken));

    private string SchemaOf(AsOfPosition position) => "asof_" + _recipe.NameOf(position);

    /// <summary>Drops all but the newest, except those being read or built.</summary>
    private async Task DropOldAsync(SqlConnection connection)
    {
        var schemas = await connection.QueryAsync<string>(catalogue["AsOf/Server/list"].Text);
        foreach (var old in schemas.Skip(kept))
        {
            if (await HoldAsync(connection, "alone", old, 0, CancellationToken.None) is null)
            {
                continue;
            }

            try
            {
                await connection.ExecuteAsync(catalogue["AsOf/Server/drop"].Text, new { schema_name = old });
            }
            finally
            {
                await LeaveAsync(connection, old);
            }
        }
    }

    /// <summary>Takes the lock of a snapshot.</summary>
    /// <returns>Whether the snapshot is complete; null when the lock was not granted.</returns>
    private async Task<bool?> HoldAsync(SqlConnection connection, string how, string schema, int seconds, CancellationToken cancellationToken)
    {
        var (isGranted, isMade) = await connection.QuerySingleAsync<(int IsGranted, int IsMade)>(new CommandDefinition(
            catalogue["AsOf/Server/" + how].Text,
            new { schema_name = schema, wait_ms = 1000 * seconds },
            commandTimeout: seconds + 30,
            cancellationToken: cancellationToken));
        return isGranted == 1 ? isMade == 1 : null;
    }

    private async Task LeaveAsync(SqlConnection connection, string schema)
    {
        try
        {
            await connection.ExecuteAsync(catalogue["AsOf/Server/leave"].Text, new { schema_name = schema });
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            // A broken connection has lost its locks.
        }
    }

    private WarehouseUnavailableException Busy() => new(
        "as_of", $"Состояние {server.Text} на этот момент ещё готовится для другого запроса. Повторите через несколько минут.")
    {
        IsTransient = true,
    };
}
