using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>The issue book: documents of education, their blanks and delivery.</summary>
public sealed class Documents : Feed
{
    /// <inheritdoc/>
    public override string Name => "documents";

    /// <inheritdoc/>
    public override string Title => "Выданные документы";

    /// <inheritdoc/>
    public override int Order => 13;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Document>("document_kind", "Вид документа", "document_key").Required(),
        new FeedColumn("registration_no", "Регистрационный номер", CellParsers.Code).Required(),
        FeedColumn.Day("issued_on", "Дата выдачи").Required().As("issued_date_key"),
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Required().Aka("Группа"),
        FeedColumn.Text("blank_series", "Серия бланка"),
        FeedColumn.Text("blank_no", "Номер бланка"),
        FeedColumn.Text("delivery", "Способ выдачи"),
        FeedColumn.Day("sent_on", "Дата отправки").As("sent_date_key"),
        FeedColumn.Text("receipt_no", "Номер отправления"),
        FeedColumn.Text("status", "Статус"),
        FeedColumn.Text("original_registration_no", "Номер оригинала"),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["document_kind", "registration_no"];
}
