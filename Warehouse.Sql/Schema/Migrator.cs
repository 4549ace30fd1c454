using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Schema;

/// <summary>
/// Brings the schema of the warehouse or of a program's own store up to date: each script once, in order, journaled with its checksum; a
/// repeatable one again when its text has changed. A store of a release that kept no journal is taken over: what its scripts have made is journaled.
/// </summary>
/// <param name="engine">The database.</param>
/// <param name="catalogue">Statements of the journal.</param>
/// <param name="time">The clock for the journal.</param>
public sealed partial class Migrator(IDatabaseEngine engine, SqlCatalogue catalogue, TimeProvider time)
{
    /// <summary>Every migration script of the engine, in their order.</summary>
    public IReadOnlyList<SchemaScript> Scripts { get; init; } = SchemaScripts.For(engine.Dialect);

    /// <summary>The scripts that the configuration asks for: those of options that are off are left out.</summary>
    public IEnumerable<SchemaScript> Wanted => Scripts.Where(script => script.Option is not { } option || engine.Wants(option));

    /// <summary>What an operator is to do where the login may not change the schema.</summary>
    public string Remedy { get; init; } = "Выполните команду migrate под именем владельца базы";

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
        await engine.CreateAsync(cancellationToken);
        await using var connection = await engine.OpenMaintenanceAsync(cancellationToken);
        var mayChange = await MayChangeAsync(connection);
        if (mayChange)
        {
            await connection.ExecuteAsync(Statement("Migrate/create-journal"));
        }

        if (SchemaState.Newer(Scripts, await connection.QueryAsync<int>(Statement("Migrate/journal"))) is { } newer)
        {
            throw newer;
        }

        var done = new List<SchemaScript>();
        foreach (var script in Wanted)
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
                    + $"схему менять нельзя. {Remedy}.");
            }

            await using var transaction = script.IsTransactional ? await connection.BeginTransactionAsync(cancellationToken) : null;
            var known = await FindAsync(connection, script, transaction);
            if (known is null && await IsMadeAsync(connection, script, transaction))
            {
                await JournalAsync("Migrate/add-to-journal", connection, script, transaction);
            }
            else if (known is null || (known != script.Checksum && script.IsRepeatable))
            {
                await ExecuteAsync(connection, script, transaction);
                await JournalAsync(known is null ? "Migrate/add-to-journal" : "Migrate/update-journal", connection, script, transaction);
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

    private async Task ExecuteAsync(DbConnection connection, SchemaScript script, DbTransaction? transaction)
    {
        try
        {
            foreach (var batch in script.Batches)
            {
                await connection.ExecuteAsync(batch, transaction: transaction, commandTimeout: 0);
            }
        }
        catch (DbException error)
        {
            // Rights, space and the like are told in their own words; the rest is a server unlike those that the script was written for.
            throw engine.Explain(error) ?? new WarehouseUnavailableException(
                "script_refused",
                $"База не выполнила сценарий {script.Number:0000} «{script.Name}»: {error.Message} Устраните причину и повторите: "
                    + "выполненные до него сценарии заново не пойдут.",
                error);
        }
    }

    /// <summary>Whether this login may change the schema; otherwise it is only checked. A SQLite file may always be changed.</summary>
    private async Task<bool> MayChangeAsync(DbConnection connection)
    {
        if (catalogue.Find("Migrate/state") is not { } state)
        {
            return true;
        }

        var (mayChange, hasJournal) = await connection.QuerySingleAsync<(int MayChange, int HasJournal)>(
            Statement(state.Name), new { schema = engine.Schema });
        return mayChange == 1 || hasJournal == 1
            ? mayChange == 1
            : throw new WarehouseUnavailableException(
                "no_rights",
                "Хранилища в этой базе ещё нет, его сделала прежняя версия без журнала схемы, или имя, под которым вошла программа, его не видит. "
                + $"{Remedy} и выдайте права сценарием docs/sql/roles.sql.");
    }

    private Task<string?> FindAsync(DbConnection connection, SchemaScript script, DbTransaction? transaction) =>
        connection.QuerySingleOrDefaultAsync<string?>(
            Statement("Migrate/find-checksum"), new { number = script.Number }, transaction);

    /// <summary>Whether a release without a journal has run it.</summary>
    private async Task<bool> IsMadeAsync(DbConnection connection, SchemaScript script, DbTransaction? transaction) =>
        script.Makes is { } name && await connection.ExecuteScalarAsync<int>(Statement("Migrate/find-object"), new { name }, transaction) > 0;

    private Task JournalAsync(string statement, DbConnection connection, SchemaScript script, DbTransaction? transaction) => connection.ExecuteAsync(
        Statement(statement),
        new { number = script.Number, name = script.Name, checksum = script.Checksum, applied_at = Moment.Text(time.GetUtcNow()) },
        transaction);

    /// <summary>A statement over the journal of this engine's schema.</summary>
    private string Statement(string name) =>
        engine.Schema is { } schema ? TableOfTheSchema().Replace(catalogue[name].Text, schema + ".$0") : catalogue[name].Text;

    [GeneratedRegex(@"\b(schema_journal|sqlite_schema)\b")]
    private static partial Regex TableOfTheSchema();
}
