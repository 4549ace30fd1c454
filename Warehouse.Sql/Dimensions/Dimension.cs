using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>
/// A dimension that codes of feeds point at. A code that the warehouse does not know becomes an inferred member: its key, the organisation and
/// the code, until the dimension's own feed fills in the rest. One class a dimension; adding one is adding its class and its table.
/// </summary>
public abstract class Dimension : Declaration
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Kinds => [.. Names.Keys];

    /// <summary>Column of the natural key: what feeds call a member.</summary>
    public abstract string CodeColumn { get; }

    /// <summary>Whether a code is one of an organisation, so that two organisations may give it to different members.</summary>
    public virtual bool IsWithinOrganisation => true;

    /// <summary>Column of the surrogate key.</summary>
    public virtual string KeyColumn => Name + "_key";

    /// <summary>The names of its statements by their kind: those of members bear the name of the dimension, those of a load that of the feed.</summary>
    protected virtual Dictionary<string, string> Names => new(StringComparer.Ordinal) { ["dimension"] = Name };

    /// <inheritdoc/>
    public override string NameAs(string kind) => Names[kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["table"] = "dim_" + Name,
        ["member"] = KeyColumn,
        ["code"] = CodeColumn,
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists => new Dictionary<string, IReadOnlyList<Column>>(StringComparer.Ordinal)
    {
        ["natural_key"] =
        [
            .. IsWithinOrganisation ? [Number("org_key")] : Array.Empty<Column>(),
            Code(CodeColumn) with { Parameter = "code" },
        ],
    };

    /// <summary>The one object of a dimension.</summary>
    /// <typeparam name="TDimension">The dimension.</typeparam>
    public static TDimension Of<TDimension>()
        where TDimension : Dimension, new() => Only<TDimension>.One;

    private static class Only<TDimension>
        where TDimension : Dimension, new()
    {
        public static readonly TDimension One = new();
    }
}
