using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>
/// What one dimension says of another: a table keyed by the members of both, with the columns that its feed brings. Of two files the later holds.
/// </summary>
public abstract class Bridge : Declaration
{
    /// <summary>What people call its rows, in Russian.</summary>
    public abstract string Title { get; }

    /// <summary>The table.</summary>
    public abstract string Table { get; }

    /// <summary>Keys of the members that a row is about.</summary>
    public abstract IReadOnlyList<Column> Key { get; }

    /// <summary>What a row says.</summary>
    public abstract IReadOnlyList<Column> Values { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Kinds => ["staged", "bridge", Name];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["feed"] = Name,
        ["title"] = Title,
        ["table"] = Table,
    };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists =>
        new Dictionary<string, IReadOnlyList<Column>>(StagedColumns.Lists(Key, Values), StringComparer.Ordinal)
        {
            ["references"] = [.. Values.Where(column => column.Dimension is not null)],
            ["measures"] = [.. Values.Where(column => column.Dimension is null)],
        };
}
