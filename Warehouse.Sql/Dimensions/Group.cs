using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A group: one run of a programme.</summary>
public sealed class Group : OverwrittenDimension
{
    /// <inheritdoc/>
    public override string Name => "group";

    /// <inheritdoc/>
    public override string CodeColumn => "group_code";

    /// <inheritdoc/>
    public override string Feed => "groups";

    /// <inheritdoc/>
    public override string Title => "Группы";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Attributes { get; } =
    [
        Member("programme"),
        Number("starts_on", "начало"),
        Number("ends_on", "окончание"),
        Text("form", "форма обучения"),
        Text("funding", "финансирование"),
        Member("teacher", "curator_key"),
    ];
}
