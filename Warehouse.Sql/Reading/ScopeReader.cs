using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Reading;

/// <summary>Finds the keys of codes that limit what a viewer may see.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
public sealed class ScopeReader(IWarehouseEngine engine, SqlCatalogue catalogue)
{
    // A page asks for the same scope at every read, and a fence may have hundreds of codes.
    private Known _known = new("", new(StringComparer.Ordinal));

    /// <summary>
    /// The scope of a viewer. A code that the warehouse does not know gives an empty scope, and so does one that several organisations have when
    /// none is named; of several programmes or groups such a code adds nothing to the others.
    /// </summary>
    /// <param name="codes">The codes that limit the viewer.</param>
    public async Task<Scope> ReadAsync(ScopeCodes codes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(codes);

        // The version is read before the keys: a scope in memory is never older than its version.
        var version = await DataVersion.ReadAsync(engine, catalogue, cancellationToken);
        var known = _known;
        if (known.Version != version)
        {
            _known = known = new Known(version, new(StringComparer.Ordinal));
        }

        var key = string.Join('\u001f', codes.All.Select(one => $"{one.Kind}\u001e{one.Code}"));
        if (!known.Scopes.TryGetValue(key, out var scope))
        {
            known.Scopes[key] = scope = await ResolveAsync(codes, cancellationToken);
        }

        return scope;
    }

    /// <summary>The members that have the codes, inside the organisation when one is named.</summary>
    /// <param name="codes">The codes.</param>
    public async Task<IReadOnlyList<CodeMember>> FindAsync(ScopeCodes codes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var wanted = JsonSerializer.Serialize(codes.All.Select(one => new { kind = Name(one.Kind), code = one.Code }));
        await using var connection = await engine.OpenReadAsync(cancellationToken);
        var rows = await connection.QueryAsync<(string Kind, string Code, string Organisation, int Key)>(new CommandDefinition(
            catalogue["Reading/code-members"].Text, new { codes = wanted }, cancellationToken: cancellationToken));
        return [.. rows
            .Select(row => new CodeMember(Enum.Parse<CodeKind>(row.Kind, ignoreCase: true), row.Code, row.Organisation, row.Key))
            .Where(member => codes.Organisation is null || member.Organisation == codes.Organisation)];
    }

    private async Task<Scope> ResolveAsync(ScopeCodes codes, CancellationToken cancellationToken)
    {
        var members = await FindAsync(codes, cancellationToken);
        return new Scope(
            One(CodeKind.Organisation, codes.Organisation),
            One(CodeKind.Teacher, codes.Curator),
            One(CodeKind.Learner, codes.Learner),
            Several(CodeKind.Programme, codes.Programmes),
            Several(CodeKind.Group, codes.Groups));

        // -1 is a key that matches nothing: the fence stays closed.
        int? One(CodeKind kind, string? code) => code is null ? null : KeyOf(kind, code) ?? -1;

        KeySet? Several(CodeKind kind, IReadOnlyCollection<string> wanted) =>
            wanted.Count == 0 ? null : new KeySet(wanted.Select(code => KeyOf(kind, code)).OfType<int>());

        int? KeyOf(CodeKind kind, string code) =>
            members.Where(member => member.Kind == kind && member.Code == code).ToList() is [var only] ? only.Key : null;
    }

    private sealed record Known(string Version, ConcurrentDictionary<string, Scope> Scopes);

    private static string Name(CodeKind kind) => kind switch
    {
        CodeKind.Organisation => "organisation",
        CodeKind.Teacher => "teacher",
        CodeKind.Learner => "learner",
        CodeKind.Programme => "programme",
        _ => "group",
    };
}
