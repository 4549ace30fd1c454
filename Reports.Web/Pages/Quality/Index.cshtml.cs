using Reports.Web.Charts;
using Reports.Web.Pages.Dashboard;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>Качество (ВСОКО): measures with their counts and changes, over time and by programme, group, module and teacher; who needs attention and why.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    private const int MonthsOfTrend = 12;
    private const int MostWarnings = 5;
    private const string Report = "quality-measures";
    private IReadOnlyList<MeasureRow> _now = [];
    private IReadOnlyList<MeasureRow> _before = [];
    private string _moduleName = "";

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => Report;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept =>
        [("by", By.Key), ("measure", Chosen?.Code), ("module", Module), ("step", Step.Key == "quarter" ? Step.Key : null), ("known", IsKnownThen ? "then" : null), ("compare", ByPrevious ? "previous" : null)];

    /// <inheritdoc/>
    public override string Subtitle => Module is null ? "" : $"модуль «{_moduleName}»";

    /// <summary>The measures.</summary>
    public IReadOnlyList<QualityMeasure> Measures { get; private set; } = [];

    /// <summary>The measure that the table is opened to; null shows all.</summary>
    public QualityMeasure? Chosen { get; private set; }

    /// <summary>The measure that is drawn.</summary>
    public QualityMeasure Drawn => Chosen ?? Measures[0];

    /// <summary>The grain of the table.</summary>
    public Grain By { get; private set; } = Grain.All[0];

    /// <summary>Months or quarters of the chart.</summary>
    public Grain Step { get; private set; } = Grain.Find("month");

    /// <summary>One module of the chosen programme; null is all.</summary>
    public long? Module { get; private set; }

    /// <summary>Whether the year before is shown as of its time, without later corrections.</summary>
    public bool IsKnownThen { get; private set; }

    /// <summary>Whether values are compared with the period before instead of the same dates a year ago.</summary>
    public bool ByPrevious { get; private set; }

    /// <summary>Whether there is anything to compare with: all of time has nothing before it.</summary>
    public bool IsCompared => Filter.Period != Period.Always;

    /// <summary>The period up to today, so that the future is not compared.</summary>
    public Period ToDate => Filter.To > Filter.Today && Filter.From <= Filter.Today ? new Period(Filter.From, Filter.Today) : Filter.Period;

    /// <summary>Measures by the chosen grain.</summary>
    public IReadOnlyList<MeasureRow> Units { get; private set; } = [];

    /// <summary>The same a year ago, for a table of one measure.</summary>
    public IReadOnlyList<MeasureRow> UnitsYearAgo { get; private set; } = [];

    /// <summary><see cref="Units"/> in the order of the address; in the table of all measures the column is a measure.</summary>
    public IEnumerable<MeasureRow> Ordered => Sort is not { } sort ? Units : sort.Column switch
    {
        "unit" when !By.IsTime => Units.OrderBy(row => (object?)row.Unit.Name, sort),
        "unit" => Units.OrderBy(row => (object?)row.Unit.Key, sort),
        "value" => Units.OrderBy(row => (object?)row.Value, sort),
        "target" => Units.OrderBy(row => (object?)row.Target, sort),
        "deviation" => Units.OrderBy(row => (object?)row.Deviation, sort),
        "numerator" => Units.OrderBy(row => (object?)row.Numerator, sort),
        "denominator" => Units.OrderBy(row => (object?)row.Denominator, sort),
        "left_out" => Units.OrderBy(row => (object?)row.LeftOut, sort),
        "year_ago" => Units.OrderBy(row => (object?)UnitsYearAgo.FirstOrDefault(ago => ago.Unit == row.Unit)?.Value, sort),
        var measure => OfMeasure(measure) is var values && values.Count == 0 ? Units : Units.OrderBy(row => (object?)values.GetValueOrDefault(row.Unit), sort),
    };

    /// <summary>The drawn measure over time.</summary>
    public PageChart Trend { get; private set; } = null!;

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Trend];

    /// <summary>How many groups at work are behind their цель, as the dashboard says it.</summary>
    public Verdict Verdict { get; private set; } = null!;

    /// <summary>Who needs attention.</summary>
    public IReadOnlyList<WarningItem> Warnings { get; private set; } = [];

    /// <summary>The first of them, which the page lists.</summary>
    public IEnumerable<WarningItem> Foremost => Warnings.Take(MostWarnings);

    /// <summary>A measure of the period; null without base and without anything left out.</summary>
    public MeasureRow? Now(QualityMeasure measure) => Find(_now, measure);

    /// <summary>Its value in the period that values are compared with.</summary>
    public long? Before(QualityMeasure measure) => measure.Steps(Find(_before, measure)?.Value);

    /// <summary>What values are compared with, in words.</summary>
    public string Against => ByPrevious ? "к предыдущему периоду"
        : IsKnownThen ? "к тем же датам год назад, как знали тогда" : "к тем же датам год назад";

    /// <summary>Whether nothing at all was known of the year before at its end.</summary>
    public bool IsYearAgoUnknown => _before.Count == 0;

    /// <summary>Why a measure is not available with the chosen filter; empty when it is.</summary>
    public string NotCounted(QualityMeasure measure) =>
        Filter.Teacher is not null && measure.NotWith.Contains("teacher") ? NotByTeacher
        : Module is not null && measure.NotWith.Contains("module") ? "по модулю не считается" : "";

    /// <summary>Measures that are available for the chosen grain.</summary>
    public IEnumerable<QualityMeasure> Columns => Measures.Where(measure => !measure.NotWith.Contains(By.Key) && NotCounted(measure).Length == 0);

    /// <summary>The address of this page with changes.</summary>
    /// <param name="changes">Names and values to put in place; null takes a name out.</param>
    public string Href(params IEnumerable<(string Key, object? Value)> changes) =>
        "/quality" + Filter.Query([.. Kept, .. changes]);

    /// <summary>The address of the rows behind a count.</summary>
    /// <param name="part">What is counted.</param>
    /// <param name="unit">The unit; null for everything chosen.</param>
    public string Rows(CountedPart part, MeasureUnit? unit = null)
    {
        var of = unit is null ? [] : By.Of(unit, Filter.Period);
        var byModule = Module is not null || of.Any(key => key.Key == "module");
        var keys = part.Keys.Select(key => byModule && key.Key == "results" ? (key.Key, "module") : key);
        return $"/rows/{part.Kind}{Filter.Query([("module", Module), .. keys, .. of])}";
    }

    /// <summary>Reads the page.</summary>
    /// <param name="by">The grain of the table.</param>
    /// <param name="measure">The measure to open; none shows all.</param>
    /// <param name="step">Months or quarters of the chart.</param>
    /// <param name="module">One module.</param>
    /// <param name="known"><c>then</c> compares with what was known a year ago.</param>
    /// <param name="compare"><c>previous</c> compares with the period before.</param>
    public async Task OnGetAsync(string? by, string? measure, string? step, int? module, string? known, string? compare, CancellationToken cancellationToken)
    {
        Measures = QualityMeasure.All(await ReadAsync("quality-rules", cancellationToken));
        (By, Step, Module, IsKnownThen) = (Grain.Find(by), Grain.Find(step == "quarter" ? step : "month"), module, known == "then");
        ByPrevious = compare == "previous" && !IsKnownThen;
        Chosen = Measures.FirstOrDefault(one => one.Code == measure);
        _now = await MeasuresAsync(Filter, "all", null);
        if (IsCompared)
        {
            _before = await MeasuresAsync(ByPrevious ? Filter.Over(ToDate.Before) : YearBefore(ToDate), "all", null);
        }

        Units = await MeasuresAsync(Filter, By.Key, Chosen);
        if (Chosen is not null && IsCompared && !By.IsTime)
        {
            UnitsYearAgo = await MeasuresAsync(YearBefore(ToDate), By.Key, Chosen);
        }

        await DrawAsync(cancellationToken);
        Verdict = Verdict.Of(RunningGroup.All(await ReadAsync("running-groups", cancellationToken)), Filter.StateDay, Filter.Today);
        Warnings = WarningItem.All(await ReadUnseenAsync("quality-warnings", cancellationToken), Filter);
        await Reports.ShowAsync(User, "quality-warnings", [.. Foremost.Select(warning => warning.LearnerKey).OfType<long>()], cancellationToken);
        if (Module is not null)
        {
            var named = await TableAsync(Filter.Over(Period.Always), "module", Measures[0], cancellationToken);
            _moduleName = MeasureRow.All(named) is [var first, ..] ? first.Unit.Name : "без оценок";
        }

        async Task<IReadOnlyList<MeasureRow>> MeasuresAsync(ReportFilter filter, string grain, QualityMeasure? one) =>
            MeasureRow.All(await TableAsync(filter, grain, one, cancellationToken));
    }

    /// <summary>A short period is extended by the months before it: one or two points show no trend.</summary>
    private async Task DrawAsync(CancellationToken cancellationToken)
    {
        var days = ToDate;
        var first = new DateOnly(days.To.Year, days.To.Month, 1).AddMonths(1 - MonthsOfTrend);
        var shown = IsCompared && first < days.From ? new Period(first, days.To) : days;
        var now = await TableAsync(Filter.Over(shown), Step.Key, Drawn, cancellationToken);
        var before = IsCompared && !ByPrevious ? await TableAsync(YearBefore(shown), Step.Key, Drawn, cancellationToken) : null;
        Trend = new PageChart("trend", Drawn.Title, "", MeasureChart.Of(Drawn, Step, now, before));
    }

    private ReportFilter YearBefore(Period period)
    {
        var before = Filter.Over(period.YearAgo);
        return IsKnownThen ? before.KnownOn(before.To, Reports.Time) : before;
    }

    private Task<ReportTable> TableAsync(ReportFilter filter, string grain, QualityMeasure? one, CancellationToken cancellationToken) =>
        ReadAsync(Report, filter, [("by", grain), ("measure", one?.Code), ("module", Module)], cancellationToken);

    private Dictionary<MeasureUnit, decimal?> OfMeasure(string measure) =>
        Units.Where(row => row.Measure == measure).ToDictionary(row => row.Unit, row => row.Value);

    private static MeasureRow? Find(IReadOnlyList<MeasureRow> rows, QualityMeasure measure) => rows.FirstOrDefault(row => row.Measure == measure.Code);
}
