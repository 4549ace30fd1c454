using System.Data.Common;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment;

/// <summary>The query of a self-assessment.</summary>
/// <param name="Set">The indicator set.</param>
/// <param name="Year">Reporting year.</param>
public sealed record AssessmentQuery(IndicatorSet Set, int Year)
{
    /// <summary>Years shown, the reporting year the last of them.</summary>
    public const int YearsShown = 5;

    /// <summary>First year shown.</summary>
    public int FirstYear { get; init; } = Year - YearsShown + 1;

    /// <summary>What the viewer may see.</summary>
    public Scope Scope { get; init; } = Scope.Everything;

    /// <summary>Moment of knowledge; null is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Key of the only organisation counted; null is all.</summary>
    public long? Organisation { get; init; }

    /// <summary>Its code, under which values are entered; empty is all.</summary>
    public string OrganisationCode { get; init; } = "";

    /// <summary>Options chosen, by switch; a switch that is not here has its default.</summary>
    public IReadOnlyDictionary<string, string> Switches { get; init; } = new Dictionary<string, string>();

    /// <summary>The query of the warehouse.</summary>
    /// <param name="firstYear">First reporting year.</param>
    public IndicatorQuery ForWarehouse(int firstYear) => new(firstYear, Year)
    {
        Scope = Scope,
        AsOf = AsOf,
        Organisation = Organisation,
        Switches = Switches,
    };

    /// <summary>What the chosen options mark the form with: «Для внутреннего использования: …»; empty for nothing.</summary>
    public string Mark => string.Join(". ", Set.Switches.Select(choice => Chosen(choice).Mark).Where(mark => mark.Length > 0));

    /// <summary>
    /// Options in force where nobody chose: of the switch <c>respondent</c> the one of the setting. They are kept with an edition, whose files a later setting does not change.
    /// </summary>
    /// <param name="set">The indicator set.</param>
    /// <param name="chosen">What was chosen, by switch.</param>
    /// <param name="options">Settings.</param>
    public static IReadOnlyDictionary<string, string> WithSettings(IndicatorSet set, IReadOnlyDictionary<string, string> chosen, ReportsOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(options);
        const string respondent = "respondent";
        return !options.SmallBusiness || chosen.ContainsKey(respondent) || set.Switches.All(choice => choice.Name != respondent) ? chosen
            : new Dictionary<string, string>(chosen, StringComparer.Ordinal) { [respondent] = "small" };
    }

    /// <summary>The chosen option of a switch.</summary>
    /// <param name="choice">The switch.</param>
    public SwitchOption Chosen(IndicatorSwitch choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Choose(Switches.GetValueOrDefault(choice.Name));
    }
}

/// <summary>The indicators of a set with their values for a year and the years before it.</summary>
/// <param name="Values">Every cell of every year, in the order of the form.</param>
public sealed record Assessment(AssessmentQuery Query, IReadOnlyList<AssessmentValue> Values)
{
    private readonly Dictionary<(string Code, string Line, string Column, int Year), AssessmentValue> _cells =
        Values.ToDictionary(value => (value.Indicator.Code, value.Line, value.Column, value.Year));

    /// <summary>Errors in files of the set, in Russian; an indicator whose statement fails has no value.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The indicators of the form of that year.</summary>
    public IReadOnlyList<Indicator> Indicators { get; } = [.. Query.Set.ValidIn(Query.Year)];

    /// <summary>Years with values, the reporting year the last.</summary>
    public IReadOnlyList<int> Years { get; } = [.. Enumerable.Range(Query.FirstYear, Query.Year - Query.FirstYear + 1)];

    /// <summary>Values of the reporting year that are still to be entered.</summary>
    public IReadOnlyList<AssessmentValue> Missing { get; } = [.. Values.Where(value => value.Year == Query.Year && value.IsMissing)];

    /// <summary>Indicators of one value that are printed under a table.</summary>
    /// <param name="table">The table.</param>
    public IEnumerable<Indicator> Beside(Indicator table) => Indicators.Where(indicator => indicator.Beside == table.Code);

    /// <summary>Its number under the table: «(31)» of 2.1(31).</summary>
    public static string CodeBeside(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Code.StartsWith(indicator.Beside ?? "", StringComparison.Ordinal) ? indicator.Code[(indicator.Beside ?? "").Length..] : indicator.Code;
    }

    /// <summary>The value of a cell; null when the form of that year does not have the indicator.</summary>
    /// <param name="year">A year of <see cref="Years"/>.</param>
    /// <param name="line">Code of the line, or empty.</param>
    /// <param name="column">Code of the column, or empty.</param>
    public AssessmentValue? Value(Indicator indicator, int year, string line = "", string column = "")
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _cells.GetValueOrDefault((indicator.Code, line, column, year));
    }
}

/// <summary>Reads assessments, from figures of the warehouse and entered values, for pages, exports, editions and the command.</summary>
/// <param name="indicators">Indicators of the warehouse.</param>
/// <param name="manual">Values entered by hand.</param>
/// <param name="reports">Tells in which years there was anything to count.</param>
/// <param name="engine">Tells errors of a statement from those of the warehouse.</param>
public sealed class AssessmentReader(IndicatorReader indicators, ManualValues manual, ReportReader reports, IWarehouseEngine engine)
{
    private const string KnownYears = "self-assessment-years";

    /// <summary>Every indicator set there is.</summary>
    public IReadOnlyList<IndicatorSet> Sets => indicators.Sets;

    /// <summary>Reads the values of a set.</summary>
    /// <param name="query">Set, years, scope, moment and choices.</param>
    public async Task<Assessment> ReadAsync(AssessmentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (problems, failed) = (query.Set.Problems.ToList(), new HashSet<string>(StringComparer.Ordinal));
        var figures = new Dictionary<(string Code, string Line, string Column, int Year), IndicatorFigure>();
        var counted = query.Set.Indicators.Where(indicator => indicator.IsCounted).ToList();
        var answers = new (IReadOnlyList<IndicatorFigure> Figures, string? Problem)[counted.Count];

        // Each indicator is a statement: run them in parallel.
        await Parallel.ForAsync(0, counted.Count, Side(cancellationToken), async (i, stop) => answers[i] = await ReadAsync(query, counted[i], stop));
        foreach (var (indicator, answer) in counted.Zip(answers))
        {
            foreach (var figure in answer.Figures)
            {
                figures[(indicator.Code, figure.Line, figure.Column, figure.Year)] = figure;
            }

            if (answer.Problem is { } problem)
            {
                problems.Add(problem);
                failed.Add(indicator.Code);
            }
        }

        var entries = (await manual.ListAsync(query.Set.Name, query.OrganisationCode, query.FirstYear, query.Year, query.AsOf, cancellationToken))
            .ToDictionary(entry => (entry.Code, entry.Line, entry.Column, (int)entry.Year));
        var known = (await reports.ReadAsync(
                KnownYears, query.Scope, query.AsOf, new Dictionary<string, object?> { ["organisation"] = query.Organisation }, cancellationToken))
            .As<KnownYear>().Select(row => row.Year).ToHashSet();
        var cells = Cells(query).ToList();
        var values = new Dictionary<(string Code, string Line, string Column, int Year), AssessmentValue>();

        // Indicators that take their denominator from another one come last.
        foreach (var cell in cells.OrderBy(cell => cell.Indicator.BaseOf is null ? 0 : 1))
        {
            var key = (cell.Indicator.Code, cell.Line, cell.Column, cell.Year);
            var figure = cell.Indicator.BaseOf is not { } code ? figures.GetValueOrDefault(key)
                : values.GetValueOrDefault((code, "", "", cell.Year)) is { } whole
                    ? new IndicatorFigure(cell.Indicator, cell.Year, cell.Line, cell.Column, null, (long?)(whole.Base ?? whole.Number)) : null;
            values[key] = failed.Contains(cell.Indicator.Code) ? cell
                : AssessmentValue.Of(cell, figure, entries.GetValueOrDefault(key), known.Contains(cell.Year));
        }

        return new Assessment(query, [.. cells.Select(cell => values[(cell.Indicator.Code, cell.Line, cell.Column, cell.Year)])]) { Problems = problems };
    }

    private sealed record KnownYear(int Year);

    private static ParallelOptions Side(CancellationToken cancellationToken) =>
        new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4) };

    private async Task<(IReadOnlyList<IndicatorFigure> Figures, string? Problem)> ReadAsync(
        AssessmentQuery query, Indicator indicator, CancellationToken cancellationToken)
    {
        try
        {
            return (await indicators.ReadAsync(query.Set, indicator, query.ForWarehouse(query.FirstYear), cancellationToken), null);
        }
        catch (DbException wrong) when (engine.Explain(wrong) is null)
        {
            return ([], $"Запрос показателя {indicator.Code} не выполняется, его значения нет: {wrong.Message}");
        }
    }

    private static IEnumerable<AssessmentValue> Cells(AssessmentQuery query) =>
        from indicator in query.Set.Indicators
        from year in Enumerable.Range(query.FirstYear, query.Year - query.FirstYear + 1)
        where indicator.IsValidIn(year)
        from line in indicator.Lines
        from column in indicator.Columns
        select new AssessmentValue(indicator, line.Code, column.Code, year);

    /// <summary>The rows behind the computed values of an indicator's cells of the reporting year, by line and column.</summary>
    /// <param name="query">Set, year, scope, moment and choices.</param>
    public Task<ILookup<(string Line, string Column), IndicatorRow>> OpenAsync(AssessmentQuery query, Indicator indicator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return indicators.OpenAsync(query.Set, indicator, query.ForWarehouse(query.Year), cancellationToken);
    }
}
