namespace Ingest.Sources;

/// <summary>Detects the separator, comma, semicolon or tab, from the first rows, with regard to quoted fields.</summary>
internal static class Separator
{
    private const int RowsLookedAt = 100;

    /// <summary>
    /// The separator that splits the header and by which most rows have as many cells as the header; in a tie the one
    /// that gives more columns. A decimal comma in a file with semicolons does not count. Where titles stand above the header, the first row tells nothing:
    /// the separator by which most rows are alike is taken, if it gives more columns.
    /// </summary>
    /// <param name="text">The first characters.</param>
    /// <param name="isAll">Whether there are no more: if there are, the last row is not whole and does not count.</param>
    public static char Of(ReadOnlySpan<char> text, bool isAll)
    {
        var (best, usual) = (',', ',');
        (double Share, int Columns) bestShape = (0, 1);
        (double Share, int Columns) usualShape = (0, 1);
        foreach (var candidate in ",;\t")
        {
            var (first, most) = Shape(text, isAll, candidate);
            if (first.Columns > 1 && first.CompareTo(bestShape) > 0)
            {
                (best, bestShape) = (candidate, first);
            }

            if (most.CompareTo(usualShape) > 0)
            {
                (usual, usualShape) = (candidate, most);
            }
        }

        var isTitled = bestShape.Columns == 1 || usualShape.Share >= bestShape.Share;
        return isTitled && usualShape.Columns > bestShape.Columns ? usual : best;
    }

    /// <summary>The share of rows that are as wide as the first one, and its width; and the same of the width that most rows of several cells have.</summary>
    private static ((double Share, int Columns) First, (double Share, int Columns) Most) Shape(ReadOnlySpan<char> text, bool isAll, char separator)
    {
        var follow = new QuoteFollower(separator);
        var widths = new Dictionary<int, int>();
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
                widths[cells] = widths.GetValueOrDefault(cells) + 1;
                rows++;
                (cells, blank) = (1, true);
            }
        }

        if (rows == 0)
        {
            // A single row that is longer than the preview: its cells so far.
            return ((1, cells), (0, 1));
        }

        // A separator at the end of some rows makes them one cell wider than the others.
        var most = widths.Keys.Where(width => width > 1)
            .Select(width => (Rows: widths[width] + (width > 2 ? widths.GetValueOrDefault(width - 1) : 0), Width: width))
            .DefaultIfEmpty((0, 1))
            .Max();
        return (((double)agreeing / rows, header), ((double)most.Item1 / rows, most.Item2));
    }
}
