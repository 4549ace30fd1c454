using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>An award of a learner by an order.</summary>
public sealed class Award : LearnerFact
{
    /// <inheritdoc/>
    public override string Name => "awards";

    /// <inheritdoc/>
    public override string Table => "fact_award";

    /// <inheritdoc/>
    public override string Title => "Поощрения";

    /// <inheritdoc/>
    public override string RowTitle => "Поощрение";

    /// <inheritdoc/>
    public override string Trace => "award";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("learner"),
        Member("award"),
        Number("date_key"),
        Code("order_no"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Number("order_date_key"),
        Text("ground"),
        Text("level"),
        Text("title"),
        Member("group"),
        Number("publication_consent"),
    ];
}
