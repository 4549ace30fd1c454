using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.AsOf;

/// <summary>Which loads were known at a moment.</summary>
internal sealed record AsOfPosition
{
    /// <summary>Loads finished by then.</summary>
    public long KnownN { get; init; }

    /// <summary>The sum of their keys.</summary>
    public long KeysSum { get; init; }

    /// <summary>Loads finished since; none, and today's warehouse is the answer.</summary>
    public long LaterN { get; init; }
}

/// <summary>
/// How the facts and marts of a moment are made, alike on every engine: tables, facts, marts, in this order. Statements say
/// <c>dbo.fact_grade</c> for the warehouse's table and <c>fact_grade</c> for that of then.
/// </summary>
internal sealed partial class AsOfRecipe
{
    private readonly string _fingerprint;

    /// <param name="dialect">The engine's name in file names.</param>
    /// <param name="catalogue">The SQL that selects the past and makes the marts.</param>
    public AsOfRecipe(string dialect, SqlCatalogue catalogue)
    {
        var touched = catalogue.Find("AsOf/touched")?.Text;
        Facts = [.. catalogue.In("AsOf/Facts").Select(file => file.Text)];
        string[] marts = [.. MartRefresh.In(catalogue).Select(mart => mart.Text)];
        Marts = [catalogue["Marts/touch-all"].Text, .. marts];
        var filled = Facts.Concat(marts).SelectMany(text => Filled().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // The scripts that make or change a table which a snapshot fills. It has no foreign keys: dimensions stay in the warehouse.
        Tables =
        [
            .. SchemaScripts.For(dialect)
                .Where(script => script.Option is null && Changed().Matches(script.Text).Any(match => filled.Contains(match.Groups[1].Value)))
                .Select(script => Reference().Replace(script.Text, "")),
            .. touched is null ? Array.Empty<string>() : [touched],
        ];
        Names = Tables.SelectMany(text => Created().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        _fingerprint = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat([.. Tables, .. Facts, .. Marts]).Replace("\r\n", "\n", StringComparison.Ordinal))))[..8];
    }

    /// <summary>Statements that make the tables, empty.</summary>
    public IReadOnlyList<string> Tables { get; }

    /// <summary>Statements that fill the facts, by the parameter <c>@known</c>.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>Statements that make the marts of those facts.</summary>
    public IReadOnlyList<string> Marts { get; }

    /// <summary>Names of the tables.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>
    /// What a snapshot is called: by the loads it knows and by what made it, so that it never goes stale. One serves all moments between
    /// two loads; a program with other tables or rules makes its own.
    /// </summary>
    public string NameOf(AsOfPosition position) => FormattableString.Invariant($"{position.KnownN}_{position.KeysSum}_{_fingerprint}");

    [GeneratedRegex(@"^INSERT INTO (\w+)", RegexOptions.Multiline)]
    private static partial Regex Filled();

    [GeneratedRegex(@"^(?:CREATE|ALTER) TABLE (\w+)", RegexOptions.Multiline)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^CREATE TABLE (\w+)", RegexOptions.Multiline)]
    private static partial Regex Created();

    [GeneratedRegex(@" REFERENCES \w+")]
    private static partial Regex Reference();
}
