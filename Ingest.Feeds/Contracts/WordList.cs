using System.Text;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts;

/// <summary>The words of a <see cref="Vocabulary"/> as people write them, each with the value that it stands for.</summary>
public sealed class WordList
{
    private readonly Dictionary<string, Cell> _values = new(StringComparer.Ordinal);
    private readonly List<string> _shown = [];

    /// <param name="vocabulary">The values.</param>
    /// <param name="words">Words by value; a later one replaces an earlier one.</param>
    public WordList(Vocabulary vocabulary, IEnumerable<(string Value, string Word)> words)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(words);
        var all = words.ToList();
        for (var i = 0; i < vocabulary.Values.Count; i++)
        {
            var value = vocabulary.Values[i];
            var cell = vocabulary.IsKeyed ? Cell.Of(i + 1) : Cell.Of(value);
            _values[Folded(value)] = cell;
            _shown.Add(all.Find(word => word.Value == value) is { Word: { } first } ? first : value);
            foreach (var (_, word) in all.Where(word => word.Value == value))
            {
                _values[Folded(word)] = cell;
            }
        }

        // The scales are named by the installation, not by the program.
        foreach (var (value, word) in all.Where(word => vocabulary.Values.Count == 0))
        {
            _values[Folded(word)] = Cell.Of(value);
        }
    }

    /// <summary>Reads a word; case, spaces, ё and a full stop after an abbreviation do not matter.</summary>
    /// <param name="text">What the file says.</param>
    /// <param name="value">What it stands for.</param>
    public string? Parse(string text, out Cell value) => _values.TryGetValue(Folded(text), out value) ? null : RejectCode.UnknownCode;

    /// <summary>Whether the word is in the list.</summary>
    /// <param name="text">What the file says.</param>
    public bool Has(string text) => _values.ContainsKey(Folded(text));

    /// <summary>One word of each value.</summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>One word of each value, for messages.</summary>
    public string Describe() => string.Join(", ", _shown);

    /// <summary>A word without what people write differently: case, ё, spaces of any kind, a full stop after an abbreviation.</summary>
    /// <param name="text">As people write it.</param>
    public static string Folded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else
            {
                folded.Append(char.ToUpperInvariant(letter) is var upper && upper == 'Ё' ? 'Е' : upper);
            }
        }

        var length = folded.Length;
        while (length > 1 && folded[length - 1] is ' ' or '.' or ',' or ';' or ':')
        {
            length--;
        }

        return folded.ToString(0, length);
    }
}
