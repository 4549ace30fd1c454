using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Planned results of a programme or one group, by competency or module; shares in millionths.</summary>
public sealed class Plan : Feed
{
    /// <inheritdoc/>
    public override string Name => "plan";

    /// <inheritdoc/>
    public override string Title => "План";

    /// <inheritdoc/>
    public override int Order => 5;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Aka("Группа"),
        FeedColumn.Code<Competency>("competency_code", "Код компетенции", "competency_key"),
        FeedColumn.Code<Module>("module_code", "Код модуля", "module_key").Aka("Код дисциплины", "Модуль"),
        new FeedColumn("planned_share", "Планируемая доля", CellParsers.Share).Required(),
        new FeedColumn("planned_learners", "Планируемая доля слушателей", CellParsers.Share),
        FeedColumn.AnyDay("valid_from", "Действует с").Or(Cell.Of(0)),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["programme_code", "group_code", "competency_code", "module_code", "valid_from"];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        if (row.Values[At("competency_code")].Text is null && row.Values[At("module_code")].Text is null)
        {
            row.Reject("competency_code", RejectCode.MissingValue, "нужен код компетенции или код модуля");
        }
    }
}
