using System.Globalization;
using Reports.Web.Exports;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Why;

/// <summary>Почему: the deviation of reached results, from the goal or from the same days a year ago, by the parts that made it.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    private const string Report = "outcome-parts";
    private const string YearAgo = "year";
    private IReadOnlyList<(string Name, object? Value)> _extra = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => Report;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => _extra;

    /// <summary>The way to part.</summary>
    public WhyLevel By { get; private set; } = WhyLevel.All[0];

    /// <summary>Whether results are compared with a year ago.</summary>
    public bool IsYearAgo { get; private set; }

    /// <summary>The parts.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>What was chosen on the way down, with the name of each choice.</summary>
    public IReadOnlyList<(WhyLevel Level, string Name)> Steps { get; private set; } = [];

    /// <summary>Results of all parts.</summary>
    public long Results => Sum("results_n");

    /// <summary>Reached results of all parts.</summary>
    public long Reached => Sum("reached_n");

    /// <summary>The whole deviation, per cent points; null when there is nothing to compare with.</summary>
    public decimal? Deviation => Rows.Rows.Count > 0 && Rows.Rows[0]["deviation"] is { } whole ? Convert.ToDecimal(whole, CultureInfo.InvariantCulture) : null;

    /// <summary>The sum of the parts' contributions.</summary>
    public decimal Contributions => Rows.Rows.Sum(row => row["contribution"] is { } part ? Convert.ToDecimal(part, CultureInfo.InvariantCulture) : 0);

    /// <summary>The answer in words.</summary>
    public string Verdict
    {
        get
        {
            var counted = $"Достигнуто {Figures.Count(Reached)} из {Figures.Plural(Results, "результата", "результатов", "результатов")} — {Figures.ShareOf(Reached, Results, 2)} %";
            var against = IsYearAgo ? "чем в те же дни год назад" : "цели";
            return Deviation switch
            {
                null => counted + ". Год назад результатов не было: сравнить не с чем.",
                0 => counted + (IsYearAgo ? ": как в те же дни год назад." : ": ровно цель."),
                < 0 and var lower => counted + $": на {Figures.Number(-lower)} п. п. ниже{(IsYearAgo ? "," : "")} {against}.",
                var higher => counted + $": на {Figures.Number(higher)} п. п. выше{(IsYearAgo ? "," : "")} {against}.",
            };
        }
    }

    /// <summary>The ways that are not yet chosen, of a list.</summary>
    public IEnumerable<WhyLevel> Open(IEnumerable<WhyLevel> levels) => levels.Where(level => level == By || !IsChosen(level));

    /// <summary>The address of this page with changes.</summary>
    public string Href(params (string Key, object? Value)[] changes) => "/why" + Filter.Query([.. _extra, .. changes]);

    /// <summary>The address one step down: the part of a row, by the next way.</summary>
    public string? Inside(ReportRow row) => WhyLevel.Down.FirstOrDefault(level => level != By && !IsChosen(level)) is { } next
        ? Href([.. By.Of(row), ("by", next.By)]) : null;

    /// <summary>The address without a step.</summary>
    public string Without(WhyLevel level) => Href([.. level.Keys.Select(key => (key, (object?)null)), ("by", level.By)]);

    /// <summary>The rows behind a part, or behind all of them.</summary>
    /// <param name="row">The part; null for all.</param>
    /// <param name="reached">Reached results alone.</param>
    /// <param name="isBefore">Those of a year ago.</param>
    public string Opened(ReportRow? row, bool reached = false, bool isBefore = false) => "/rows/outcomes" + Filter.Query(
    [
        .. _extra.Where(one => one.Name is not ("by" or "against")),
        .. row is { } part ? By.Of(part) : Array.Empty<(string Key, object? Value)>(),
        .. isBefore ? new (string, object?)[] { ("preset", PeriodPreset.Custom), ("from", Filter.Period.YearAgo.From), ("to", Filter.Period.YearAgo.To) } : [],
        ("results", "competency"),
        ("with_plan", 1),
        ("with_goal", IsYearAgo ? null : 1),
        ("reached", reached ? 1 : null),
    ]);

    /// <summary>Reads the page.</summary>
    /// <param name="by">The way to part.</param>
    /// <param name="against">What results are compared with.</param>
    public async Task OnGetAsync(string? by, string? against, CancellationToken cancellationToken)
    {
        IsYearAgo = against == YearAgo;
        var asked = ExtraParameters.Of(Reports.Find(Report)!, Filter, Request.Query)
            .Where(one => one.Name is not ("by" or "against" or "with_goal") && one.Value is not null).ToList();
        _extra = asked;
        By = WhyLevel.All.FirstOrDefault(level => level.By == by) ?? WhyLevel.Down.First(level => !IsChosen(level));
        _extra = [.. asked, ("by", By.By), ("against", IsYearAgo ? YearAgo : null)];
        Rows = await ReadAsync(Report, cancellationToken, _extra);
        var steps = new List<(WhyLevel, string)>();
        foreach (var level in WhyLevel.All.Where(level => level.Key is not ("programme" or "group") && IsChosen(level)))
        {
            var named = level == By ? Rows : await ReadAsync(Report, cancellationToken, [.. asked, ("by", level.By), ("against", IsYearAgo ? YearAgo : null)]);
            steps.Add((level, named.Rows.Count == 1 ? Figures.Cell(named.Rows[0]["unit"], ColumnKind.Text) : "выбрано"));
        }

        Steps = steps;
    }

    private bool IsChosen(WhyLevel level) => level.Key switch
    {
        "programme" => Filter.Programme is not null,
        "group" => Filter.Group is not null,
        _ => _extra.Any(one => one.Name == level.Key),
    };

    private long Sum(string column) => Rows.Rows.Sum(row => Figures.Whole(row[column]) ?? 0);
}
