using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>What a module gives to a competency of a programme.</summary>
public sealed class ModuleCompetencies : Bridge
{
    /// <inheritdoc/>
    public override string Name => "module_competencies";

    /// <inheritdoc/>
    public override string Title => "Компетенции модулей";

    /// <inheritdoc/>
    public override string Table => "bridge_module_competency";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } = [Member("programme"), Member("module"), Member("competency")];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Amount("weight"),
    ];
}
