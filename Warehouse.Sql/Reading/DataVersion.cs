using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>The version of the data, which every load changes: what is kept in memory is kept for one version.</summary>
internal static class DataVersion
{
    /// <summary>The version of now.</summary>
    /// <param name="engine">The warehouse.</param>
    /// <param name="catalogue">Its SQL.</param>
    public static async Task<string> ReadAsync(IWarehouseEngine engine, SqlCatalogue catalogue, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string>(
            new CommandDefinition(catalogue["Reading/data-version"].Text, cancellationToken: cancellationToken)) ?? "";
    }
}
