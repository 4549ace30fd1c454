using System.Data;
using System.Text.Json;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>A learner as the audit log names one.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Organisation">Code of their organisation.</param>
public sealed record LearnerCode(string Code, string Organisation);

/// <summary>Learners by their keys or codes, with their organisations, for the audit log.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class LearnerCodes(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    /// <summary>The learners.</summary>
    /// <param name="keys">Whose keys; a key that nobody has gives none.</param>
    /// <param name="codes">Whose codes; one that several organisations have gives a learner of each.</param>
    /// <param name="scope">What the viewer may see: learners by code are looked for in the same organisation.</param>
    public async Task<IReadOnlyList<LearnerCode>> ReadAsync(
        IReadOnlyCollection<long> keys, IReadOnlyCollection<string> codes, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(scope);
        if (keys.Count + codes.Count == 0)
        {
            return [];
        }

        var bound = new DynamicParameters();
        bound.Add("learner_keys", JsonSerializer.Serialize(keys), DbType.String);
        bound.Add("learner_codes", JsonSerializer.Serialize(codes), DbType.String);
        bound.Add("organisation", scope.OrganisationKey, DbType.Int32);
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        return [.. await connection.QueryAsync<LearnerCode>(new CommandDefinition(
            catalogue["Reading/learner-codes"].Text, bound, cancellationToken: cancellationToken))];
    }
}
