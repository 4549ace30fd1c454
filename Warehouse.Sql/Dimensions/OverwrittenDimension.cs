using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A dimension of type 1: the table holds what was said last, and nothing of what was said before.</summary>
public abstract class OverwrittenDimension : LoadedDimension
{
    /// <inheritdoc/>
    protected override Dictionary<string, string> Names => new(base.Names, StringComparer.Ordinal) { ["type1"] = Feed };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists => Staged([Member(Name)], Attributes);
}
