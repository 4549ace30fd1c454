using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Targets of measures of quality, of an organisation, a programme or a group; in percent.</summary>
public sealed class Targets : Feed
{
    /// <inheritdoc/>
    public override string Name => "targets";

    /// <inheritdoc/>
    public override string Title => "Цели";

    /// <inheritdoc/>
    public override int Order => 16;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Word("measure", "Показатель", Vocabulary.Measure).Required(),
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key"),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Aka("Группа"),
        new FeedColumn("target", "Цель, %", CellParsers.Percent(1, 100)).Required().As("target_share"),
        FeedColumn.AnyDay("valid_from", "Действует с").Or(Cell.Of(0)),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["measure", "programme_code", "group_code", "valid_from"];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference) => CompleteKey(row);

    /// <summary>The target of a group is of the group alone: naming its programme too makes no other target of it.</summary>
    public override void CompleteKey(FeedRow row)
    {
        if (row.Values[At("group_code")].Text is not null)
        {
            row.Values[At("programme_code")] = Cell.Of(0);
        }
    }
}
