using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Indicators;

/// <summary>
/// What an indicator counts: <c>people</c>, <c>things</c>, or <c>things in 3, 5</c>, where the other columns count people. A header that
/// does not say counts people: a number that need not be hidden does less harm hidden than the other way round.
/// </summary>
public sealed record IndicatorCounts
{
    internal const string Key = "counts";

    private const string People = "people";
    private const string Things = "things";

    private readonly bool _people;
    private readonly IReadOnlyList<string> _thingColumns;

    private IndicatorCounts(bool people, IReadOnlyList<string> thingColumns) => (_people, _thingColumns) = (people, thingColumns);

    /// <summary>Whether the numbers of a column are numbers of people.</summary>
    /// <param name="column">Code of the column, or empty.</param>
    public bool OfPeople(string column) => _people && !_thingColumns.Contains(column, StringComparer.Ordinal);

    /// <exception cref="FormatException">The format is wrong.</exception>
    internal static IndicatorCounts Parse(string? text) => text?.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) switch
    {
        null or [People] => new(true, []),
        [Things] => new(false, []),
        [Things, "in", var columns] => new(true, columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => throw new FormatException($"«{Key}: {text}» — пишется people, things или things in 3, 5 (графы, в которых не люди)."),
    };
}

/// <summary>Lines or columns of a table that add up: <c>01 = 02 + 03</c>. What the parts leave of the whole need not be nothing.</summary>
/// <param name="Whole">Codes of the whole; several when their sum is the whole.</param>
/// <param name="Parts">Codes of its parts, none of which overlap; one part is «из них».</param>
public sealed record IndicatorSum(IReadOnlyList<string> Whole, IReadOnlyList<string> Parts)
{
    internal const string LinesKey = "sum-of-lines";
    internal const string ColumnsKey = "sum-of-graphs";

    private const string None = "none";

    /// <exception cref="FormatException">The format is wrong, or a code is not there.</exception>
    internal static IReadOnlyList<IndicatorSum>? Parse(SqlFile file, string key, string partKey)
    {
        var given = file.All(key);
        if (given.Count == 0)
        {
            return null;
        }

        var codes = file.All(partKey).Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)[0]).ToHashSet(StringComparer.Ordinal);
        return given is [None] ? [] : [.. given.Select(text => text.Split('=') is [var whole, var parts]
            ? new IndicatorSum(Codes(whole), Codes(parts))
            : throw new FormatException($"«{key}: {text}» — пишется 01 = 02 + 03 или none."))];

        string[] Codes(string text) => [.. text.Split('+', StringSplitOptions.TrimEntries).Select(code => codes.Contains(code) ? code
            : throw new FormatException($"«{key}: {text.Trim()}» — в показателе нет строки или графы «{code}»."))];
    }
}
