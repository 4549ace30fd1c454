using System.Net;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>
/// A site over a few rows whose measures can be counted in the head: programme P of groups G, S (at work) and E (ended), and
/// programme Q of group F, in which every early warning has its cause.
/// </summary>
public sealed class QualityWarehouse : IAsyncLifetime
{
    private const string GradesHead = "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,corrected_on\n";
    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind\nP,Охрана труда,ПК\nQ,Работы на высоте,ПК");
        Load("modules", "programme_code,module_code,name\nP,M,Риски\nQ,M0,Страховка");
        Load("competencies", "programme_code,competency_code,name\nQ,K,Страхует");
        Load("module_competencies", "programme_code,module_code,competency_code\nQ,M0,K");
        Load("plan", "programme_code,competency_code,planned_share,planned_learners\nQ,K,0.75,0.9");
        Load("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр");
        Load(
            "groups",
            "group_code,programme_code,starts_on,ends_on,curator_code\n"
            + "G,P,2026-10-01,2026-12-20,T1\nS,P,2026-10-01,2026-12-20,T2\nE,P,2026-02-01,2026-05-20,T1\nF,Q,2026-09-01,2026-12-30,T2");
        Load(
            "enrolments",
            "learner_code,group_code,enrolled_on,started_on,completed_on,left_on\n"
            + "L1,G,2026-09-28,2026-10-01,,\nL2,G,2026-09-28,2026-10-01,,\nL3,G,2026-09-28,,,\nL4,G,2026-09-28,2026-10-01,,2026-11-01\n"
            + "L5,S,2026-09-28,2026-10-01,,\nL6,E,2026-01-28,2026-02-01,2026-05-20,\nL7,E,2026-01-28,2026-02-01,2026-05-20,\n"
            + "L8,E,2026-01-28,2026-02-01,,\nL9,F,2026-08-30,2026-09-01,,\nL10,F,2026-08-30,2026-09-01,,");
        Load(
            "documents",
            "document_kind,registration_no,issued_on,learner_code,group_code\nудостоверение,1,2026-05-25,L6,E\nСправка об обучении,2,2026-05-25,L7,E");
        LoadGrades(
            "L1,G,M,interim,2026-11-01,зачтено,pass_fail,1,\nL2,G,M,interim,2026-11-01,2,five,1,\nL4,G,M,interim,2026-10-20,осв.,five,1,\n"
            + "L6,E,M,final,2026-05-20,2,five,1,\nL6,E,M,final,2026-05-21,4,five,2,\nL7,E,M,final,2026-05-20,н/а,five,1,\n"
            + "L9,F,M0,current,2026-09-10,5,five,1,\nL9,F,M0,current,2026-09-11,5,five,2,\n"
            + "L9,F,M0,interim,2026-11-12,2,five,1,\nL9,F,M1,interim,2026-11-12,2,five,1,\n"
            + string.Concat(Enumerable.Range(2, 8).Select(module => $"L9,F,M{module},interim,2026-11-12,3,five,1,\n")));
        Load(
            "attendance",
            "learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled\n"
            + "L1,G,M,2026-11-10,1,+,8\nL2,G,M,2026-11-10,1,н,6\nL2,G,M,2026-11-10,2,+,2\nL4,G,M,2026-11-10,1,+,8\nL1,G,M,2026-09-20,1,+,8\n"
            + "L1,G,M,2026-11-11,1,не отмечено,8\nL9,F,M0,2026-10-12,1,+,8\nL9,F,M0,2026-11-12,1,+,8\nL9,F,M0,2026-11-13,1,н,8");
        Load("groups", "org_code,group_code,programme_code,starts_on,ends_on\nsecond,X,Z,2026-02-01,2026-05-20");
        Load("enrolments", "org_code,learner_code,group_code,enrolled_on,started_on,completed_on\nsecond,L11,X,2026-01-28,2026-02-01,2026-05-20");
        Load("grades", "org_code,learner_code,group_code,module_code,control,graded_on,grade\nsecond,L11,X,M,final,2026-05-20,5");
        Browser = await Site.SignedInAsync();
    }

    /// <summary>Loads rows of grades at the site's moment.</summary>
    public void LoadGrades(string rows) => Load("grades", GradesHead + rows);

    /// <summary>A page as its reader sees it, with plain spaces.</summary>
    public async Task<string> PageAsync(string address) =>
        WebUtility.HtmlDecode(await Browser.GetStringAsync(address)).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    /// <summary>The card of a measure.</summary>
    public static string Card(string page, string title)
    {
        var begins = page.IndexOf($"<div class=\"text-secondary\">{title}</div>", StringComparison.Ordinal);
        Assert.True(begins > 0, title);
        return page[begins..page.IndexOf("<div class=\"col-", begins, StringComparison.Ordinal)];
    }

    /// <summary>Moves the clock and signs in anew: a session does not last so long.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        Site.Clock.Advance(time);
        Browser = await Site.SignedInAsync();
    }

    private void Load(string feed, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Site.Folder, $"feed-{++_files}")).FullName, feed + ".csv");
        File.WriteAllText(path, text);
        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([path], null, CancellationToken.None), outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();
}
