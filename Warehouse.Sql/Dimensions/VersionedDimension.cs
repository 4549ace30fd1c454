using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>
/// A dimension of type 2: <c>dim_x_history</c> holds every version of the attributes with the days on which it was true, and the dimension itself
/// the last one. A feed that gives no <c>valid_from</c> leaves it blank in every row.
/// </summary>
public abstract class VersionedDimension : LoadedDimension
{
    /// <summary>What people call one member, in Russian.</summary>
    public abstract string Singular { get; }

    /// <summary>Columns of the dimension that keep no history: what was said last, a blank wiping nothing.</summary>
    public virtual IReadOnlyList<Column> Overwritten => [];

    /// <summary>Personal data of the member, which stand in <c>x_person</c> alone.</summary>
    public virtual IReadOnlyList<Column> Person => [];

    /// <inheritdoc/>
    protected override Dictionary<string, string> Names
    {
        get
        {
            var names = new Dictionary<string, string>(base.Names, StringComparer.Ordinal) { ["type2"] = Feed, ["versioned"] = Name };
            if (Overwritten.Count > 0)
            {
                names["overwriting"] = Feed;
            }

            return names;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Words =>
        new Dictionary<string, string>(base.Words, StringComparer.Ordinal) { ["singular"] = Singular };

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, IReadOnlyList<Column>> Lists =>
        new Dictionary<string, IReadOnlyList<Column>>(
            Staged([Member(Name), Number("valid_from")], [.. Attributes, .. Overwritten, .. Person]), StringComparer.Ordinal)
        {
            ["overwritten"] = Overwritten,
            ["person"] = Person,
        };
}
