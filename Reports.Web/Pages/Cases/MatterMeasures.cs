using System.Globalization;
using System.Security.Claims;
using Reports.Web.Matters;
using Reports.Web.Pages.Quality;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Cases;

/// <summary>
/// How a subject stands now, read from the warehouse by the same statements each time, so that what it was and what it became may be compared: a group
/// and a learner over their whole time, a programme and more over the last year.
/// </summary>
/// <param name="reports">Reads reports for the viewer.</param>
public sealed class MatterMeasures(ReportAccess reports)
{
    /// <summary>The measures, in their order.</summary>
    public async Task<IReadOnlyList<MatterMeasure>> ReadAsync(ClaimsPrincipal user, SeenSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var filter = ReportFilter.Read(new QueryCollection(), reports.Time);
        filter = filter.Over(subject.GroupKey is null && subject.LearnerKey is null ? new Period(filter.Today.AddYears(-1).AddDays(1), filter.Today) : Period.Always) with
        {
            Organisation = (int?)subject.OrganisationKey,
            Programme = (int?)subject.ProgrammeKey,
            Group = (int?)subject.GroupKey,
        };
        return subject.LearnerKey is { } learner
            ? await OfLearnerAsync(user, filter, learner, cancellationToken)
            : await OfGroupsAsync(user, filter, cancellationToken);
    }

    /// <summary>What they are over, in words.</summary>
    public static string SpanOf(SeenSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.LearnerKey is not null && subject.GroupKey is null ? "за всё время учёбы"
            : subject.GroupKey is not null ? "за всё время учёбы в группе"
            : "за последние 12 месяцев";
    }

    private async Task<IReadOnlyList<MatterMeasure>> OfGroupsAsync(ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        var rules = QualityMeasure.All(await reports.ReadAsync("quality-rules", user, filter, [], cancellationToken));
        var rows = MeasureRow.All(await reports.ReadAsync("quality-measures", user, filter, [("by", "all")], cancellationToken));
        return [.. rules.Select(rule => (Rule: rule, Row: rows.FirstOrDefault(row => row.Measure == rule.Code)))
            .Where(one => one.Row?.Value is not null)
            .Select(one => Measure(one.Rule.Code, one.Rule.Title, Math.Round(one.Row!.Value!.Value, one.Rule.Decimals, MidpointRounding.AwayFromZero), one.Rule.Counts(one.Row)))];
    }

    private async Task<IReadOnlyList<MatterMeasure>> OfLearnerAsync(ClaimsPrincipal user, ReportFilter filter, long learner, CancellationToken cancellationToken)
    {
        var table = await reports.ReadAsync("learner-measures", user, filter, [("learner", learner)], cancellationToken);
        return [.. table.As<LearnerRow>().Select(row => row.Measure switch
        {
            "attendance" => Measure(row.Measure, row.Title, Rounded(row.Numerator * 100, row.Denominator), $"{MeasureRow.Amount(row.Numerator / 100)} из {MeasureRow.Amount((row.Denominator ?? 0) / 100)} ч"),
            "result" => Measure(row.Measure, row.Title, Rounded(row.Numerator / 10_000, row.Denominator), Figures.Plural((long)(row.Denominator ?? 0), "оценка", "оценки", "оценок")),
            _ => Measure(row.Measure, row.Title, row.Numerator, ""),
        })];
    }

    private static decimal? Rounded(decimal numerator, decimal? denominator) =>
        denominator is { } of and > 0 ? Math.Round(numerator / of, 1, MidpointRounding.AwayFromZero) : null;

    private static MatterMeasure Measure(string code, string title, decimal? value, string of) =>
        new() { Code = code, Title = title, ValueText = value?.ToString(CultureInfo.InvariantCulture), Base = of };

    private sealed record LearnerRow(string Measure, string Title, decimal Numerator, decimal? Denominator);
}
