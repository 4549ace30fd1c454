using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts.Feeds;

/// <summary>Rows in quarantine, or files that could not be loaded, that somebody closed: nothing more is to be done about them.</summary>
public sealed class Closings : Feed
{
    /// <inheritdoc/>
    public override string Name => "closings";

    /// <inheritdoc/>
    public override string Title => "Закрытые строки карантина";

    /// <inheritdoc/>
    public override int Order => 17;

    /// <inheritdoc/>
    public override IReadOnlyList<FeedColumn> Columns { get; } =
    [
        FeedColumn.Text("closed_row", "Закрытая строка").Required(),
        FeedColumn.Text("feed", "Таблица"),
        FeedColumn.Text("closed_by", "Кто закрыл").Required(),
        new FeedColumn("closed_on", "Когда закрыта", CellParsers.Moment),
        FeedColumn.Text("reason", "Причина").Required(),
    ];

    /// <inheritdoc/>
    public override void Complete(FeedRow row, Reference reference)
    {
        var closed = row.Values[At("closed_row")].Text ?? "";
        if (Warehouse.Sql.Loading.RejectReference.Parse(closed) is not { } known)
        {
            row.Reject("closed_row", RejectCode.UnknownCode, $"{closed}; нужен номер вида 3fa9c1d2e4b5-17");
        }
        else if (known.Line > 0 && row.Values[At("feed")].Text is null)
        {
            row.Reject("feed", RejectCode.MissingValue, "таблица строки");
        }
    }
}
