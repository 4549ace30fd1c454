using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Dimensions;

/// <summary>A teacher or a curator; a name and the days of service keep no history.</summary>
public sealed class Teacher : VersionedDimension
{
    /// <inheritdoc/>
    public override string Name => "teacher";

    /// <inheritdoc/>
    public override string CodeColumn => "teacher_code";

    /// <inheritdoc/>
    public override string Feed => "teachers";

    /// <inheritdoc/>
    public override string Title => "Преподаватели";

    /// <inheritdoc/>
    public override string Singular => "Преподаватель";

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Attributes { get; } =
    [
        Text("degree", "степень"),
        Text("title", "звание"),
        Text("category", "категория"),
        Text("staff", "штат"),
        Number("trained_on", "повышение квалификации"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Overwritten { get; } =
    [
        Text("last_name"),
        Text("first_name"),
        Text("middle_name"),
        Number("birth_date"),
        Number("hired_on"),
        Number("left_on"),
    ];
}
