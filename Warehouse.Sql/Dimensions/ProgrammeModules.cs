using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>What programmes say of their modules, one inside another.</summary>
public sealed class ProgrammeModules : Bridge
{
    /// <inheritdoc/>
    public override string Name => "modules";

    /// <inheritdoc/>
    public override string Title => "Модули";

    /// <inheritdoc/>
    public override string Table => "dim_programme_module";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } = [Member("programme"), Member("module")];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Text("name"),
        Member("module", "parent_module_key"),
        Number("hours"),
        Text("control_form"),
    ];
}
