using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Reading;

/// <summary>Tells a table that is misread as a whole: more than half of its rows are rejected for one reason.</summary>
internal sealed class MisreadTable
{
    /// <summary>Rows after which a table is judged again while it is read.</summary>
    public const int RowsBetweenJudgements = 100_000;

    // With fewer rows than this it may be chance.
    private const int RowsToJudge = 100;

    private readonly Dictionary<(string Column, string Code), long> _reasons = [];

    /// <summary>Counts a rejected row. One that waits for another file does not count.</summary>
    public void Add(FeedRow row)
    {
        foreach (var (column, code, _) in row.Rejects)
        {
            if (code != RejectCode.Waiting)
            {
                _reasons[(column, code)] = _reasons.GetValueOrDefault((column, code)) + 1;
            }
        }
    }

    /// <summary>Stops the reading of a table that is misread.</summary>
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
