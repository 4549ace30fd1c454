namespace Reports.Web.Charts;

/// <summary>
/// Names of the places along an axis. Where places are of years, a year stands below the first place shown of it, whichever places there
/// is room to show: this is told here once, for pages and pictures.
/// </summary>
/// <param name="Names">A name a place, without its year.</param>
/// <param name="Years">A year a place; null where places are not of time.</param>
public sealed record PlaceNames(IReadOnlyList<string> Names, IReadOnlyList<int>? Years = null)
{
    // Parts of a year, so that the same months are named in each.
    private static readonly int[] OfAYear = [1, 2, 3, 4, 6, 12];

    /// <summary>Each how many places may be named: 1 names all of them, the last one only the first place.</summary>
    public IEnumerable<int> Steps
    {
        get
        {
            for (var (turn, step) = (0, 1); ; step = ++turn < OfAYear.Length ? OfAYear[turn] : step * 2)
            {
                yield return step;
                if (step >= Names.Count)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>Labels of the places that are shown, the year on a line of its own.</summary>
    /// <param name="step">Each how many places one is shown, beginning with the first.</param>
    public IReadOnlyList<string> At(int step)
    {
        var labels = new List<string>();
        for (var place = 0; place < Names.Count; place += step)
        {
            var isNewYear = Years is { } years && (place == 0 || years[place] != years[place - step]);
            labels.Add(isNewYear ? Names[place] + "\n" + Year(place) : Names[place]);
        }

        return labels;
    }

    /// <summary>The name of one place with its year, as it is told apart from the axis.</summary>
    /// <param name="place">The place, from 0.</param>
    public string Whole(int place) => Years is null ? Names[place] : Names[place] + Figures.Space + Year(place);

    private string Year(int place) => Years![place].ToString("0000", Figures.Russian);
}
