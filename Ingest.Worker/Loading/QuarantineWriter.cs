using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Puts rejected rows in quarantine and watches for a file that is misread as a whole.</summary>
/// <param name="session">The load.</param>
/// <param name="feed">English name of the feed.</param>
internal sealed class QuarantineWriter(ILoadSession session, string feed) : IDisposable
{
    private readonly IRowStatement _insert = session.Prepare("Load/quarantine.insert");
    private readonly Dictionary<(string Column, string Code), long> _reasons = [];

    /// <summary>Rows put there.</summary>
    public long Count { get; private set; }

    /// <summary>The reason that most rows were rejected for, and how many. Rows that only wait for another file are not bad.</summary>
    public (string Column, string Code, long Rows) Foremost => _reasons.Count == 0
        ? ("", "", 0)
        : _reasons.Select(pair => (pair.Key.Column, pair.Key.Code, pair.Value)).MaxBy(reason => reason.Value);

    /// <summary>Puts a rejected row there.</summary>
    public void Add(FeedRow row) =>
        Add(row.FileKey, row.LineNo, row.RejectColumn, row.RejectCode ?? "", row.RejectDetail, row.RawText);

    /// <summary>Puts a row there.</summary>
    public void Add(long fileKey, long lineNo, string column, string code, string detail, string rawText)
    {
        _insert.Bind(_insert.Parameter("load_file_key"), Cell.Of(fileKey));
        _insert.Bind(_insert.Parameter("line_no"), Cell.Of(lineNo));
        _insert.Bind(_insert.Parameter("feed"), Cell.Of(feed));
        _insert.Bind(_insert.Parameter("column_name"), Text(column));
        _insert.Bind(_insert.Parameter("code"), Text(code));
        _insert.Bind(_insert.Parameter("detail"), Text(detail));
        _insert.Bind(_insert.Parameter("raw_text"), Text(rawText));
        _insert.Execute();
        Count++;
        if (code != RejectCode.Waiting)
        {
            _reasons[(column, code)] = _reasons.GetValueOrDefault((column, code)) + 1;
        }
    }

    public void Dispose() => _insert.Dispose();

    private static Cell Text(string text) => text.Length == 0 ? Cell.Empty : Cell.Of(text);
}
