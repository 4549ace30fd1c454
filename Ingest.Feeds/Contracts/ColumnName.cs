using System.Text;
using Warehouse.Sql.Core;

namespace Ingest.Feeds.Contracts;

/// <summary>Names of columns as people write them.</summary>
internal static class ColumnName
{
    private const string Number = "НОМЕР";
    private const int ShortWord = 4;

    private const int LongestName = 200;

    private static readonly string[] Numbers = [Number, "N", "NO", "NR"];
    private static readonly string[] Remarks =
        ["ОБЯЗАТЕЛЬНО", "ОБЯЗАТЕЛЬНОЕ", "НЕОБЯЗАТЕЛЬНО", "НЕОБЯЗАТЕЛЬНОЕ", "ПОЛЕ", "ПРИ", "НАЛИЧИИ", "ЕСЛИ", "ЕСТЬ", "ДД", "ММ", "ГГ", "ГГГГ", "ФОРМАТ"];

    /// <summary>
    /// A name without what people write differently: case, ё, spaces of any kind, line breaks, underscores, asterisks, colons and all other punctuation; № is «номер».
    /// </summary>
    /// <param name="name">As the file has it.</param>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize())
        {
            if (letter == '№')
            {
                folded.Append(Number);
            }
            else if (char.IsLetterOrDigit(letter) || letter == '%')
            {
                folded.Append(Upper(letter));
            }
        }

        return folded.ToString();
    }

    /// <summary>The same without the word «номер» and without a remark in brackets that changes nothing: «Попытка №» is «Попытка».</summary>
    /// <param name="name">As the file has it.</param>
    public static string Core(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var isRemark = open > 0 && name.TrimEnd().EndsWith(')') && Words(name[open..]).TrueForAll(word => Remarks.Contains(word));
        return string.Concat(Words(isRemark ? name[..open] : name).Where(word => !Numbers.Contains(word)));
    }

    /// <summary>
    /// Whether a name of a file may be meant for a column: it differs in a few letters, or has all its words, in any order, shortened or in another case, and
    /// few others.
    /// </summary>
    /// <param name="cell">The name in the file.</param>
    /// <param name="name">A name of the column.</param>
    public static bool IsNear(string cell, string name)
    {
        if (cell.Length > LongestName)
        {
            return false;
        }

        var (one, other) = (Folded(cell), Folded(name));
        if (one.Length < ShortWord || other.Length < ShortWord)
        {
            return false;
        }

        var most = Math.Min(3, Math.Max(one.Length, other.Length) / 4);
        if (Math.Abs(one.Length - other.Length) <= most && EditDistance.Between(one, other) <= most)
        {
            return true;
        }

        var (mine, theirs) = (Words(cell), Words(name));
        return mine.Count <= theirs.Count + 2
            && theirs.Exists(word => word.Length >= ShortWord)
            && theirs.TrueForAll(word => mine.Exists(written => IsAlike(written, word)));
    }

    /// <summary>How alike two names are, from 0 to 1.</summary>
    public static double Likeness(string one, string other)
    {
        var (a, b) = (Folded(one), Folded(other));
        return 1 - ((double)EditDistance.Between(a, b) / Math.Max(1, Math.Max(a.Length, b.Length)));
    }

    private static bool IsAlike(string written, string word) => word.Length < ShortWord
        ? written == word
        : (written.Length >= ShortWord && word.StartsWith(written, StringComparison.Ordinal))
            || EditDistance.Between(written, word) <= Math.Max(1, Math.Min(written.Length, word.Length) / ShortWord);

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in name.Replace("№", " " + Number + " ", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(Upper(letter));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static char Upper(char letter) => char.ToUpperInvariant(letter) is var upper && upper == 'Ё' ? 'Е' : upper;

    /// <summary>A name in a message.</summary>
    public static string Quoted(string name)
    {
        var plain = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"«{(plain.Length > 60 ? plain[..60] + "…" : plain)}»";
    }
}
