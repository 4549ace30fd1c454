using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Teachers and curators.</summary>
public sealed class Teachers : Feed
{
    /// <inheritdoc/>
    public override string Name => "teachers";

    /// <inheritdoc/>
    public override string Title => "Преподаватели";

    /// <inheritdoc/>
    public override int Order => 6;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Teacher>("teacher_code", "Код преподавателя", "teacher_key").Required(),
        FeedColumn.Text("last_name", "Фамилия").Required(),
        FeedColumn.Text("first_name", "Имя").Required(),
        FeedColumn.Text("middle_name", "Отчество"),
        FeedColumn.AnyDay("birth_date", "Дата рождения"),
        FeedColumn.Text("degree", "Учёная степень"),
        FeedColumn.Text("title", "Учёное звание"),
        FeedColumn.Text("category", "Категория"),
        FeedColumn.Text("staff", "Штат"),
        FeedColumn.AnyDay("hired_on", "Принят"),
        FeedColumn.AnyDay("left_on", "Уволен"),
        FeedColumn.AnyDay("trained_on", "Повышение квалификации"),
        Organisation,
    ];
}
