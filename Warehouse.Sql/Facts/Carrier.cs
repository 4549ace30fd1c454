using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A unit of the archive: a journal, a list, a protocol, on paper or in files.</summary>
public sealed class Carrier : Fact
{
    /// <inheritdoc/>
    public override string Name => "carriers";

    /// <inheritdoc/>
    public override string Table => "fact_carrier";

    /// <inheritdoc/>
    public override string Title => "Носители";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("organisation", "org_key"),
        Code("carrier_kind"),
        Code("unit_no"),
        Number("year"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Member("group"),
        Text("title"),
        Text("medium"),
        Text("derivative_of"),
        Text("place"),
        Number("closed_on"),
        Number("sheets"),
    ];
}
