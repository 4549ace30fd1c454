using System.Net;
using System.Text.RegularExpressions;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>
/// A site over groups whose distance from the цель is counted in the head. On 21.11.2026 five are at work: B1 has 1 of 2 results and B2 none of 1 where 90 % should,
/// M has 1 of 1 where 50 % should, N has a порог and no цель, W has no grade yet. E1 (0 of 1) and E2 (1 of 1) have ended, Z begins next year. The plan of a module
/// is there to be left out.
/// </summary>
public sealed class DashboardWarehouse : IAsyncLifetime
{
    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind\nP,Охрана труда,ПК\nQ,Живопись,ПК\nR,Рисунок,ПК");
        Load("modules", "programme_code,module_code,name\nP,M1,Риски\nQ,M1,Краски\nR,M1,Линии");
        Load("competencies", "programme_code,competency_code,name\nP,K1,Оценивает\nQ,K1,Пишет\nR,K1,Рисует");
        Load("module_competencies", "programme_code,module_code,competency_code\nP,M1,K1\nQ,M1,K1\nR,M1,K1");
        Load(
            "plan",
            "programme_code,module_code,competency_code,planned_share,planned_learners\nP,,K1,0.75,0.9\nQ,,K1,0.75,0.5\nR,,K1,0.75,\nP,M1,,0.95,0.1");
        Load("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр");
        Load(
            "groups",
            "group_code,programme_code,starts_on,ends_on,curator_code\n"
            + "B1,P,2026-09-01,2026-12-01,T1\nB2,P,2026-11-16,2027-02-01,T2\nM,Q,2026-09-01,2026-12-20,T1\nN,R,2026-09-01,2026-12-20,T2\n"
            + "W,P,2026-11-01,2027-03-01,T2\nE1,P,2026-02-01,2026-05-20,T1\nE2,P,2026-02-01,2026-05-20,T2\nZ,P,2027-01-10,2027-03-01,T2");
        Load(
            "enrolments",
            "learner_code,group_code,enrolled_on,started_on,completed_on\nA,B1,2026-08-30,2026-09-01,\nB,B1,2026-08-30,2026-09-01,\nC,B2,2026-11-10,2026-11-16,\n"
            + "D,M,2026-08-30,2026-09-01,\nE,N,2026-08-30,2026-09-01,\nF,W,2026-10-30,2026-11-01,\n"
            + "G,E1,2026-01-30,2026-02-01,2026-05-20\nH,E2,2026-01-30,2026-02-01,2026-05-20");
        Load("learners", "learner_code,last_name,first_name\nA,Орлова,Анна\nB,Белов,Пётр\nC,Волков,Олег");
        Load(
            "grades",
            "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\nA,B1,M1,interim,2026-10-10,5,five,1\nB,B1,M1,interim,2026-10-10,2,five,1\n"
            + "C,B2,M1,interim,2026-11-20,3,five,1\nD,M,M1,interim,2026-10-10,5,five,1\nE,N,M1,interim,2026-10-10,5,five,1\n"
            + "G,E1,M1,final,2026-05-19,3,five,1\nH,E2,M1,final,2026-05-19,4,five,1");
        Load("groups", "group_code,programme_code,starts_on,ends_on\nbad,P,не дата,2026-12-01", LoadState.Loaded, rejected: 1);
        Load("letter", "один,два\nтри,четыре", LoadState.Failed);
        Browser = await Site.SignedInAsync();
    }

    /// <summary>A page as its reader sees it, with plain spaces.</summary>
    public async Task<string> PageAsync(string address, HttpClient? browser = null) => Plain(await (browser ?? Browser).GetStringAsync(address));

    /// <summary>The rows of an export as cells, without its heading.</summary>
    public async Task<IReadOnlyList<string[]>> RowsAsync(string address, HttpClient? browser = null) =>
        [.. (await (browser ?? Browser).GetStringAsync(address)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Split(';'))];

    public static string Plain(string html) => Regex.Replace(
        Regex.Replace(WebUtility.HtmlDecode(html), "[\u00a0\u202f]", " ", RegexOptions.None, TimeSpan.FromSeconds(1)),
        @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private void Load(string feed, string text, LoadState state = LoadState.Loaded, int rejected = 0)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Site.Folder, $"feed-{++_files}")).FullName, feed + ".csv");
        File.WriteAllText(path, text);
        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([path], null, CancellationToken.None), outcome => Assert.Equal((state, rejected), (outcome.State, outcome.Rejected)));
    }
}
