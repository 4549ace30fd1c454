using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Reads the ledger outside any load.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class LedgerReader(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    /// <summary>The name of the file that a profile loaded last.</summary>
    /// <param name="profile">The profile, or the source of pulled rows.</param>
    /// <returns>Null when it has loaded none.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse does not open.</exception>
    public async Task<string?> LastNameAsync(string profile, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<string>(
            new CommandDefinition(catalogue["Loading/pull.last"].Text, new { profile }, cancellationToken: cancellationToken));
    }
}
