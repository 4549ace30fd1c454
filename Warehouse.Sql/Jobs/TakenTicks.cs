using System.Data.Common;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Jobs;

/// <summary>The latest scheduled time of each job that some run has taken. Of several runs for one time exactly one takes it.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class TakenTicks(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    /// <summary>Takes a scheduled time for a run.</summary>
    /// <param name="job">Name of the job.</param>
    /// <param name="due">The scheduled time.</param>
    /// <param name="run">Name of the run, unique.</param>
    /// <returns>Whether it is later than any taken one, or was taken by this run before.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be written.</exception>
    public Task<bool> TakeAsync(string job, DateTimeOffset due, string run, CancellationToken cancellationToken) => ConnectAsync(async connection =>
    {
        var values = new { job, due_at = Moment.Text(due), owner = run };
        await connection.ExecuteAsync(new CommandDefinition(catalogue["Jobs/tick.add"].Text, values, cancellationToken: cancellationToken));
        return await connection.ExecuteAsync(
            new CommandDefinition(catalogue["Jobs/tick.take"].Text, values, cancellationToken: cancellationToken)) == 1;
    }, cancellationToken);

    /// <summary>The latest time that was taken for a job.</summary>
    /// <param name="job">Name of the job.</param>
    /// <returns>Null for a job that is not known yet; the earliest time for one that is known and whose first run was cut off.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be read.</exception>
    public Task<DateTimeOffset?> LastAsync(string job, CancellationToken cancellationToken) => ConnectAsync(
        async connection => await connection.QuerySingleOrDefaultAsync<string?>(
            new CommandDefinition(catalogue["Jobs/tick.last"].Text, new { job }, cancellationToken: cancellationToken)) is { } last
            ? last.Length > 0 ? Moment.Parse(last) : DateTimeOffset.MinValue
            : (DateTimeOffset?)null,
        cancellationToken);

    private async Task<T> ConnectAsync<T>(Func<DbConnection, Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            // Maintenance connections exclude each other: of two workers that do not know a job yet, one adds it.
            await using var connection = await engine.OpenMaintenanceAsync(cancellationToken);
            return await run(connection);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }
}
