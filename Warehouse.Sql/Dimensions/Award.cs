namespace Warehouse.Sql.Dimensions;

/// <summary>A kind of award.</summary>
public sealed class Award : Dimension
{
    /// <inheritdoc/>
    public override string Name => "award";

    /// <inheritdoc/>
    public override string CodeColumn => "award_kind";
}
