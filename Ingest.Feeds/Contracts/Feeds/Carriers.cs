using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Archive units: journals, lists, protocols on paper or in files.</summary>
public sealed class Carriers : Feed
{
    /// <inheritdoc/>
    public override string Name => "carriers";

    /// <inheritdoc/>
    public override string Title => "Носители";

    /// <inheritdoc/>
    public override int Order => 14;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        new FeedColumn("carrier_kind", "Вид носителя", CellParsers.Code).Required(),
        new FeedColumn("unit_no", "Номер единицы", CellParsers.Code).Required(),
        new FeedColumn("year", "Год", CellParsers.Integer(1900, 2199)).Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Aka("Группа"),
        FeedColumn.Text("title", "Название"),
        FeedColumn.Text("medium", "Вид"),
        FeedColumn.Text("derivative_of", "Копия чего"),
        FeedColumn.Text("place", "Место"),
        FeedColumn.AnyDay("closed_on", "Дело закрыто"),
        new FeedColumn("sheets", "Листов", CellParsers.Integer(0, 1000000)),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["carrier_kind", "unit_no", "year"];
}
