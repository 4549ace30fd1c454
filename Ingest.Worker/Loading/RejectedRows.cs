using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Puts the rejected rows of one table into quarantine, and stops a load whose table is misread as a whole.</summary>
/// <param name="quarantine">The load's quarantine.</param>
/// <param name="feed">English name of the feed.</param>
internal sealed class RejectedRows(QuarantineWriter quarantine, string feed)
{
    // A table is misread when more than half of its rows are rejected for one reason; with fewer rows than this it may be chance.
    private const int RowsToJudge = 100;

    private static readonly RejectedCell[] Conflict = [new("", RejectCode.ConflictingInFile, "")];

    private readonly Dictionary<(string Column, string Code), long> _reasons = [];

    /// <summary>Quarantines a rejected row. A row that waits for another file does not count towards a misread table.</summary>
    public void Add(FeedRow row)
    {
        quarantine.Add(new RejectedRow(row.FileKey, row.LineNo, feed, row.RawText, row.Place) { Cells = row.Sent, Key = row.Key }, row.Rejects);
        foreach (var (column, code, _) in row.Rejects)
        {
            if (code != RejectCode.Waiting)
            {
                _reasons[(column, code)] = _reasons.GetValueOrDefault((column, code)) + 1;
            }
        }
    }

    /// <summary>Quarantines a row that contradicts another one of its file.</summary>
    public void AddConflict(RejectedRow row) => quarantine.Add(row, Conflict);

    /// <summary>Stops the load of a table that is misread.</summary>
    /// <param name="name">The file, for the message.</param>
    /// <param name="read">Rows read so far.</param>
    /// <exception cref="UnreadableSourceException">It is.</exception>
    public void Judge(string name, long read)
    {
        if (read < RowsToJudge || _reasons.Count == 0)
        {
            return;
        }

        var ((column, code), rows) = _reasons.MaxBy(reason => reason.Value);
        if (rows * 2 > read)
        {
            throw new UnreadableSourceException(
                "misread",
                $"Файл «{name}» прочитан неверно: из {read} строк {rows} не подошли по одной причине: столбец {column}, "
                + $"«{RejectText.Of(code).Title.ToLowerInvariant()}». Не загружено ничего. {RejectText.Of(code).Advice}");
        }
    }
}
