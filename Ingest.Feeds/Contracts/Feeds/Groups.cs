using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Groups: one run of a programme.</summary>
public sealed class Groups : Feed
{
    /// <inheritdoc/>
    public override string Name => "groups";

    /// <inheritdoc/>
    public override string Title => "Группы";

    /// <inheritdoc/>
    public override int Order => 7;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Required().Aka("Группа"),
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Day("starts_on", "Начало").Required(),
        FeedColumn.Day("ends_on", "Окончание").Required(),
        FeedColumn.Text("form", "Форма обучения"),
        FeedColumn.Text("funding", "Финансирование"),
        FeedColumn.Code<Teacher>("curator_code", "Код куратора", "curator_key").Or(Cell.Null),
        Organisation,
    ];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        if (row.Values[At("ends_on")].Number < row.Values[At("starts_on")].Number)
        {
            row.Reject("ends_on", RejectCode.OutOfRange, "окончание раньше начала");
        }
    }
}
