using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>What programmes say of their planned results.</summary>
public sealed class ProgrammeCompetencies : Bridge
{
    /// <inheritdoc/>
    public override string Name => "competencies";

    /// <inheritdoc/>
    public override string Title => "Компетенции";

    /// <inheritdoc/>
    public override string Table => "dim_programme_competency";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } = [Member("programme"), Member("competency")];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Text("name"),
        Text("result_kind"),
        Text("professional_standard"),
        Text("general_function"),
        Text("labour_function"),
    ];
}
