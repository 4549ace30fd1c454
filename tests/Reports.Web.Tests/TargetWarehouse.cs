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
/// A site over targets of every rank: programme P of groups G1 and G2, programme Q of group H. In February and in May every group has the same
/// hours: G1 attended 6 of 8, G2 8 of 8, H 3 of 4.
/// </summary>
public sealed class TargetWarehouse : IAsyncLifetime
{
    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    public HttpClient Browser { get; private set; } = null!;

    /// <summary>Where pages put files.</summary>
    public string Inbox => Path.Combine(Site.Folder, "inbox");

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind\nP,Охрана труда,ПК\nQ,Работы на высоте,ПК");
        Load("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр");
        Load(
            "groups",
            "group_code,programme_code,starts_on,ends_on,curator_code\nG1,P,2026-02-01,2026-05-30,T1\nG2,P,2026-02-01,2026-05-30,T1\nH,Q,2026-02-01,2026-12-20,T2");
        Load("enrolments", "learner_code,group_code,enrolled_on,started_on\nL1,G1,2026-02-01,2026-02-01\nL2,G2,2026-02-01,2026-02-01\nL3,H,2026-02-01,2026-02-01");
        Load("attendance", "learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled\n" + string.Join('\n', new[] { "2026-02-10", "2026-05-12" }
            .SelectMany(day => new[] { $"L1,G1,M,{day},1,+,6", $"L1,G1,M,{day},2,н,2", $"L2,G2,M,{day},1,+,8", $"L3,H,M,{day},1,+,3", $"L3,H,M,{day},2,н,1" })));
        Load("grades", "learner_code,group_code,module_code,control,graded_on,grade\nL1,G1,M,interim,2026-05-20,5\nL3,H,M,interim,2026-05-20,4");
        Load(
            "targets",
            "measure,programme_code,group_code,target,valid_from\nпосещаемость,,,80,\nattendance,,,85 %,01.03.2026\nattendance,P,,90,2026-02-01\n"
            + "attendance,,G1,70,2026-05-31\nsuccess,,,90,2026-01-01\nquality,P,,60,2026-01-01\ncompletion,P,,85,\ncompletion,,,70,2026-01-01\n"
            + "success,,,99,2027-01-01");
        Browser = await Site.SignedInAsync();
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Moves the clock and signs in anew: a session does not last so long.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        Site.Clock.Advance(time);
        Browser = await Site.SignedInAsync();
    }

    /// <summary>Loads rows at the site's moment.</summary>
    public void Load(string feed, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Site.Folder, $"feed-{++_files}")).FullName, feed + ".csv");
        File.WriteAllText(path, text);
        LoadFile(path);
    }

    /// <summary>Loads a file as the worker does.</summary>
    public void LoadFile(string path)
    {
        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([path], null, CancellationToken.None), outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
    }

    /// <summary>Rows of a report as a file has them.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string address) =>
        (await Browser.GetStringAsync(address)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A page as its reader sees it, with plain spaces.</summary>
    public static async Task<string> PageAsync(HttpClient browser, string address) => Regex.Replace(
        WebUtility.HtmlDecode(await browser.GetStringAsync(address)), @"[\u00a0\u202f]", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The key by which the filter of pages knows a programme or a group.</summary>
    public async Task<string> KeyAsync(string name) => Regex.Match(
        await PageAsync(Browser, "/quality"), $"<option value=\"(\\d+)\"[^>]*>{name}<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
