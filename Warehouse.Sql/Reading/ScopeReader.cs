using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>Finds the keys of codes that limit what a viewer may see.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class ScopeReader(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    /// <summary>The scope of a viewer. A code that the warehouse does not know gives an empty scope, and so does one that
    /// several organisations have when none is named.</summary>
    /// <param name="organisation">Code of the organisation; null is all.</param>
    /// <param name="curator">Code of the curator, who sees their own groups; null is no curator, empty is one without a code.</param>
    /// <param name="learner">Code of the learner, who sees their own record; null is no learner.</param>
    public async Task<Scope> ReadAsync(string? organisation, string? curator, string? learner, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        var keys = await connection.QuerySingleAsync<(int? Organisation, int? Curator, int? Learner)>(
            new CommandDefinition(
                catalogue["Reading/scope-keys"].Text,
                new { organisation_code = organisation, curator_code = curator, learner_code = learner },
                cancellationToken: cancellationToken));

        // Key 0 is the member "not given", whose code is empty. It curates no groups.
        return new Scope(keys.Organisation, keys.Curator is 0 ? -1 : keys.Curator, keys.Learner);
    }

    /// <summary>Codes of the organisations that have a teacher of that code.</summary>
    public Task<IReadOnlyList<string>> OrganisationsOfTeacherAsync(string code, CancellationToken cancellationToken) =>
        OrganisationsAsync(code, null, cancellationToken);

    /// <summary>Codes of the organisations that have a learner of that code.</summary>
    public Task<IReadOnlyList<string>> OrganisationsOfLearnerAsync(string code, CancellationToken cancellationToken) =>
        OrganisationsAsync(null, code, cancellationToken);

    private async Task<IReadOnlyList<string>> OrganisationsAsync(string? teacher, string? learner, CancellationToken cancellationToken)
    {
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(
            catalogue["Reading/code-organisations"].Text, new { teacher_code = teacher, learner_code = learner }, cancellationToken: cancellationToken))];
    }
}
