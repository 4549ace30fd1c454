using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A learner in a group, from enrolment to completion or leaving.</summary>
public sealed class Enrolment : LearnerFact
{
    /// <inheritdoc/>
    public override string Name => "enrolments";

    /// <inheritdoc/>
    public override string Table => "fact_enrolment";

    /// <inheritdoc/>
    public override string Title => "Зачисления";

    /// <inheritdoc/>
    public override string RowTitle => "Зачисление";

    /// <inheritdoc/>
    public override string Trace => "enrolment";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Marts => ["mart_enrolment_day", "mart_completion"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> FirstDay => ["started_date_key", "enrolled_date_key"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> LastDay => ["completed_date_key", "left_date_key"];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } = [Member("group"), Member("learner")];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Number("enrolled_date_key"),
        Number("started_date_key"),
        Number("completed_date_key"),
        Number("left_date_key"),
        Text("enrolment_order"),
        Text("leaving_order"),
        Text("outcome"),
        Text("referral"),
        Text("dormitory"),
    ];
}
