namespace Ingest.Feeds.Checking;

/// <summary>Counts reasons, with the first lines and a few examples of each, so that memory does not grow with the table.</summary>
internal sealed class ReasonList
{
    private const int MostLines = 5;
    private const int MostExamples = 5;

    private readonly Dictionary<(string Column, string Code), Tally> _tallies = [];

    /// <summary>Counts a row.</summary>
    /// <param name="column">Title of the column.</param>
    /// <param name="code">The reason.</param>
    /// <param name="line">The row.</param>
    /// <param name="example">What stands there; empty for nothing.</param>
    public void Add(string column, string code, long line, string example)
    {
        if (!_tallies.TryGetValue((column, code), out var tally))
        {
            _tallies[(column, code)] = tally = new Tally();
        }

        tally.Rows++;
        if (tally.Lines.Count < MostLines)
        {
            tally.Lines.Add(line);
        }

        if (example.Length > 0 && tally.Examples.Count < MostExamples && !tally.Examples.Contains(example))
        {
            tally.Examples.Add(example);
        }
    }

    /// <summary>The reasons, those of most rows first.</summary>
    public IReadOnlyList<ReviewReason> All =>
    [
        .. _tallies.OrderByDescending(one => one.Value.Rows)
            .Select(one => new ReviewReason(one.Key.Column, one.Key.Code, one.Value.Rows, [.. one.Value.Lines.Order()], one.Value.Examples)),
    ];

    private sealed class Tally
    {
        public long Rows { get; set; }

        public List<long> Lines { get; } = [];

        public List<string> Examples { get; } = [];
    }
}
