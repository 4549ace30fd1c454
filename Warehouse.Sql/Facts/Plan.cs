using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A planned result of a programme (group 0) or of one group, for a competency or a module (the other is 0).</summary>
public sealed class Plan : Fact
{
    /// <inheritdoc/>
    public override string Name => "plan";

    /// <inheritdoc/>
    public override string Table => "fact_plan";

    /// <inheritdoc/>
    public override string Title => "План";

    /// <summary>A plan of a programme bears on all its groups.</summary>
    public override IReadOnlyList<string> Refreshes => ["programme_key", "group_key"];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("programme"),
        Member("group"),
        Member("module"),
        Member("competency"),
        Number("valid_from"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } = [Amount("planned_share"), Amount("planned_learners")];
}
