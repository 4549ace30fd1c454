using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Indicators;

/// <summary>Selection of figures.</summary>
/// <param name="FirstYear">First reporting year.</param>
/// <param name="LastYear">Last reporting year.</param>
public sealed record IndicatorQuery(int FirstYear, int LastYear)
{
    /// <summary>What the viewer may see.</summary>
    public Scope Scope { get; init; } = Scope.Everything;

    /// <summary>Moment of knowledge; null is now.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Only this organisation; null is all.</summary>
    public long? Organisation { get; init; }

    /// <summary>Chosen options by switch; a switch without one has its default.</summary>
    public IReadOnlyDictionary<string, string> Switches { get; init; } = new Dictionary<string, string>();
}

/// <summary>The computed figure of one cell of an indicator in one year.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">Reporting year.</param>
/// <param name="Line">Code of the line; empty unless the indicator is a table.</param>
/// <param name="Column">Code of the column; empty unless the indicator is a table.</param>
/// <param name="Numerator">What is counted; null when a person enters it.</param>
/// <param name="Denominator">The denominator; null when there is none or a person enters it.</param>
public sealed record IndicatorFigure(Indicator Indicator, int Year, string Line, string Column, long? Numerator, long? Denominator);

/// <summary>A row behind a figure. The rows of a cell add up to its figure.</summary>
/// <param name="Numerator">What the row adds to the numerator.</param>
/// <param name="Denominator">What it adds to the denominator.</param>
/// <param name="ProgrammeKey">Programme, when the row is of one.</param>
/// <param name="GroupKey">Group, when the row is of one.</param>
/// <param name="LearnerKey">Learner, when the row is of one.</param>
/// <param name="TeacherKey">Teacher, when the row is of one.</param>
public sealed record IndicatorRow(long? Numerator, long? Denominator, long? ProgrammeKey, long? GroupKey, long? LearnerKey, long? TeacherKey);

/// <summary>
/// Computes indicators. A statement groups the rows that it counts by year, line and column, and with <c>@opened = 1</c> by the keys of
/// the rows too, so that a figure and its rows come from the same SQL.
/// </summary>
/// <param name="reader">The way to read the warehouse.</param>
/// <param name="catalogue">Where sets are found.</param>
public sealed class IndicatorReader(ReportReader reader, SqlCatalogue catalogue)
{
    /// <summary>What every statement returns, in this order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["year", "line_code", "graph_code", "numerator", "denominator", "programme_key", "group_key", "learner_key", "teacher_key"];

    /// <summary>Parameters that a statement may use besides the scope and the switches of its set.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["first_year", "last_year", "organisation", "opened"];

    private static readonly ReportColumns KeyColumns = new(Columns.Select(name => new ReportColumn(name, name, ColumnKind.Key)));

    /// <summary>Every set there is.</summary>
    public IReadOnlyList<IndicatorSet> Sets { get; } = IndicatorSet.In(catalogue);

    /// <summary>The set of that name.</summary>
    /// <param name="name">The folder's.</param>
    public IndicatorSet? Find(string? name) => Sets.FirstOrDefault(set => set.Name == name);

    /// <summary>Figures of one indicator; years and cells without data are left out.</summary>
    /// <param name="set">Its set.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="query">Years, scope, moment and choices.</param>
    /// <exception cref="System.Data.Common.DbException">The statement fails, as an operator's file may.</exception>
    public async Task<IReadOnlyList<IndicatorFigure>> ReadAsync(
        IndicatorSet set, Indicator indicator, IndicatorQuery query, CancellationToken cancellationToken)
    {
        var table = await AskAsync(set, indicator, query, isOpened: false, cancellationToken);
        return [.. table.As<CellRow>().Select(row => new IndicatorFigure(
            indicator, row.Year, row.LineCode ?? "", row.GraphCode ?? "", row.Numerator, row.Denominator))];
    }

    /// <summary>The rows behind every cell, by line and column, whose codes are empty unless the indicator is a table; rows that add nothing to numerator and denominator are left out.</summary>
    /// <param name="set">The indicator's set.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="query">One year, scope, moment and choices.</param>
    public async Task<ILookup<(string Line, string Column), IndicatorRow>> OpenAsync(
        IndicatorSet set, Indicator indicator, IndicatorQuery query, CancellationToken cancellationToken)
    {
        var table = await AskAsync(set, indicator, query, isOpened: true, cancellationToken);
        return table.As<CellRow>()
            .Where(row => row.Numerator is not (null or 0) || row.Denominator is not (null or 0))
            .ToLookup(
                row => (row.LineCode ?? "", row.GraphCode ?? ""),
                row => new IndicatorRow(row.Numerator, row.Denominator, row.ProgrammeKey, row.GroupKey, row.LearnerKey, row.TeacherKey));
    }

    private async Task<ReportTable> AskAsync(
        IndicatorSet set, Indicator indicator, IndicatorQuery query, bool isOpened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(query);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["first_year"] = query.FirstYear,
            ["last_year"] = query.LastYear,
            ["organisation"] = query.Organisation,
            ["opened"] = isOpened ? 1 : 0,
        };
        foreach (var choice in set.Switches)
        {
            parameters[choice.Name] = choice.Choose(query.Switches.GetValueOrDefault(choice.Name)).Key;
        }

        var report = new Report(indicator.File) { Columns = KeyColumns };
        return await reader.ReadAsync(report, query.Scope, query.AsOf, parameters, cancellationToken);
    }

    /// <summary>What every statement returns.</summary>
    private sealed record CellRow(
        int Year,
        string? LineCode,
        string? GraphCode,
        long? Numerator,
        long? Denominator,
        long? ProgrammeKey,
        long? GroupKey,
        long? LearnerKey,
        long? TeacherKey);
}
