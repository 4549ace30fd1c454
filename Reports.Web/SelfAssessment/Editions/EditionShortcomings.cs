using Reports.Web.Reading;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>Finds what an edition lacks, and what in it cannot be right.</summary>
/// <param name="store">Editions.</param>
/// <param name="state">The quarantine.</param>
/// <param name="published">Pages for everybody.</param>
public sealed class EditionShortcomings(EditionStore store, DataState state, IPublishedFigures published)
{
    /// <summary>The shortcomings of an edition as it is now, the gravest first.</summary>
    public async Task<IReadOnlyList<EditionShortcoming>> ListAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return await ListAsync(
            edition, await store.AssessmentOfAsync(edition, cancellationToken), await store.TextsOfAsync(edition, cancellationToken), cancellationToken);
    }

    /// <summary>The same of an edition that has been read.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="table">Its values.</param>
    /// <param name="texts">Its texts by section.</param>
    public async Task<IReadOnlyList<EditionShortcoming>> ListAsync(
        Edition edition, Assessment table, IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(texts);
        var data = await state.ReadAsync(cancellationToken);
        var seen = await published.HiddenBySigningAsync(edition, table, cancellationToken);
        return
        [
            .. new[] { Sums(table), Shares(table), Values(table), Sections(table, texts), Files(data), Quarantine(data), Seen(seen) }.OfType<EditionShortcoming>(),
        ];
    }

    /// <summary>Relations of the form that its numbers do not keep.</summary>
    private static EditionShortcoming? Sums(Assessment table) => Of(
        "sums", "контрольное соотношение не сошлось", "контрольных соотношения не сошлись", "контрольных соотношений не сошлось",
        [.. ControlSums.Of(table).Contradictions.Select(found => found.Words)]);

    /// <summary>A part greater than its whole.</summary>
    private static EditionShortcoming? Shares(Assessment table) => Of(
        "shares", "доля больше 100 %", "доли больше 100 %", "долей больше 100 %",
        [.. table.Values
            .Where(value => value.Year == table.Query.Year && value.Share > 1 && value.Indicator.Form is IndicatorForm.Share or IndicatorForm.NumberAndShare)
            .Select(value => $"{AssessmentText.Place(value)} {AssessmentText.Wording(value)}: {AssessmentText.Number(value)}"
                + (AssessmentText.Share(value) is { Length: > 0 } share ? $", {share}" : " %"))]);

    private static EditionShortcoming? Values(Assessment table)
    {
        var owners = table.Missing.GroupBy(value => AssessmentText.Owner(value.Indicator))
            .OrderBy(owner => owner.Key, StringComparer.Create(Figures.Russian, ignoreCase: true));
        return table.Missing.Count == 0 ? null : new(
            "values", $"Не {(table.Missing.Count == 1 ? "введено" : "введены")} {Figures.Plural(table.Missing.Count, "значение", "значения", "значений")}",
            [.. owners.Select(owner => $"{owner.Key}: {string.Join(", ", owner.Select(AssessmentText.Place).Distinct())}")]);
    }

    private static EditionShortcoming? Sections(Assessment table, IReadOnlyDictionary<string, string> texts)
    {
        var without = AnalyticalSection.AreIn(table.Query.Set) ? AnalyticalSection.All.Where(section => !texts.ContainsKey(section.Code)).ToList() : [];
        return without.Count == 0 ? null : new(
            "sections", "Нет текста " + Figures.Plural(without.Count, "раздела", "разделов", "разделов"), [.. without.Select(section => $"{section.Code}. {section.Title}")]);
    }

    private static EditionShortcoming? Files(DataStateNow data) => data.Failed == 0 ? null : new(
        "files", $"Не {(data.Failed == 1 ? "прочитан" : "прочитаны")} {Figures.Plural(data.Failed, "файл", "файла", "файлов")}", [], "/loads");

    private static EditionShortcoming? Quarantine(DataStateNow data) => data.Rejects == 0 ? null : new(
        "quarantine", $"Не вошли в показатели: {data.RejectsWords}", [], "/loads");

    /// <summary>Whoever read a number while it was public can still compute what is hidden now.</summary>
    private static EditionShortcoming? Seen(IReadOnlyList<string> seen) => Of(
        "published",
        "опубликованное число будет скрыто: кто его уже видел, вычислит по нему скрытые",
        "опубликованных числа будут скрыты: кто их уже видел, вычислит по ним другие скрытые",
        "опубликованных чисел будут скрыты: кто их уже видел, вычислит по ним другие скрытые",
        seen);

    private static EditionShortcoming? Of(string code, string one, string few, string many, IReadOnlyList<string> details) =>
        details.Count == 0 ? null : new(code, Figures.Plural(details.Count, one, few, many), details);
}
