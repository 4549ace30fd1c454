using System.Security.Claims;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Editions;

/// <summary>
/// The site over a small warehouse loaded from feeds: in 2025 four learners of a qualification programme and two of a retraining one
/// completed; two teachers. An indicator of its own is dropped into the set.
/// </summary>
public sealed class EditionSite : IAsyncLifetime
{
    public const string Set = "order-1324-annex-6";
    public const int Year = 2025;

    // Files that name no organisation are of this one.
    public const string Organisation = "default";

    private const string Dropped = """
        -- title: Слушатели, завершившие обучение с распределением
        -- code: 9.9
        -- unit: человек
        -- kind: computed
        -- source: приказ организации
        -- numerator: завершившие с указанным итогом
        -- rule: Итог обучения указан.
        -- parameters: first_year, last_year, organisation, opened
        SELECT
            fact.completed_date_key / 10000 AS year,
            '' AS line_code,
            '' AS graph_code,
            count(*) AS numerator,
            NULL AS denominator,
            NULL AS programme_key,
            iif(@opened = 1, fact.group_key, NULL) AS group_key,
            iif(@opened = 1, fact.learner_key, NULL) AS learner_key,
            NULL AS teacher_key
        FROM fact_enrolment AS fact
        INNER JOIN dim_group AS study ON study.group_key = fact.group_key
        WHERE fact.outcome IS NOT NULL
            AND fact.completed_date_key BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
            AND (@organisation IS NULL OR study.org_key = @organisation)
            AND (@scope_organisation IS NULL OR study.org_key = @scope_organisation)
            AND (@scope_groups IS NULL OR study.group_key IN ({> Parts/scope-groups}))
            AND (@scope_learner IS NULL OR fact.learner_key = @scope_learner)
        GROUP BY fact.completed_date_key / 10000, iif(@opened = 1, fact.group_key, NULL), iif(@opened = 1, fact.learner_key, NULL);
        """;

    private int _batch;
    private int _year = Year;

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    public EditionStore Store => Site.Services.GetRequiredService<EditionStore>();

    public EditionWorkflow Reports => Site.Services.GetRequiredService<EditionWorkflow>();

    public DifferenceReader Differences => Site.Services.GetRequiredService<DifferenceReader>();

    public AssessmentReader Reader => Site.Services.GetRequiredService<AssessmentReader>();

    public static ClaimsPrincipal Director { get; } = Viewer.Principal(SiteFactory.User("директор", Roles.Director), "test");

    public static ClaimsPrincipal Analyst { get; } = Viewer.Principal(SiteFactory.User("аналитик", Roles.Analyst), "test");

    /// <summary>A year that no other test of the site has editions of.</summary>
    public int NextYear() => Interlocked.Decrement(ref _year);

    public AssessmentQuery Query(int year = Year) => new(Reader.Sets.Single(set => set.Name == Set), year) { Organisation = 1, OrganisationCode = Organisation };

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.Folder, "sql", "Indicators", Set)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "9.9.sql"), Dropped);
        await Site.InitializeAsync();
        Load(
            ("programmes", "programme_code,name,kind,approved_on\nP1,Охрана труда,ПК,2024-02-01\nP2,Логистика,ПП,2024-02-01"),
            ("teachers", "teacher_code,last_name,first_name,category,staff,hired_on\nT1,Соколова,Мария,первая,штатный,2015-09-01\nT2,Кузнецов,Пётр,,штатный,2018-09-01"),
            ("groups", "group_code,programme_code,starts_on,ends_on\nG1,P1,2025-01-13,2025-03-27\nG2,P2,2025-02-03,2025-06-30"),
            ("learners", "learner_code,last_name,first_name\nL1,Иванова,Алёна\nL2,Петров,Иван\nL3,Сидорова,Ольга\nL4,Ким,Олег\nL5,Зуева,Анна\nL6,Орлов,Егор"),
            ("enrolments", "learner_code,group_code,enrolled_on,started_on,completed_on,outcome\n"
                + "L1,G1,2025-01-10,2025-01-13,2025-03-27,зачёт\nL2,G1,2025-01-10,2025-01-13,2025-03-27,зачёт\nL3,G1,2025-01-10,2025-01-13,2025-03-27,зачёт\n"
                + "L4,G1,2025-01-10,2025-01-13,2025-03-27,зачёт\nL5,G2,2025-02-01,2025-02-03,2025-06-30,зачёт\nL6,G2,2025-02-01,2025-02-03,2025-06-30,зачёт"));
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Corrections an hour later: one completion moved to the next year, one enrolment removed, a category that was blank; and rows that change nothing of 2025.</summary>
    public void LoadPlantedCorrections()
    {
        Load(("enrolments-correction", "learner_code,group_code,enrolled_on,started_on,completed_on,outcome,corrected_on,corrected_by,correction_reason\n"
            + "L1,G1,2025-01-10,2025-01-13,2025-03-27,зачёт,,,\n"
            + "L4,G1,2025-01-10,2025-01-13,2026-01-15,зачёт,2026-11-20,Соколова М. В.,Академический отпуск\n"
            + "L5,G1,2026-10-01,2026-10-05,2026-11-01,зачёт,,,"));
        Load(("removals-late", "feed,learner_code,group_code,removed_by,reason\nenrolments,L6,G2,Кузнецов П. А.,Зачислен по ошибке"));
        Load(("teachers-late", "teacher_code,last_name,first_name,category,staff\nT1,Соколова,Мария,первая,штатный\nT2,Кузнецов,Пётр,высшая,"));
    }

    public void Load(params (string Name, string Text)[] files) => Load(files, 0);

    /// <summary>A file some of whose rows go to quarantine.</summary>
    public void LoadRejected((string Name, string Text) file, long rejected) => Load([file], rejected);

    private void Load((string Name, string Text)[] files, long rejected)
    {
        Site.Clock.Advance(TimeSpan.FromHours(1));
        var batch = Directory.CreateDirectory(Path.Combine(Site.Folder, $"batch{++_batch}")).FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(batch, name + ".csv"), text + "\n");
        }

        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([batch], null, CancellationToken.None), outcome => Assert.Equal((LoadState.Loaded, rejected), (outcome.State, outcome.Rejected)));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task<Edition> DraftAsync(int year = Year, string? note = null)
    {
        var (key, problem) = await Reports.CreateAsync(Query(year), "", note, Analyst, CancellationToken.None);
        Assert.Null(problem);
        return (await Store.FindAsync(key!.Value, CancellationToken.None))!;
    }

    public async Task<Edition> ReviewedAsync(int year = Year, string? note = null)
    {
        var draft = await DraftAsync(year, note);
        Assert.Null(await Reports.StepAsync(draft, draft.LastStep, EditionStepKind.Reviewed, null, await AnswersAsync(draft), Analyst, CancellationToken.None));
        return (await Store.FindAsync(draft.Key, CancellationToken.None))!;
    }

    public async Task<Edition> ApprovedAsync(int year = Year, string? note = null)
    {
        var reviewed = await ReviewedAsync(year, note);
        Assert.Null(await Reports.ApproveAsync(reviewed, reviewed.LastStep, Order, await AnswersAsync(reviewed), Director, CancellationToken.None));
        return (await Store.FindAsync(reviewed.Key, CancellationToken.None))!;
    }

    /// <summary>An answer to everything that an edition lacks.</summary>
    public async Task<Dictionary<string, ShortcomingAnswer>> AnswersAsync(Edition edition) =>
        (await Site.Services.GetRequiredService<EditionShortcomings>().ListAsync(edition, CancellationToken.None))
        .ToDictionary(found => found.Code, found => new ShortcomingAnswer(found.Title, "Сведения будут в исправляющей редакции"));

    /// <summary>The same as fields of a form.</summary>
    public async Task<(string, string)[]> AnswerFieldsAsync(Edition edition) =>
        [.. (await AnswersAsync(edition)).SelectMany(answer => new[] { ($"found[{answer.Key}]", answer.Value.Found), ($"answers[{answer.Key}]", answer.Value.Words) })];

    /// <summary>Of the day of the data: the clock of the site stands at it.</summary>
    public static EditionOrder Order { get; } = new("15-о", new DateOnly(2026, 11, 21), "директор И. И. Иванов");
}
