using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A grade of a learner for a module, by control and attempt.</summary>
public sealed class Grade : LearnerFact
{
    /// <inheritdoc/>
    public override string Name => "grades";

    /// <inheritdoc/>
    public override string Table => "fact_grade";

    /// <inheritdoc/>
    public override string Title => "Оценки";

    /// <inheritdoc/>
    public override string RowTitle => "Оценка";

    /// <inheritdoc/>
    public override string Trace => "grade";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Marts => ["mart_attempt", "mart_grade_day", "mart_learner_month", "mart_evidence", "mart_outcome", "mart_outcome_group"];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("group"),
        Member("learner"),
        Member("module"),
        Number("control_key"),
        Member("competency"),
        Number("attempt") with { Parameter = "attempt_no" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Number("date_key"),
        Number("scale_key"),
        Text("label"),
        Amount("share"),
        Code("bucket"),
        Number("is_passed"),
        Member("teacher"),
        Text("grade_words"),
        Text("source_id"),
    ];
}
