using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Facts;

/// <summary>A document of education in the issue book.</summary>
public sealed class Document : LearnerFact
{
    /// <inheritdoc/>
    public override string Name => "documents";

    /// <inheritdoc/>
    public override string Table => "fact_document";

    /// <inheritdoc/>
    public override string Title => "Выданные документы";

    /// <inheritdoc/>
    public override string RowTitle => "Выданный документ";

    /// <inheritdoc/>
    public override string Trace => "document";

    /// <inheritdoc/>
    public override IReadOnlyList<string> FirstDay => ["issued_date_key"];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Key { get; } = [Member("document"), Code("registration_no")];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Values { get; } =
    [
        Number("issued_date_key"),
        Member("learner"),
        Member("group"),
        Text("blank_series"),
        Text("blank_no"),
        Text("delivery"),
        Number("sent_date_key"),
        Text("receipt_no"),
        Text("status"),
        Text("original_registration_no"),
    ];
}
