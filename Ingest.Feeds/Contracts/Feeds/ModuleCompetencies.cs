using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>What a module gives to a competency; weights are kept in millionths and matter only against each other.</summary>
public sealed class ModuleCompetencies : Feed
{
    /// <inheritdoc/>
    public override string Name => "module_competencies";

    /// <inheritdoc/>
    public override string Title => "Компетенции модулей";

    /// <inheritdoc/>
    public override int Order => 4;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Code<Module>("module_code", "Код модуля", "module_key").Required().Aka("Код дисциплины", "Модуль"),
        FeedColumn.Code<Competency>("competency_code", "Код компетенции", "competency_key").Required(),
        new FeedColumn("weight", "Вес", CellParsers.Decimal(1_000_000, 0, 10_000)).Or(Cell.Of(1_000_000)),
        Organisation,
    ];
}
