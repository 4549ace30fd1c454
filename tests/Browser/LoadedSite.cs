using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Browser;

/// <summary>
/// What the days of users need beside the seed, loaded from feeds: of UR-26-1 one of four learners reached K1 where nine of ten should, UR-26-2 is well;
/// a year before all was. A director, an analyst, a matter under control and a draft of an edition.
/// </summary>
internal static class LoadedSite
{
    public const string Director = "director";
    public const string Analyst = "analyst";

    private static readonly (string Name, string Text)[] Files =
    [
        ("programmes", "programme_code,name,kind\nUR,Управление рисками,ПК"),
        ("modules", "programme_code,module_code,name\nUR,M1,Оценка рисков\nUR,M2,Средства защиты"),
        ("competencies", "programme_code,competency_code,name\nUR,K1,Оценивает риски\nUR,K2,Выбирает защиту"),
        ("module_competencies", "programme_code,module_code,competency_code\nUR,M1,K1\nUR,M2,K2"),
        ("plan", "programme_code,competency_code,planned_share,planned_learners\nUR,K1,0.75,0.9\nUR,K2,0.75,0.5"),
        ("groups", "group_code,programme_code,starts_on,ends_on,curator_code\nUR-26-1,UR,2026-09-01,2026-12-01,T1\nUR-26-2,UR,2026-09-01,2026-12-20,T2\nUR-25-1,UR,2025-09-01,2025-12-20,T2"),
        ("learners", "learner_code,last_name,first_name\nU1,Белова,Инна\nU2,Волков,Олег\nU3,Громова,Вера\nU4,Дымов,Лев\nU5,Ежова,Нина\nU6,Фомин,Павел"),
        ("enrolments", "learner_code,group_code,enrolled_on,started_on,completed_on\nU1,UR-26-1,2026-08-30,2026-09-01,\nU2,UR-26-1,2026-08-30,2026-09-01,\n"
            + "U3,UR-26-1,2026-08-30,2026-09-01,\nU4,UR-26-1,2026-08-30,2026-09-01,\nU5,UR-26-2,2026-08-30,2026-09-01,\nU6,UR-25-1,2025-08-30,2025-09-01,2025-12-20"),
        ("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,teacher_code\n"
            + "U1,UR-26-1,M1,interim,2026-10-10,5,five,1,T1\nU2,UR-26-1,M1,interim,2026-10-10,2,five,1,T1\nU3,UR-26-1,M1,interim,2026-10-10,3,five,1,T1\nU4,UR-26-1,M1,interim,2026-10-10,3,five,1,T1\n"
            + "U1,UR-26-1,M2,interim,2026-11-10,5,five,1,T2\nU2,UR-26-1,M2,interim,2026-11-10,4,five,1,T2\nU3,UR-26-1,M2,interim,2026-11-10,4,five,1,T2\nU4,UR-26-1,M2,interim,2026-11-10,5,five,1,T2\n"
            + "U1,UR-26-1,M1,current,2026-09-20,4,five,,T1\nU2,UR-26-1,M1,current,2026-09-20,3,five,,T1\n"
            + "U5,UR-26-2,M1,interim,2026-10-10,5,five,1,T1\nU5,UR-26-2,M2,interim,2026-11-10,5,five,1,T2\nU6,UR-25-1,M1,interim,2025-10-10,5,five,1,T1\nU6,UR-25-1,M2,interim,2025-11-10,4,five,1,T2"),
        ("attendance", "learner_code,group_code,module_code,lesson_on,mark,hours_scheduled,teacher_code\nU1,UR-26-1,M1,2026-09-15,+,2,T1\nU2,UR-26-1,M1,2026-09-15,н,2,T1\n"
            + "U3,UR-26-1,M1,2026-09-15,+,2,T1\nU4,UR-26-1,M1,2026-09-15,+,2,T1\nU5,UR-26-2,M1,2026-09-15,+,2,T1"),
    ];

    public static async Task FillAsync(SiteFactory site)
    {
        var batch = Directory.CreateDirectory(Path.Combine(site.Folder, "batch")).FullName;
        foreach (var (name, text) in Files)
        {
            await File.WriteAllTextAsync(Path.Combine(batch, name + ".csv"), text + "\n");
        }

        Load(site, batch);
        var users = site.Services.GetRequiredService<UserStore>();
        var analyst = SiteFactory.User(Analyst, Roles.Analyst) with { LastName = "Лукина", FirstName = "Ольга" };
        Assert.True(await users.AddAsync(SiteFactory.User(Director, Roles.Director) with { LastName = "Назаров", FirstName = "Игорь" }, SiteFactory.Password, CancellationToken.None));
        Assert.True(await users.AddAsync(analyst, SiteFactory.Password, CancellationToken.None));
        await site.Services.GetRequiredService<MatterStore>().AddAsync(
            new Matter
            {
                Kind = MatterKind.Case,
                Organisation = "default",
                Programme = "OT",
                StudyGroup = "OT-26-1",
                Learner = "",
                Words = "Пропускают занятия",
                BegunOn = "2026-11-02",
                Basis = "/quality?group=1",
            },
            new MatterStep { State = MatterState.Open, Owner = Analyst, DueOn = "2026-11-16", Note = "Узнать у куратора" }, [], Analyst, CancellationToken.None);
        var reader = site.Services.GetRequiredService<AssessmentReader>();
        var (_, problem) = await site.Services.GetRequiredService<EditionWorkflow>().CreateAsync(
            new AssessmentQuery(reader.Sets.Single(set => set.Name == "order-1324-annex-6"), 2024), "", null, Viewer.Principal(analyst, "test"), CancellationToken.None);
        Assert.Null(problem);
    }

    /// <summary>Loads a folder at the moment of the seed's file: the state of the data stays that of the seed.</summary>
    public static void Load(SiteFactory site, string folder) => Assert.All(
        BatchLoaders.Over(
            site.Services.GetRequiredService<IWarehouseEngine>(), site.Services.GetRequiredService<SqlCatalogue>(), site.Folder,
            new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero))).Load([folder], null, CancellationToken.None),
        outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
}
