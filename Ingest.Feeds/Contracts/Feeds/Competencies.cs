using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Planned results of a programme.</summary>
public sealed class Competencies : Feed
{
    /// <inheritdoc/>
    public override string Name => "competencies";

    /// <inheritdoc/>
    public override string Title => "Компетенции";

    /// <inheritdoc/>
    public override int Order => 3;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Programme>("programme_code", "Код программы", "programme_key").Required(),
        FeedColumn.Code<Competency>("competency_code", "Код компетенции", "competency_key").Required(),
        FeedColumn.Text("name", "Название").Required(),
        FeedColumn.Word("result_kind", "Вид результата", Vocabulary.ResultKind),
        FeedColumn.Text("professional_standard", "Профстандарт"),
        FeedColumn.Text("general_function", "Обобщённая трудовая функция"),
        FeedColumn.Text("labour_function", "Трудовая функция"),
        Organisation,
    ];
}
