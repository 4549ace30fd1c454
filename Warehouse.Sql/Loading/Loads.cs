using Dapper;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Loading;

/// <summary>Begins loads.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Declarations of what is loaded.</param>
/// <param name="marts">Its marts.</param>
/// <param name="options">Whether the machine's clock is vouched for.</param>
/// <param name="time">The clock.</param>
public sealed class Loads(
    IWarehouseEngine engine, SqlCatalogue catalogue, MartRefresh marts, IOptions<WarehouseOptions> options, TimeProvider time)
{
    private readonly IReadOnlyDictionary<string, LoadedTable> _tables = LoadedTable.In(catalogue);

    /// <summary>Begins a load.</summary>
    /// <exception cref="WarehouseUnavailableException">
    /// The warehouse is locked for longer than the limit, read-only, gone or of another release, or the machine's clock is far behind its ledger.
    /// </exception>
    public Load Begin(CancellationToken cancellationToken)
    {
        var session = engine.BeginLoad(cancellationToken);
        try
        {
            if (SchemaState.Fault(engine.Dialect, session.Query<int>("Migrate/journal")) is { } fault)
            {
                throw fault;
            }

            var latest = session.Query<string?>("Loading/last-moment") is [var moment, ..] ? moment : null;
            return new Load(session, _tables, marts, new LoadClock(time, latest, options.Value.AcceptClock));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Rebuilds the marts from the facts where an upgrade of the schema has emptied them.</summary>
    /// <returns>Whether they were rebuilt.</returns>
    /// <exception cref="WarehouseUnavailableException">As for <see cref="Begin"/>.</exception>
    public async Task<bool> FillMartsAsync(CancellationToken cancellationToken)
    {
        // Asked without a lock: nearly always there is nothing to do, and a running load would block here.
        await using (var reading = await engine.OpenReadAsync(cancellationToken))
        {
            if (await reading.ExecuteScalarAsync<int>(catalogue["Marts/are-missing"].Text) == 0)
            {
                return false;
            }
        }

        using var load = Begin(cancellationToken);
        load.RebuildMarts();
        load.Commit();
        return true;
    }
}
