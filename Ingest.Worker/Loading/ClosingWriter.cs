using Ingest.Feeds.Contracts;
using Ingest.Feeds.Contracts.Feeds;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Writes what people closed: rows in quarantine and files that could not be loaded.</summary>
/// <param name="closings">The contract.</param>
internal sealed class ClosingWriter(Load load, Closings closings) : IRowWriter
{
    private readonly List<string> _columns = [.. closings.Columns.Select(column => column.Name)];
    private readonly List<QuarantineReply> _replies = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<TableWriter> Tables => [];

    /// <inheritdoc/>
    public RowKey? Key => null;

    /// <inheritdoc/>
    public FeedRow NewRow() => new(closings.Columns.Count, 0);

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows)
    {
        // No codes.
    }

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        _replies.Add(new QuarantineReply(
            RejectReference.Parse(Value("closed_row")!)!.Value,
            Value("feed") ?? "",
            new RowOrigin { FileKey = row.FileKey, Line = row.LineNo },
            true,
            Value("closed_by"),
            Value("closed_on"),
            Value("reason")));
        return true;

        string? Value(string column) => row.Values[_columns.IndexOf(column)].Text;
    }

    /// <inheritdoc/>
    public void BeginMerge()
    {
        foreach (var reply in _replies)
        {
            load.Quarantine.Reply(reply);
        }
    }

    public void Dispose()
    {
    }
}
