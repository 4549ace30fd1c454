using System.Text.Json;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>Codes of learners by their keys, for the audit log.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class LearnerCodes(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    /// <summary>The codes.</summary>
    /// <param name="learnerKeys">Whose; a key that nobody has gives none.</param>
    public async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyCollection<long> learnerKeys, CancellationToken cancellationToken)
    {
        if (learnerKeys.Count == 0)
        {
            return [];
        }

        await using var connection = await engine.OpenReadAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            catalogue["Reading/learner-codes"].Text,
            new { learner_keys = JsonSerializer.Serialize(learnerKeys) },
            cancellationToken: cancellationToken))];
    }
}
