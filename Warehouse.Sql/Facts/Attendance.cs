using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A learner's mark of a lesson; hours are hundredths.</summary>
public sealed class Attendance : LearnerFact
{
    /// <inheritdoc/>
    public override string Name => "attendance";

    /// <inheritdoc/>
    public override string Table => "fact_attendance";

    /// <inheritdoc/>
    public override string Title => "Посещаемость";

    /// <inheritdoc/>
    public override string RowTitle => "Посещение";

    /// <inheritdoc/>
    public override string Trace => "attendance";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Marts => ["mart_attendance_day", "mart_learner_month"];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } =
    [
        Member("group"),
        Number("date_key"),
        Member("module"),
        Number("lesson_no"),
        Member("learner"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Number("mark_key"),
        Amount("attended"),
        Amount("scheduled"),
        Member("teacher"),
    ];
}
