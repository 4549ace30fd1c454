namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Files whose load is taken back: the warehouse is what the other files say.</summary>
public sealed class Withdrawals : Feed
{
    /// <inheritdoc/>
    public override string Name => "withdrawals";

    /// <inheritdoc/>
    public override string Title => "Отменённые загрузки";

    /// <inheritdoc/>
    public override int Order => 18;

    /// <inheritdoc/>
    public override bool IsJudgedLate => true;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Text("withdrawn_file", "Отменённый файл").Required(),
        FeedColumn.Text("file_name", "Имя файла"),
        FeedColumn.Text("withdrawn_by", "Кто отменил").Required(),
        new FeedColumn("withdrawn_on", "Когда отменена", CellParsers.Moment),
        FeedColumn.Text("reason", "Причина").Required(),
    ];
}
