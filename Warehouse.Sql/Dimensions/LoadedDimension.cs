using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A dimension with attributes, which a feed of its own brings.</summary>
public abstract class LoadedDimension : Dimension
{
    /// <summary>English name of the feed.</summary>
    public abstract string Feed { get; }

    /// <summary>What people call the members, in Russian.</summary>
    public abstract string Title { get; }

    /// <summary>What is known of a member.</summary>
    public abstract IReadOnlyList<Column> Attributes { get; }

    /// <inheritdoc/>
    protected override Dictionary<string, string> Names => new(base.Names, StringComparer.Ordinal)
    {
        [Name] = Name,
        [Feed] = Feed,
        ["staged"] = Feed,
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>(base.Words, StringComparer.Ordinal)
    {
        ["feed"] = Feed,
        ["title"] = Title,
    };

    /// <summary>Lists of what the feed brings, beside those of the members.</summary>
    /// <param name="key">What tells one row from another.</param>
    /// <param name="values">The other columns.</param>
    protected Dictionary<string, IReadOnlyList<Column>> Staged(IReadOnlyList<Column> key, IReadOnlyList<Column> values) =>
        new(base.Lists.Concat(StagedColumns.Lists(key, values)), StringComparer.Ordinal)
        {
            ["attributes"] = Attributes,
            ["compared"] = [.. Attributes.Where(column => column.Title.Length > 0)],
        };
}
