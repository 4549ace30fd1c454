using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Learner;

/// <summary>The search text for a learner, normalised as the loader stores names.</summary>
/// <param name="Words">Normalised words, each the beginning of any part of a name.</param>
/// <param name="Code">The text as typed: the beginning of a code.</param>
public sealed record NameSearch(IReadOnlyList<string> Words, string Code)
{
    private const int MostWords = 3;

    /// <summary>Parses a search text; wildcards are left out.</summary>
    /// <param name="text">As typed.</param>
    public static NameSearch Of(string? text)
    {
        var code = (text ?? "").Trim();
        var words = FoldedName.Of(new string([.. code.Where(sign => sign is not ('%' or '_' or '[' or ']'))]))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new NameSearch([.. words.Take(MostWords)], code);
    }

    /// <summary>Parameters of the search's statement.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters =>
    [
        ("word_1", Words.ElementAtOrDefault(0)), ("word_2", Words.ElementAtOrDefault(1)), ("word_3", Words.ElementAtOrDefault(2)),
        ("code", Code.Length > 0 ? Code : null),
    ];
}
