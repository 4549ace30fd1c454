using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Awards. One without an order is loaded with a finding.</summary>
public sealed class Awards : Feed
{
    /// <inheritdoc/>
    public override string Name => "awards";

    /// <inheritdoc/>
    public override string Title => "Поощрения";

    /// <inheritdoc/>
    public override int Order => 12;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Code<Award>("award_kind", "Вид поощрения", "award_key").Required(),
        FeedColumn.Day("awarded_on", "Дата поощрения").Required().As("date_key"),
        new FeedColumn("order_no", "Номер приказа", CellParsers.Code).Or(Cell.Empty),
        FeedColumn.AnyDay("order_on", "Дата приказа").As("order_date_key"),
        FeedColumn.Text("ground", "Основание"),
        FeedColumn.Text("level", "Уровень"),
        FeedColumn.Text("title", "Название"),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Aka("Группа"),
        new FeedColumn("publication_consent", "Согласие на публикацию", CellParsers.Flag),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["learner_code", "award_kind", "awarded_on", "order_no"];
}
