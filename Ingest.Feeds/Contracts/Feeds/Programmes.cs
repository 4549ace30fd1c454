using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Programmes, with the days on which their attributes were valid.</summary>
public sealed class Programmes : Feed
{
    /// <inheritdoc/>
    public override string Name => "programmes";

    /// <inheritdoc/>
    public override string Title => "Программы";

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Text("name", "Название").Required(),
        FeedColumn.Word("kind", "Вид программы", Vocabulary.ProgrammeKind).Required(),
        new FeedColumn("hours", "Часы", CellParsers.Integer(1, 20000)),
        FeedColumn.Text("professional_standard", "Профстандарт"),
        FeedColumn.Text("priority_area", "Приоритетное направление"),
        FeedColumn.AnyDay("accredited_from", "Аккредитована с"),
        FeedColumn.AnyDay("accredited_to", "Аккредитована по"),
        FeedColumn.AnyDay("approved_on", "Утверждена"),
        FeedColumn.Text("delivery", "Форма реализации"),
        FeedColumn.Word("economic_activity", "Вид экономической деятельности", Vocabulary.EconomicActivity),
        FeedColumn.Word("network", "Сетевая форма", Vocabulary.Network),
        FeedColumn.Word("e_learning", "Электронное обучение и ДОТ", Vocabulary.ELearning),
        new FeedColumn("new_qualification", "Присваивается новая квалификация", CellParsers.Flag),
        new FeedColumn("modular_choice", "Модульная с вариативным выбором", CellParsers.Flag),
        new FeedColumn("requires_higher", "Требуется высшее образование", CellParsers.Flag),
        FeedColumn.Word("judged_by", "По чему судят о компетенциях", Vocabulary.JudgedBy),
        FeedColumn.AnyDay("valid_from", "Действует с"),
        Organisation,
    ];
}
