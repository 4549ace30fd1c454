using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Parts of a programme: courses, disciplines, modules, one inside another.</summary>
public sealed class Modules : Feed
{
    /// <inheritdoc/>
    public override string Name => "modules";

    /// <inheritdoc/>
    public override string Title => "Модули";

    /// <inheritdoc/>
    public override int Order => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Code<Module>("module_code", "Код модуля", "module_key").Required().Aka("Код дисциплины", "Модуль"),
        FeedColumn.Text("name", "Название").Required(),
        FeedColumn.Code<Module>("parent_module_code", "Код модуля-части", "parent_module_key").Or(Cell.Null),
        new FeedColumn("hours", "Часы", CellParsers.Integer(0, 20000)),
        FeedColumn.Text("control_form", "Форма контроля"),
        Organisation,
    ];
}
