namespace Warehouse.Sql.Dimensions;

/// <summary>A course, a discipline, a module: a code of the organisation. What a programme says of it stands in <see cref="ProgrammeModules"/>.</summary>
public sealed class Module : Dimension
{
    /// <inheritdoc/>
    public override string Name => "module";

    /// <inheritdoc/>
    public override string CodeColumn => "module_code";
}
