using System.Text.RegularExpressions;

namespace Ingest.Feeds.Mappings;

/// <summary>Looks for patterns in the rows above a header: in each cell, then in the row as a whole, because a form may have the name and the value in two.</summary>
internal sealed class TitleSearch
{
    private readonly List<(string Name, Regex Pattern)> _patterns;
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);

    /// <param name="tables">The tables whose titles are looked for.</param>
    public TitleSearch(IEnumerable<MappedSheet> tables) =>
        _patterns = [.. tables.SelectMany(table => table.Titles).Select(title => (title.Key, JsonReading.Compile(title.Value)))];

    /// <param name="pattern">One pattern.</param>
    public TitleSearch(string pattern) => _patterns = [("", JsonReading.Compile(pattern))];

    /// <summary>What was found, the last row first.</summary>
    public IReadOnlyDictionary<string, string> Found => _found;

    /// <summary>Looks at a row.</summary>
    /// <param name="cells">Its cells.</param>
    public void See(IReadOnlyList<string> cells)
    {
        if (_patterns.Count == 0)
        {
            return;
        }

        var filled = cells.Select(HeaderCells.Plain).Where(cell => cell.Length > 0).ToList();
        foreach (var (name, pattern) in _patterns)
        {
            foreach (var text in filled.Append(string.Join(' ', filled)))
            {
                if (TextOf(pattern.Match(text)) is { Length: > 0 } value)
                {
                    _found[name] = value;
                    break;
                }
            }
        }
    }

    /// <summary>What a match says: its first group that is there, or all of it.</summary>
    public static string TextOf(Match match) => !match.Success
        ? ""
        : match.Groups.Count == 1 ? match.Value.Trim() : match.Groups.Cast<Group>().Skip(1).FirstOrDefault(group => group.Success)?.Value.Trim() ?? "";
}
