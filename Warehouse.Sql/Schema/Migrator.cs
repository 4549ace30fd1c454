using System.Data.Common;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Schema;

/// <summary>
/// Migrates the schema: runs each script once, in order, journaled with its checksum, and a repeatable one again when its text has changed.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Statements of the journal.</param>
/// <param name="time">The clock for the journal.</param>
public sealed class Migrator(IWarehouseEngine engine, SqlCatalogue catalogue, TimeProvider time)
{
    /// <summary>The migration scripts of the engine, in their order, without those whose option is off.</summary>
    public IReadOnlyList<SchemaScript> Scripts { get; init; } =
        [.. SchemaScripts.For(engine.Dialect).Where(script => script.Option is not { } option || engine.Wants(option))];

    /// <summary>Runs the scripts that the journal does not have.</summary>
    /// <returns>The scripts that ran.</returns>
    /// <exception cref="WarehouseUnavailableException">
    /// The warehouse cannot be opened, or its journal disagrees with the scripts of this program.
    /// </exception>
    public async Task<IReadOnlyList<SchemaScript>> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(cancellationToken);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    private async Task<IReadOnlyList<SchemaScript>> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenMaintenanceAsync(cancellationToken);
        var mayChange = await MayChangeAsync(connection);
        if (mayChange)
        {
            await connection.ExecuteAsync(catalogue["Migrate/create-journal"].Text);
        }

        var done = new List<SchemaScript>();
        foreach (var script in Scripts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Do not lock a schema that is up to date: a running load would block here.
            if (await FindAsync(connection, script, null) == script.Checksum)
            {
                continue;
            }

            if (!mayChange)
            {
                throw new WarehouseUnavailableException(
                    "old_schema",
                    $"Схема хранилища и программа разошлись: не выполнен сценарий {script.Number:0000} «{script.Name}», а имени, под которым вошла программа, "
                    + "схему менять нельзя. Выполните команду migrate под именем владельца базы.");
            }

            await using var transaction = script.IsTransactional ? await connection.BeginTransactionAsync(cancellationToken) : null;
            var known = await FindAsync(connection, script, transaction);
            if (known is null || (known != script.Checksum && script.IsRepeatable))
            {
                await connection.ExecuteAsync(script.Text, transaction: transaction, commandTimeout: 0);
                await connection.ExecuteAsync(
                    catalogue[known is null ? "Migrate/add-to-journal" : "Migrate/update-journal"].Text,
                    new
                    {
                        number = script.Number,
                        name = script.Name,
                        checksum = script.Checksum,
                        applied_at = Moment.Text(time.GetUtcNow()),
                    },
                    transaction);
                done.Add(script);
            }
            else if (known != script.Checksum)
            {
                throw new WarehouseUnavailableException(
                    "old_schema",
                    $"Схема хранилища и программа разошлись: сценарий {script.Number:0000} «{script.Name}» был другим, когда его выполнили. "
                    + "Запустите ту версию программы, которой создано хранилище, или начните с нового хранилища.");
            }

            if (transaction is not null)
            {
                await transaction.CommitAsync(cancellationToken);
            }
        }

        return done;
    }

    /// <summary>Whether this login may change the schema; otherwise it is only checked. A SQLite file may always be changed.</summary>
    private async Task<bool> MayChangeAsync(DbConnection connection)
    {
        if (catalogue.Find("Migrate/state") is not { } state)
        {
            return true;
        }

        var (mayChange, hasJournal) = await connection.QuerySingleAsync<(int MayChange, int HasJournal)>(state.Text);
        return mayChange == 1 || hasJournal == 1
            ? mayChange == 1
            : throw new WarehouseUnavailableException(
                "no_rights",
                "Хранилища в этой базе ещё нет, или имя, под которым вошла программа, его не видит. Выполните команду migrate под именем "
                + "владельца базы и выдайте права сценарием docs/sql/roles.sql.");
    }

    private Task<string?> FindAsync(DbConnection connection, SchemaScript script, DbTransaction? transaction) =>
        connection.QuerySingleOrDefaultAsync<string?>(
            catalogue["Migrate/find-checksum"].Text, new { number = script.Number }, transaction);
}
