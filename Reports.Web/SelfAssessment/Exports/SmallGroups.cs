using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// Small-group suppression over everything that is public at once: what one page hides must not come out by subtracting others.
/// <list type="number">
/// <item>Primary: a number of people below the threshold, one whose complement to its base is, and a mean over fewer people are hidden.</item>
/// <item>On each page neighbours are hidden until <see cref="PublicSheet"/> finds nothing hidden that the sums leave determined, and nothing
/// small that they show to be small.</item>
/// <item>Of all organisations together a figure is shown only when every published organisation shows it and what is left of it, the
/// organisations that publish nothing, passes as a page of its own. So the page of the whole tells nothing that its parts do not
/// tell: each of its sums is the sum of theirs.</item>
/// <item>A figure of one year stands on pages of several reporting years, and on those of superseded editions: hidden on one, it is hidden on all.</item>
/// <item>Two indicator sets may count the same people: a number that one hides is hidden in the others, wherever an equal one of that organisation and year stands.</item>
/// </list>
/// The steps only ever hide more and repeat until nothing changes. A number is hidden with its share, and so is the base that both would tell.
/// </summary>
public sealed class SmallGroups
{
    /// <summary>The default threshold.</summary>
    public const int Usual = 5;

    private readonly HashSet<FigureKey> _hidden = [];

    private SmallGroups(int threshold) => Threshold = threshold;

    /// <summary>The smallest number of people that is shown.</summary>
    public int Threshold { get; }

    /// <summary>Decides for a page that is public alone.</summary>
    /// <param name="table">Its values.</param>
    /// <param name="threshold">The smallest number that may be shown.</param>
    public static SmallGroups Of(Assessment table, int threshold) => Of([table], threshold);

    /// <summary>Decides for pages that are public together.</summary>
    /// <param name="published">Values of each, of whichever set, organisation and reporting year; of the same ones the newest edition first.</param>
    /// <param name="threshold">The smallest number that may be shown.</param>
    public static SmallGroups Of(IReadOnlyList<Assessment> published, int threshold)
    {
        ArgumentNullException.ThrowIfNull(published);
        var groups = new SmallGroups(threshold);
        var pages = published.Select(FiguresOf).ToList();
        groups.Look([.. Sheets(pages, isRest: false), .. Sheets(Rests(published, pages), isRest: true)], Twins(pages));
        return groups;

        IEnumerable<PublicSheet> Sheets(IEnumerable<List<PublicFigure>> all, bool isRest) => all
            .SelectMany(page => page.GroupBy(figure => figure.Key.Year)).Select(year => new PublicSheet([.. year], threshold, isRest));
    }

    /// <summary>Whether a value is hidden on the page of an organisation.</summary>
    /// <param name="organisation">Its code; empty is all of them together.</param>
    /// <param name="value">The value.</param>
    public bool Hides(string organisation, AssessmentValue? value) => value is not null && _hidden.Contains(FigureKey.Of(organisation, value));

    private void Look(IReadOnlyList<PublicSheet> sheets, IReadOnlyList<IReadOnlyList<FigureKey>> twins)
    {
        int before;
        do
        {
            before = _hidden.Count;
            foreach (var sheet in sheets)
            {
                sheet.Cover(_hidden);
            }

            _hidden.UnionWith([.. _hidden.Select(key => key with { Organisation = "" })]);
            _hidden.UnionWith(twins.Where(same => same.Any(_hidden.Contains)).SelectMany(same => same));
        }
        while (_hidden.Count > before);
    }

    private static List<PublicFigure> FiguresOf(Assessment page) => [.. page.Values
        .Where(OfPeople)
        .Select(value => new PublicFigure(FigureKey.Of(page.Query.OrganisationCode, value), value.Indicator, value.Number!.Value, value.Base))];

    private static bool OfPeople(AssessmentValue value) => value.Number is not null
        && value.Indicator.Form != IndicatorForm.YesNo && value.Indicator.Counts.OfPeople(value.Column);

    /// <summary>Equal numbers of one organisation and year in several sets: taken to be of the same people.</summary>
    private static List<List<FigureKey>> Twins(List<List<PublicFigure>> pages) =>
    [
        .. pages.SelectMany(page => page).Where(figure => figure.Number != 0 && figure.Indicator.Form != IndicatorForm.Mean)
            .GroupBy(figure => (figure.Key.Organisation, figure.Key.Year, figure.Number), figure => figure.Key)
            .Where(same => same.Select(key => key.Set).Distinct().Count() > 1).Select(same => same.Distinct().ToList()),
    ];

    /// <summary>
    /// What organisations leave of the whole. Which editions of them are subtracted is the reader's choice: those of one
    /// reporting year first, any other where there is none of that year; the newest, or as many older as there are.
    /// </summary>
    private static IEnumerable<List<PublicFigure>> Rests(IReadOnlyList<Assessment> published, List<List<PublicFigure>> pages)
    {
        var editions = published.Zip(pages, (page, figures) => (Page: page.Query, Figures: figures))
            .GroupBy(edition => (edition.Page.Set.Name, edition.Page.OrganisationCode, edition.Page.Year))
            .SelectMany(same => same.Select((edition, age) => (same.Key.OrganisationCode, same.Key.Year, Age: age, edition.Figures))).ToList();
        var parts = editions.Where(edition => edition.OrganisationCode.Length > 0).ToList();
        foreach (var (year, age) in parts.Select(part => (part.Year, part.Age)).Distinct())
        {
            var taken = parts.OrderBy(part => part.Year == year ? 0 : 1).ThenByDescending(part => part.Year).ThenBy(part => Math.Abs(part.Age - age))
                .SelectMany(part => part.Figures).DistinctBy(figure => figure.Key).ToLookup(figure => figure.Key with { Organisation = "" });
            foreach (var whole in editions.Where(edition => edition.OrganisationCode.Length == 0))
            {
                yield return [.. whole.Figures.Select(figure => figure with
                {
                    Number = figure.Number - taken[figure.Key].Sum(part => part.Number),
                    Base = figure.Base - taken[figure.Key].Sum(part => part.Base ?? 0),
                })];
            }
        }
    }
}

/// <summary>A figure on public pages, whichever edition shows it.</summary>
/// <param name="Organisation">Code of the organisation; empty is all of them together.</param>
/// <param name="Set">Name of the indicator set.</param>
/// <param name="Code">Of the indicator.</param>
/// <param name="Line">Code of the line, or empty.</param>
/// <param name="Column">Code of the column, or empty.</param>
/// <param name="Year">The year that it is of.</param>
internal readonly record struct FigureKey(string Organisation, string Set, string Code, string Line, string Column, int Year)
{
    public static FigureKey Of(string organisation, AssessmentValue value) => new(organisation, value.Indicator.Set, value.Indicator.Code, value.Line, value.Column, value.Year);
}

/// <summary>A number of people on a page, or what is left of one.</summary>
/// <param name="Number">The number, or the numerator.</param>
/// <param name="Base">The denominator; null for none.</param>
internal sealed record PublicFigure(FigureKey Key, Indicator Indicator, decimal Number, decimal? Base);
