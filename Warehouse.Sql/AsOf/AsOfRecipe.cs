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

    /// <summary>Loads finished since; with none the warehouse itself is read.</summary>
    public long LaterN { get; init; }
}

/// <summary>
/// The statements that build a snapshot, the same on every engine: tables, facts, marts, in this order. In them
/// <c>dbo.fact_grade</c> is the warehouse's table and <c>fact_grade</c> that of the snapshot.
/// </summary>
internal sealed partial class AsOfRecipe
{
    private readonly string _fingerprint;

    /// <param name="dialect">The engine's name in file names.</param>
    /// <param name="catalogue">The SQL that selects known facts and builds the marts.</param>
    public AsOfRecipe(string dialect, SqlCatalogue catalogue)
    {
        var touched = catalogue.Find("AsOf/touched")?.Text;
        Facts = [.. catalogue.In("AsOf/Facts").Select(file => file.Text)];
        string[] marts = [.. MartRefresh.In(catalogue).Select(mart => mart.Text)];
        Marts = [catalogue["Marts/touch-all"].Text, .. marts];
        var filled = Facts.Concat(marts).SelectMany(text => Filled().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // A snapshot keeps no earlier versions, but reports ask for them: their tables are there and empty.
        filled.UnionWith(filled.Select(table => table + "_revision").ToList());
        // Dimensions stay in the live database.
        Tables =
        [
            .. TableDefinitions.Of(dialect, filled).Select(TableDefinitions.WithoutForeignKeys),
            .. touched is null ? Array.Empty<string>() : [touched],
        ];
        Names = Tables.SelectMany(text => Created().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        _fingerprint = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat([.. Tables, .. Facts, .. Marts]).Replace("\r\n", "\n", StringComparison.Ordinal))))[..8];
    }

    /// <summary>Statements that make the empty tables.</summary>
    public IReadOnlyList<string> Tables { get; }

    /// <summary>Statements that fill the facts, by the parameter <c>@known</c>.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>Statements that build the marts from those facts.</summary>
    public IReadOnlyList<string> Marts { get; }

    /// <summary>Names of the tables.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>
    /// Name of a snapshot: from its loads and the statements that build it, so that it never goes stale. One snapshot serves all moments between
    /// two loads; a program with other tables or rules builds its own.
    /// </summary>
    public string NameOf(AsOfPosition position) => FormattableString.Invariant($"{position.KnownN}_{position.KeysSum}_{_fingerprint}");

    [GeneratedRegex(@"^INSERT INTO (\w+)", RegexOptions.Multiline)]
    private static partial Regex Filled();

    [GeneratedRegex(@"^CREATE TABLE (\w+)", RegexOptions.Multiline)]
    private static partial Regex Created();
}
