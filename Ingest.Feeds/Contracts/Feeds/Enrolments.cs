using Warehouse.Sql.Dimensions;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>A learner in a group, from enrolment to completion or leaving.</summary>
public sealed class Enrolments : Feed
{
    /// <inheritdoc/>
    public override string Name => "enrolments";

    /// <inheritdoc/>
    public override string Title => "Зачисления";

    /// <inheritdoc/>
    public override int Order => 9;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Code<Learner>("learner_code", "Код слушателя", "learner_key").Required(),
        FeedColumn.Code<Group>("group_code", "Код группы", "group_key").Required().Aka("Группа"),
        FeedColumn.Day("enrolled_on", "Зачислен").Required().As("enrolled_date_key"),
        FeedColumn.Text("enrolment_order", "Приказ о зачислении"),
        FeedColumn.Day("started_on", "Приступил").As("started_date_key"),
        FeedColumn.Day("completed_on", "Завершил").As("completed_date_key"),
        FeedColumn.Day("left_on", "Отчислен").As("left_date_key"),
        FeedColumn.Text("leaving_order", "Приказ об отчислении"),
        FeedColumn.Text("outcome", "Итог"),
        FeedColumn.Text("referral", "Направлен"),
        FeedColumn.Text("dormitory", "Общежитие"),
        Organisation,
        .. Correction,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Key { get; } = ["learner_code", "group_code"];
}
