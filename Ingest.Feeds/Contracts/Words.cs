namespace Ingest.Feeds.Contracts;

/// <summary>The lists of words of an installation and a profile.</summary>
/// <param name="words">Words: the list that each is of, the value that it stands for, and itself. Later ones replace earlier ones.</param>
public sealed class Words(IEnumerable<(string List, string Value, string Word)> words)
{
    private readonly Dictionary<string, WordList> _lists = Lists(words.ToLookup(word => word.List));

    /// <summary>The words of a vocabulary.</summary>
    /// <param name="vocabulary">One of <see cref="Vocabulary.All"/>.</param>
    public WordList Of(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return _lists[vocabulary.Name];
    }

    /// <summary>The value that a word stands for, by its name.</summary>
    /// <param name="list">Name of the list, as in the files of words.</param>
    /// <param name="word">As people write it.</param>
    /// <returns>Null where the list does not have the word.</returns>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public string? ValueOf(string list, string? word)
    {
        var vocabulary = Vocabulary.All.FirstOrDefault(known => known.Name == list) ?? throw new ArgumentException($"There is no list of words '{list}'.", nameof(list));
        return word is null || Of(vocabulary).Parse(word, out var value) is not null ? null
            : vocabulary.IsKeyed ? vocabulary.Values[(int)value.Number - 1]
            : value.Text;
    }

    /// <summary>Whether a row that begins with this cell is one of totals: the cell begins with the words of one, and ends there or goes on with others.</summary>
    /// <param name="cell">Its text.</param>
    public bool IsTotal(string cell)
    {
        var folded = WordList.Folded(cell);
        for (var end = folded.Length; end > 0; end = folded.LastIndexOfAny([' ', ':', ','], end - 1))
        {
            if (Of(Vocabulary.Total).Has(folded[..end]))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, WordList> Lists(ILookup<string, (string List, string Value, string Word)> words) =>
        Vocabulary.All.ToDictionary(list => list.Name, list => new WordList(list, words[list.Name].Select(word => (word.Value, word.Word))));
}
