using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>Rows that are passed over for one reason: how many, and which the first of them are.</summary>
internal sealed class SkippedLines
{
    private const int MostLines = 200;

    private readonly List<long> _lines = [];

    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="line">Its line.</param>
    public void Add(long line)
    {
        Count++;
        if (_lines.Count < MostLines)
        {
            _lines.Add(line);
        }
    }

    /// <summary>What is to be told of them; nothing when there are none.</summary>
    /// <param name="code">Machine name of the reason.</param>
    /// <param name="what">The reason, in Russian.</param>
    public IEnumerable<SourceNote> Note(string code, string what) =>
        Count == 0 ? [] : [new SourceNote(code, $"пропущено: {what}, их {Count} ({LineList.Of(_lines)}{(Count > MostLines ? " и ниже" : "")})")];
}

/// <summary>The current row of a table under a header that is found by other means.</summary>
/// <param name="row">The table.</param>
/// <param name="header">The header.</param>
internal sealed class HeadedRow(IRawTable row, IReadOnlyList<string> header) : IRawTable
{
    public IReadOnlyList<string> Header => header;

    public long LineNo => row.LineNo;

    public int FieldCount => row.FieldCount;

    public string RawText => row.RawText;

    public string this[int column] => row[column];

    public bool Read() => row.Read();

    public void Dispose()
    {
    }
}
