namespace Warehouse.Sql.Dimensions;

/// <summary>A kind of document.</summary>
public sealed class Document : Dimension
{
    /// <inheritdoc/>
    public override string Name => "document";

    /// <inheritdoc/>
    public override string CodeColumn => "document_kind";
}
