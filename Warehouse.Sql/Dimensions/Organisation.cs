namespace Warehouse.Sql.Dimensions;

/// <summary>A centre of a holding: the others' codes are its own.</summary>
public sealed class Organisation : Dimension
{
    /// <inheritdoc/>
    public override string Name => "organisation";

    /// <inheritdoc/>
    public override string CodeColumn => "org_code";

    /// <inheritdoc/>
    public override string KeyColumn => "org_key";

    /// <inheritdoc/>
    public override bool IsWithinOrganisation => false;
}
