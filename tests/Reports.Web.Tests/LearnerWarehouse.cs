using System.Security.Claims;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Formatting;
using Reports.Web.Reading;
using Warehouse.Sql;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Schema;

namespace Reports.Web.Tests;

/// <summary>A small warehouse loaded from feeds: two groups of two curators, a corrected grade, a removed one, a retake, a reject.</summary>
public sealed class LearnerWarehouse : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("learner-pages-").FullName;
    private ServiceProvider _services = null!;

    public ReportAccess Reports => _services.GetRequiredService<ReportAccess>();

    public AuditTrail Audit => _services.GetRequiredService<AuditTrail>();

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Warehouse"] = Path.Combine(_folder, "warehouse.db"),
            ["ConnectionStrings:App"] = Path.Combine(_folder, "app.db"),
            ["Ingest:Scratch"] = Path.Combine(_folder, "scratch"),
        }).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging()
            .AddWarehouse(configuration).AddReports(configuration).AddIngest(configuration).BuildServiceProvider();
        _services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        await _services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);

        Load(
            ("programmes", "programme_code,name,kind\nP,Охрана труда,ПК"),
            ("modules", "programme_code,module_code,name\nP,M,Риски"),
            ("competencies", "programme_code,competency_code,name\nP,K,Оценка рисков"),
            ("module_competencies", "programme_code,module_code,competency_code\nP,M,K"),
            ("plan", "programme_code,competency_code,planned_share\nP,K,0.75"),
            ("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр"),
            ("groups", "group_code,programme_code,starts_on,ends_on,curator_code\nG1,P,2026-01-12,2026-03-27,T1\nG2,P,2026-01-12,2026-03-27,T2"),
            ("learners", "learner_code,last_name,first_name,middle_name\nL1,Иванова,Алёна,Сергеевна\nL2,Петров,Иван,\nL3,Иванова,Ольга,\n,Безкодов,Олег,"),
            ("enrolments", "learner_code,group_code,enrolled_on,started_on,completed_on,left_on\n"
                + "L1,G1,2026-01-10,2026-01-12,2026-03-27,\nL2,G1,2026-01-10,2026-01-12,,2026-02-20\nL3,G2,2026-01-10,2026-01-12,,"),
            ("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n"
                + "L1,G1,M,interim,2026-02-17,3,five,1\nL2,G1,M,interim,2026-02-17,2,five,1\nL2,G1,M,retake,2026-02-19,4,five,2\n"
                + "L3,G2,M,interim,2026-02-17,5,five,1\nL3,G2,M,final,2026-03-20,4,five,1"),
            ("attendance", "learner_code,group_code,module_code,lesson_on,mark,hours_scheduled\n"
                + "L1,G1,M,2026-01-13,present,2\nL2,G1,M,2026-01-13,absent,2\nL3,G2,M,2026-01-13,present,4"));
        Load(("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,corrected_on,corrected_by,correction_reason\n"
            + "L1,G1,M,interim,2026-02-17,4,five,1,2026-02-19,Кузнецов П. А.,Апелляция"));
        Load(("removals", "feed,learner_code,group_code,module_code,control,attempt,removed_by,reason\n"
            + "grades,L3,G2,M,final,1,Соколова М. В.,Ошибка ввода"));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public static ClaimsPrincipal User(string role, string? teacher = null, string? learner = null) => Viewer.Principal(
        new AppUser { Name = role, PasswordHash = "", Stamp = "", Role = role, TeacherCode = teacher, LearnerCode = learner }, "test");

    public Task<ReportTable> ReadAsync(string report, ClaimsPrincipal user, params IReadOnlyList<(string, object?)> values)
    {
        // The context of a request lives in the flow of calls: it is set in this one.
        _services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext();
        return Reports.ReadAsync(
            report,
            user,
            new ReportFilter { Today = new DateOnly(2026, 11, 21), Period = Period.Always },
            values,
            TestContext.Current.CancellationToken);
    }

    public async Task<long> KeyAsync(string code) =>
        Figures.Whole((await ReadAsync("learners", User(Roles.Analyst), ("code", code))).Rows[0]["learner_key"])!.Value;

    private void Load(params (string Feed, string Text)[] files)
    {
        var batch = Directory.CreateTempSubdirectory(Path.GetFileName(_folder)).FullName;
        foreach (var (feed, text) in files)
        {
            File.WriteAllText(Path.Combine(batch, feed + ".csv"), text + "\n");
        }

        foreach (var outcome in _services.GetRequiredService<BatchLoader>().Load([batch], null, TestContext.Current.CancellationToken))
        {
            Assert.Null(outcome.Failure);
        }

        Directory.Delete(batch, recursive: true);
    }
}
