using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Quality;

/// <summary>A measure of quality, from <c>quality-rules</c>.</summary>
/// <param name="Code">In addresses.</param>
/// <param name="Title">Name with its unit.</param>
/// <param name="Rule">What it is, in words.</param>
/// <param name="LeftOut">What is left out of both; empty when nothing is.</param>
public sealed record QualityMeasure(
    string Code, string Title, string Rule, CountedPart Numerator, CountedPart Denominator, CountedPart LeftOut)
{
    /// <summary>Percent, which changes by points, or a plain number.</summary>
    public bool IsPercent { get; private init; }

    /// <summary>Whether it has targets: those that the feed takes, and of planned results those of their plan.</summary>
    public bool MayHaveTarget { get; private init; }

    /// <summary>Digits after the comma.</summary>
    public int Decimals { get; private init; }

    /// <summary>Whether a smaller value is a better one.</summary>
    public bool LowerIsBetter { get; private init; }

    /// <summary>What is added up, where the numerator is no part of the denominator; empty where it is one.</summary>
    public string SumWords { get; private init; } = "";

    /// <summary>What such a sum is divided by: one, two, five of them.</summary>
    public IReadOnlyList<string> PerWords { get; private init; } = [];

    /// <summary>Results that marks with a share decide.</summary>
    public CountedPart ByGrades { get; private init; } = new("", "");

    /// <summary>Results that passes and fails alone decide.</summary>
    public CountedPart ByPasses { get; private init; } = new("", "");

    /// <summary>Chains of attempts without their first.</summary>
    public CountedPart Unknown { get; private init; } = new("", "");

    /// <summary>Grains and filters for which it is not available.</summary>
    public IReadOnlyList<string> NotWith { get; private init; } = [];

    /// <summary>The kind of its changes.</summary>
    public ColumnKind Kind => IsPercent ? ColumnKind.Share : ColumnKind.Number;

    /// <summary>A value as pages show it.</summary>
    /// <param name="value">The value; null is no data.</param>
    public string Text(decimal? value) => Figures.Number(value, Decimals);

    /// <summary>A value in the units of changes: millionths of a share, hundredths of a number.</summary>
    public long? Steps(decimal? value) =>
        value is { } known ? (long)Math.Round(known * (IsPercent ? 10_000 : 100), MidpointRounding.AwayFromZero) : null;

    /// <summary>«1 889 из 1 913»; a sum over a count is no part of it: «сумма степеней 94 695 на 1 386 оценок».</summary>
    /// <param name="row">The measure of a unit.</param>
    public string Counts(MeasureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return SumWords.Length == 0
            ? $"{MeasureRow.Amount(row.Numerator)} из {MeasureRow.Amount(row.Denominator)}"
            : $"{SumWords} {MeasureRow.Amount(row.Numerator)} на {Figures.Plural((long)row.Denominator, PerWords[0], PerWords[1], PerWords[2])}";
    }

    /// <summary>«по оценкам 62 из 100, по зачётам 71 из 72», «первая попытка неизвестна: 1»; empty where nothing stands apart.</summary>
    /// <param name="row">The measure of a unit.</param>
    public static string Apart(MeasureRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(", ", new[]
        {
            row.ByGrades is { } grades ? "по оценкам " + grades : "",
            row.ByPasses is { } passes ? "по зачётам " + passes : "",
            row.Unknown > 0 ? "первая попытка неизвестна: " + Figures.Count(row.Unknown) : "",
        }.Where(part => part.Length > 0));
    }

    /// <summary>The measures, in their order.</summary>
    /// <param name="rules">The report <c>quality-rules</c>.</param>
    public static IReadOnlyList<QualityMeasure> All(ReportTable rules) =>
    [
        .. rules.As<RuleRow>().Select(rule => new QualityMeasure(
            rule.Measure,
            rule.Title,
            rule.RuleWords,
            new CountedPart(rule.Numerator, rule.NumeratorRows),
            new CountedPart(rule.Denominator, rule.DenominatorRows),
            new CountedPart(rule.LeftOut, rule.LeftOutRows))
        {
            IsPercent = rule.Kind == "percent",
            MayHaveTarget = rule.HasTarget == 1,
            Decimals = rule.Kind == "points" ? 2 : 1,
            LowerIsBetter = rule.Better == "down",
            NotWith = rule.NotWith.Split(',', StringSplitOptions.RemoveEmptyEntries),
            SumWords = rule.SumWords,
            PerWords = rule.PerWords.Split(',', StringSplitOptions.RemoveEmptyEntries),
            ByGrades = new CountedPart("по оценкам", rule.ByGradesRows),
            ByPasses = new CountedPart("по зачётам", rule.ByPassesRows),
            Unknown = new CountedPart("первая попытка неизвестна", rule.UnknownRows),
        }),
    ];

    private sealed record RuleRow(
        string Measure,
        string Title,
        string RuleWords,
        string Numerator,
        string NumeratorRows,
        string Denominator,
        string DenominatorRows,
        string LeftOut,
        string LeftOutRows,
        string Kind,
        string Better,
        string NotWith,
        string SumWords,
        string PerWords,
        string ByGradesRows,
        string ByPassesRows,
        string UnknownRows,
        long? HasTarget);
}

/// <summary>A count of a measure and the rows behind it.</summary>
/// <param name="Words">What is counted.</param>
/// <param name="Rows">Kind of rows and parameters: <c>grades?bucket=5,4</c>.</param>
public sealed record CountedPart(string Words, string Rows)
{
    /// <summary>Whether there is such a part.</summary>
    public bool Exists => Words.Length > 0;

    /// <summary>The kind of rows.</summary>
    public string Kind => Rows.Split('?')[0];

    /// <summary>Parameters of their address.</summary>
    public IReadOnlyList<(string Key, object? Value)> Keys => [.. Rows.Split('?').Skip(1)
        .SelectMany(query => query.Split('&'))
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (pair[0], (object?)pair[1]))];
}
