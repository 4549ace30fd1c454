namespace Warehouse.Sql.Core;

/// <summary>Levenshtein distance of words, for messages that suggest what was meant.</summary>
public static class EditDistance
{
    /// <summary>How many letters must be inserted, left out or replaced to turn one word into the other.</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another.</param>
    public static int Between(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
