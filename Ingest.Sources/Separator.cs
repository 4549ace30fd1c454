namespace Ingest.Sources;

/// <summary>Detects the separator, comma, semicolon or tab, from the first rows, with regard to quoted fields.</summary>
internal static class Separator
{
    private const int RowsLookedAt = 100;

    /// <summary>
    /// The separator that splits the header and by which most rows have as many cells as the header; in a tie the one
    /// that gives more columns. A decimal comma in a file with semicolons does not count.
    /// </summary>
    /// <param name="text">The first characters.</param>
    /// <param name="isAll">Whether there are no more: if there are, the last row is not whole and does not count.</param>
    public static char Of(ReadOnlySpan<char> text, bool isAll)
    {
        var best = ',';
        (double Share, int Columns) bestShape = (0, 1);
        foreach (var candidate in ",;\t")
        {
            var shape = Shape(text, isAll, candidate);
            if (shape.Columns > 1 && shape.CompareTo(bestShape) > 0)
            {
                (best, bestShape) = (candidate, shape);
            }
        }

        return best;
    }

    private static (double Share, int Columns) Shape(ReadOnlySpan<char> text, bool isAll, char separator)
    {
        var follow = new QuoteFollower(separator);
        int header = 0, rows = 0, agreeing = 0, cells = 1;
        var blank = true;
        for (var i = 0; i <= text.Length && rows <= RowsLookedAt; i++)
        {
            var atEnd = i == text.Length;
            if (atEnd && (!isAll || blank))
            {
                break;
            }

            var kind = atEnd ? QuoteFollower.Kind.RowEnd : follow.Next(text[i]);
            if (kind == QuoteFollower.Kind.Separator)
            {
                cells++;
                blank = false;
            }
            else if (kind == QuoteFollower.Kind.Text)
            {
                blank = blank && char.IsWhiteSpace(text[i]);
            }
            else if (!blank)
            {
                header = header == 0 ? cells : header;
                agreeing += cells == header ? 1 : 0;
                rows++;
                (cells, blank) = (1, true);
            }
        }

        // A single row that is longer than the preview: its cells so far.
        return rows == 0 ? (1, cells) : ((double)agreeing / rows, header);
    }
}
