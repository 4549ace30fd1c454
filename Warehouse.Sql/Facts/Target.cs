using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>
/// The target of a measure of quality: the part that is to be reached, from a day on. It is of an organisation (programme and group 0), of a programme
/// (group 0) or of a group (programme 0: a group has its own).
/// </summary>
public sealed class Target : Fact
{
    /// <inheritdoc/>
    public override string Name => "targets";

    /// <inheritdoc/>
    public override string Table => "fact_target";

    /// <inheritdoc/>
    public override string Title => "Цели";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("organisation", "org_key"),
        Code("measure"),
        Member("programme"),
        Member("group"),
        Number("valid_from"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } = [Amount("target_share")];
}
