namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Counts pages as a document is written, so that its contents name them before any program has laid it out. A program that opens the
/// document counts anew; both agree as long as the face is of the same metrics.
/// </summary>
internal sealed class DocxPages
{
    /// <summary>Height of a line of the face against its size.</summary>
    public const double LineFactor = 1.149;

    private const double Portrait = 841.9 - 2 * 56.7;
    private const double Landscape = 595.3 - 85 - 42.5;

    private double _height = Portrait;
    private double _used;

    /// <summary>The page that is written, from 1.</summary>
    public int Page { get; private set; } = 1;

    /// <summary>Goes on on a new page.</summary>
    /// <param name="isLandscape">Whether its long side lies; as before when not said.</param>
    public void Break(bool? isLandscape = null)
    {
        Page++;
        _used = 0;
        _height = isLandscape is { } lies ? lies ? Landscape : Portrait : _height;
    }

    /// <summary>Writes lines, which a page's end may part.</summary>
    /// <param name="count">How many.</param>
    /// <param name="each">Height of one, points.</param>
    /// <param name="before">Space above them; none is left at the top of a page.</param>
    /// <param name="after">Space below them.</param>
    /// <param name="ahead">What must follow on the same page.</param>
    public void Lines(int count, double each, double before, double after, double ahead = 0)
    {
        // A paragraph leaves two lines behind or none.
        Room(before + Math.Min(count, 2) * each + ahead);
        _used += _used > 0 ? before : 0;
        for (var line = 0; line < count; line++)
        {
            Room(each);
            _used += each;
        }

        _used += after;
    }

    /// <summary>Writes what a page's end may not part.</summary>
    /// <param name="height">Points.</param>
    public void Block(double height)
    {
        Room(height);
        _used += height;
    }

    private void Room(double height)
    {
        if (_used > 0 && _used + height > _height)
        {
            Break();
        }
    }
}
