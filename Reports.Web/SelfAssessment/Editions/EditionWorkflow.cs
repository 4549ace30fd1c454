using System.Security.Claims;
using Microsoft.Extensions.Options;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// Creates editions and takes their steps up to approval: checks whether the user may take the step, and records it in the audit
/// log. Methods return a Russian message when the step is refused, otherwise null.
/// </summary>
/// <param name="database">Keeps a step and its record together.</param>
/// <param name="store">Editions.</param>
/// <param name="reader">Values of indicators.</param>
/// <param name="tables">Tables of the analytical part.</param>
/// <param name="rendering">What files of a signed edition are made with.</param>
/// <param name="shortcomings">What has to be accepted in words.</param>
/// <param name="state">The last load.</param>
/// <param name="trail">The journal of the site.</param>
/// <param name="options">Name of the organisation.</param>
public sealed class EditionWorkflow(
    AppDatabase database, EditionStore store, AssessmentReader reader, IEnumerable<IAnalyticalTables> tables, IEditionRendering rendering,
    EditionShortcomings shortcomings, DataState state, AuditTrail trail, IOptions<ReportsOptions> options, TimeProvider time)
{
    private const int Attempts = 3;
    private const int LongestNote = 500;
    private const int LongestWords = 100;
    private const string FourEyes = "Значения этой редакции взяли вы: по правилу четырёх глаз её утверждает другой директор.";
    private static readonly IReadOnlyDictionary<string, ShortcomingAnswer> Nothing = new Dictionary<string, ShortcomingAnswer>();
    private const string Stale = "Пока страница была открыта, с редакцией поработал другой пользователь. Проверьте, что изменилось, и повторите.";

    /// <summary>Creates a draft with the current values.</summary>
    /// <param name="query">Set, year, organisation, moment and choices.</param>
    /// <param name="organisation">Name of the organisation; empty is the name of the site's.</param>
    /// <param name="note">The reason; required when it corrects an approved edition.</param>
    /// <param name="user">Who.</param>
    /// <returns>Key of the edition, or the message.</returns>
    public async Task<(long? Key, string? Problem)> CreateAsync(
        AssessmentQuery query, string organisation, string? note, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(user);
        var before = await store.ListAsync(query.Set.Name, query.OrganisationCode, query.Year, cancellationToken);
        if (before.FirstOrDefault(edition => edition.State is EditionState.Draft or EditionState.Reviewed) is { } open)
        {
            return (null, $"{open.Title} ещё не утверждена. Закончите работу с ней или снимите её.");
        }

        var corrected = before.FirstOrDefault(edition => edition.State == EditionState.Approved);
        var reason = note?.Trim() ?? "";
        if (corrected is not null && reason.Length == 0)
        {
            return (null, $"{corrected.Title} утверждена. Напишите, почему нужна исправляющая редакция.");
        }

        if (reason.Length > LongestNote)
        {
            return (null, $"Причина написана слишком длинно: не больше {LongestNote} знаков.");
        }

        var (content, problem) = await ReadContentAsync(query, cancellationToken);
        if (content is null)
        {
            return (null, problem);
        }

        var texts = await TextsToBeginWithAsync(query, corrected, cancellationToken);
        var name = organisation.Length > 0 ? organisation : options.Value.Organisation;
        var key = await database.TogetherAsync(
            async token =>
            {
                var added = await store.AddAsync(content, name, corrected, texts, Name(user), reason, token);
                if (added is { } one)
                {
                    await RecordAsync((await store.FindAsync(one, token))!, EditionStepKind.Created, user, token);
                }

                return added;
            },
            cancellationToken);
        return (key, key is null ? "Другой пользователь только что создал редакцию. Откройте список заново." : null);
    }

    /// <summary>Refreshes values, rules and entries of a draft.</summary>
    /// <param name="seen">Its last step as the user saw it.</param>
    /// <param name="query">The query: the current set with the choices of the edition.</param>
    /// <param name="user">Who.</param>
    public async Task<string?> RefreshValuesAsync(
        Edition edition, long seen, AssessmentQuery query, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (Refusal(edition, seen, EditionStepKind.ValuesRefreshed, user) is { } refusal)
        {
            return refusal;
        }

        var (content, problem) = await ReadContentAsync(query, cancellationToken);
        return content is null ? problem
            : await EndAsync(token => store.SetContentAsync(edition, content, Name(user), token), edition, EditionStepKind.ValuesRefreshed, user, cancellationToken);
    }

    /// <summary>Changes texts of sections of a draft; a text that is the same as before is not changed.</summary>
    /// <param name="seen">Its last step as the user saw it.</param>
    /// <param name="texts">Texts by section; a section that is not here keeps its text.</param>
    /// <param name="user">Who.</param>
    public async Task<string?> SetSectionTextsAsync(
        Edition edition, long seen, IReadOnlyDictionary<AnalyticalSection, string> texts, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (Refusal(edition, seen, EditionStepKind.TextChanged, user) is { } refusal)
        {
            return refusal;
        }

        var before = await store.TextsOfAsync(edition, cancellationToken);
        var changed = AnalyticalSection.All.Where(texts.ContainsKey)
            .Select(section => (Section: section, Text: texts[section].ReplaceLineEndings("\n").Trim()))
            .Where(text => text.Text != before.GetValueOrDefault(text.Section.Code, "")).ToList();
        return changed.FirstOrDefault(text => text.Text.Length > AnalyticalSection.LongestText) is { Section: { } longest, Text: var words }
                ? $"Текст раздела {longest.Code} слишком длинный: {Figures.Count(words.Length)} знаков при пределе {Figures.Count(AnalyticalSection.LongestText)}."
            : changed.Count == 0 ? null
            : await EndAsync(token => store.SetSectionTextsAsync(edition, changed, Name(user), token), edition, EditionStepKind.TextChanged, user, cancellationToken);
    }

    /// <summary>Reviews, returns or withdraws an edition.</summary>
    /// <param name="seen">Its last step as the user saw it.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="note">The reason; required when it is returned or withdrawn.</param>
    /// <param name="answers">Of a review: the answer to each shortcoming, by kind.</param>
    /// <param name="user">Who.</param>
    public async Task<string?> StepAsync(
        Edition edition, long seen, EditionStepKind kind, string? note, IReadOnlyDictionary<string, ShortcomingAnswer> answers, ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        if (kind is not (EditionStepKind.Reviewed or EditionStepKind.Returned or EditionStepKind.Withdrawn))
        {
            throw new ArgumentOutOfRangeException(nameof(kind));
        }

        var reason = note?.Trim() ?? "";
        var problem = Refusal(edition, seen, kind, user)
            ?? (kind != EditionStepKind.Reviewed && reason.Length == 0 ? "Напишите причину."
                : reason.Length > LongestNote ? $"Причина написана слишком длинно: не больше {LongestNote} знаков."
                : null);
        if (problem is not null)
        {
            return problem;
        }

        var (accepted, unanswered) = kind == EditionStepKind.Reviewed ? await AcceptAsync(edition, answers, cancellationToken) : (Nothing, null);
        return unanswered
            ?? await EndAsync(token => store.StepAsync(edition, kind, Name(user), reason, accepted, token), edition, kind, user, cancellationToken);
    }

    /// <summary>Approves an edition and supersedes the one that it corrects.</summary>
    /// <param name="seen">Its last step as the user saw it.</param>
    /// <param name="order">Number and day of the order, and who signed.</param>
    /// <param name="answers">The answer to each shortcoming, by kind.</param>
    /// <param name="user">Who.</param>
    public async Task<string?> ApproveAsync(
        Edition edition, long seen, EditionOrder order, IReadOnlyDictionary<string, ShortcomingAnswer> answers, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(order);
        var written = new EditionOrder(order.Number.Trim(), order.Date, order.Signer.Trim());
        var problem = Refusal(edition, seen, EditionStepKind.Approved, user)
            ?? (IsKeptFromApproving(edition, user) ? FourEyes
                : written.Number.Length is 0 or > LongestWords ? "Напишите номер приказа, не длиннее 100 знаков."
                : written.Signer.Length is 0 or > LongestWords ? "Напишите, кто подписал: должность, фамилия и инициалы, не длиннее 100 знаков."
                : WrongDay(edition, written.Date));
        if (problem is not null)
        {
            return problem;
        }

        var (accepted, unanswered) = await AcceptAsync(edition, answers, cancellationToken);
        if (unanswered is not null)
        {
            return unanswered;
        }

        var superseded = edition.Supersedes is { } key ? await store.FindAsync(key, cancellationToken) : null;
        if (superseded is { State: not EditionState.Approved })
        {
            return Stale;
        }

        var (taken, wrong) = await rendering.TakeAsync(edition, cancellationToken);
        return taken is null ? wrong
            : await EndAsync(
                token => store.ApproveAsync(edition, superseded, taken, written, accepted, Name(user), token), edition, EditionStepKind.Approved, user, cancellationToken);
    }

    /// <summary>Whether the rule of four eyes, where it is on, leaves the signing of an edition to another director: this one made its values.</summary>
    /// <param name="user">Who would sign.</param>
    public bool IsKeptFromApproving(Edition edition, ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(user);
        return options.Value.FourEyes && edition.Steps.Any(step =>
            step.Kind is EditionStepKind.Created or EditionStepKind.ValuesRefreshed && AppUser.Fold(step.UserName) == AppUser.Fold(Name(user)));
    }

    private string? WrongDay(Edition edition, DateOnly day)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().Date);
        var data = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(edition.DataMoment, time.LocalTimeZone).Date);
        return day > today ? $"Дата приказа {Figures.Date(day)} ещё не наступила."
            : day.Year <= edition.Year ? $"Дата приказа {Figures.Date(day)} раньше конца отчётного года: отчёт за {edition.Year} год утверждают после его окончания."
            : day < data ? $"Дата приказа {Figures.Date(day)} раньше данных редакции: они на {Figures.Date(data)}. "
                + "Исправьте дату или создайте редакцию по данным, какими они были известны в день приказа."
            : null;
    }

    /// <summary>The answers to what is found now, or what they lack.</summary>
    private async Task<(IReadOnlyDictionary<string, ShortcomingAnswer> Accepted, string? Problem)> AcceptAsync(
        Edition edition, IReadOnlyDictionary<string, ShortcomingAnswer> answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var accepted = new Dictionary<string, ShortcomingAnswer>(StringComparer.Ordinal);
        foreach (var found in await shortcomings.ListAsync(edition, cancellationToken))
        {
            if (answers.GetValueOrDefault(found.Code) is not { } answer || answer.Found != found.Title)
            {
                return (Nothing, $"Пока страница была открыта, изменилось то, чего не хватает: «{found.Title}». Посмотрите и ответьте.");
            }

            var words = answer.Words.Trim();
            if (words.Length is 0 or > LongestNote)
            {
                return (Nothing, $"«{found.Title}»: напишите, почему редакция может остаться такой, не длиннее {LongestNote} знаков.");
            }

            accepted[found.Code] = answer with { Words = words };
        }

        return (accepted, null);
    }

    private static string? Refusal(Edition edition, long seen, EditionStepKind step, ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return !EditionFlow.IsFor(user, step) ? "Утверждает редакцию директор. Войдите под его именем."
            : edition.LastStep != seen ? Stale
            : !EditionFlow.Allows(edition.State, step) ? $"{edition.Title} {EditionFlow.Words(edition.State)}: этого шага у неё нет."
            : null;
    }

    private static string Name(ClaimsPrincipal user) => user.Identity?.Name ?? "";

    /// <summary>Reads everything between two equal states of the ledger, so that no load commits in between.</summary>
    private async Task<(EditionContent? Content, string? Problem)> ReadContentAsync(AssessmentQuery query, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await state.ReadAsync(cancellationToken);
            if (before.FinishedAt is null)
            {
                return (null, before.Problem ?? "Данных ещё нет: загрузите файлы, потом создайте редакцию.");
            }

            var values = await reader.ReadAsync(query, cancellationToken);
            if (values.Problems.Count > 0)
            {
                return (null, string.Join(" ", values.Problems));
            }

            var read = new List<Warehouse.Sql.Reading.ReportTable>();
            foreach (var one in tables)
            {
                read.AddRange(await one.ReadAsync(query, cancellationToken));
            }

            if ((await state.ReadAsync(cancellationToken)).FinishedAt == before.FinishedAt)
            {
                var last = Moment.Parse(before.FinishedAt);
                return (new EditionContent(values, query.AsOf is { } asOf && asOf < last ? asOf : last, read), null);
            }
        }

        return (null, "Сейчас идут загрузки. Создайте редакцию, когда они закончатся.");
    }

    /// <summary>Texts are copied from the edition that is corrected, or from last year's.</summary>
    private async Task<IReadOnlyDictionary<string, string>> TextsToBeginWithAsync(
        AssessmentQuery query, Edition? corrected, CancellationToken cancellationToken)
    {
        var source = corrected;
        if (source is null)
        {
            var lastYear = await store.ListAsync(query.Set.Name, query.OrganisationCode, query.Year - 1, cancellationToken);
            source = lastYear.FirstOrDefault(edition => edition.IsSigned)
                ?? lastYear.FirstOrDefault(edition => edition.State != EditionState.Withdrawn);
        }

        return source is null ? new Dictionary<string, string>() : await store.TextsOfAsync(source, cancellationToken);
    }

    /// <summary>Takes a step and records it: both or neither.</summary>
    private Task<string?> EndAsync(
        Func<CancellationToken, Task<bool>> take, Edition edition, EditionStepKind kind, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        database.TogetherAsync(
            async token =>
            {
                if (!await take(token))
                {
                    return Stale;
                }

                await RecordAsync(edition, kind, user, token);
                return null;
            },
            cancellationToken);

    private Task RecordAsync(Edition edition, EditionStepKind kind, ClaimsPrincipal user, CancellationToken cancellationToken) => trail.AddAsync(
        Name(user), "edition", $"{edition.Set} {edition.Year}, {edition.Title}: {EditionFlow.Words(kind)}",
        FormattableString.Invariant($"/self-assessment/editions/{edition.Key}"), [], cancellationToken);
}
