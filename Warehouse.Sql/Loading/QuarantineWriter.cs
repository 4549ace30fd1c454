using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Puts rejected rows in quarantine, takes out those that could be read after all, and says which have been answered.</summary>
public sealed class QuarantineWriter : IDisposable
{
    private readonly ILoadSession _session;
    private readonly Dictionary<(long File, long Line, string Feed), long> _rows = [];
    private readonly HashSet<(long File, long Line, string Feed)> _released = [];
    private readonly Dictionary<string, IRowStatement> _statements = new(StringComparer.Ordinal);
    private long _replies;

    internal QuarantineWriter(ILoadSession session) => _session = session;

    /// <summary>Puts a row there, an entry for each cell that is wrong: none is lost, also where a line gives several rows of one feed.</summary>
    /// <param name="row">The row.</param>
    /// <param name="wrong">What is wrong with it.</param>
    public void Add(in RejectedRow row, IReadOnlyList<RejectedCell> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        var line = (row.FileKey, row.LineNo, row.Feed);
        var rowNo = _rows[line] = _rows.GetValueOrDefault(line) + 1;
        for (var i = 0; i < wrong.Count; i++)
        {
            Execute(
                "Loading/quarantine.insert",
                ("load_file_key", Cell.Of(row.FileKey)),
                ("line_no", Cell.Of(row.LineNo)),
                ("feed", Text(row.Feed)),
                ("row_no", Cell.Of(rowNo)),
                ("cell_no", Cell.Of(i + 1)),
                ("column_name", Text(wrong[i].Column)),
                ("code", Text(wrong[i].Code)),
                ("detail", Text(wrong[i].Detail)),
                ("raw_text", Text(row.RawText)),
                ("cells", Text(row.Cells)),
                ("row_identity", Text(row.Key)),
                ("named_org_code", Text(row.Place.Organisation)),
                ("named_group_code", Text(row.Place.Group)));
        }
    }

    /// <summary>Takes the rows of a line out: what they waited for has come, and they are judged anew.</summary>
    /// <param name="origin">The line.</param>
    /// <param name="feed">English name of the feed.</param>
    public void Release(RowOrigin origin, string feed)
    {
        ArgumentNullException.ThrowIfNull(origin);

        // Several rows of one line come one after another: the first of them must not be taken out with the second.
        if (_released.Add((origin.FileKey, origin.Line, feed)))
        {
            _session.Run(
                "Loading/quarantine.release",
                ("load_file_key", Cell.Of(origin.FileKey)), ("line_no", Cell.Of(origin.Line)), ("feed", Cell.Of(feed)));
        }
    }

    /// <summary>Rows of a feed that earlier files left open and whose key is known, wholly or in part.</summary>
    /// <param name="feed">English name of the feed.</param>
    /// <param name="fileKey">The first file that is no earlier one.</param>
    public IReadOnlyList<OpenReject> Open(string feed, long fileKey) =>
        _session.Query<OpenReject>("Loading/quarantine.open", ("feed", Cell.Of(feed)), ("load_file_key", Cell.Of(fileKey)));

    /// <summary>Says that the key of a row has come.</summary>
    /// <param name="row">The row.</param>
    /// <param name="feed">English name of its feed.</param>
    /// <param name="fileKey">The file that has brought it.</param>
    public void Answer(OpenReject row, string feed, long fileKey)
    {
        ArgumentNullException.ThrowIfNull(row);
        Execute(
            "Loading/quarantine.answer",
            ("load_file_key", Cell.Of(row.FileKey)),
            ("line_no", Cell.Of(row.Line)),
            ("feed", Cell.Of(feed)),
            ("row_no", Cell.Of(row.RowNo)),
            ("answered_file_key", Cell.Of(fileKey)));
    }

    /// <summary>Keeps what a file says of a row, which may be here already or still to come.</summary>
    public void Reply(in QuarantineReply reply) => Execute(
        "Loading/quarantine.reply",
        ("file_id", Cell.Of(reply.Row.FileId)),
        ("line_no", Cell.Of(reply.Row.Line)),
        ("feed", Text(reply.Feed)),
        ("row_no", Cell.Of(reply.Row.RowNo)),
        ("load_file_key", Cell.Of(reply.Origin.FileKey)),
        ("reply_no", Cell.Of(++_replies)),
        ("is_closing", Cell.Of(reply.IsClosing ? 1 : 0)),
        ("told_by", Cell.Of(reply.By)),
        ("told_on", Cell.Of(reply.On)),
        ("reason", Cell.Of(reply.Reason)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }

    private void Execute(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        if (!_statements.TryGetValue(name, out var statement))
        {
            _statements[name] = statement = _session.Prepare(name);
        }

        foreach (var (parameter, value) in parameters)
        {
            statement.Bind(statement.Parameter(parameter), value);
        }

        statement.Execute();
    }

    private static Cell Text(string? text) => text is null ? default : text.Length == 0 ? Cell.Empty : Cell.Of(text);
}
