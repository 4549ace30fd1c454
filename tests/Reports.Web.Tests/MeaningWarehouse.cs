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
/// A site over rows that tell marks from passes, attempts from examinations and documents from certificates. Programme P: K1 is of a module with marks, K2 of one
/// with a pass, K3 of both. Programme Q: of R2 only the second attempt is known.
/// </summary>
public sealed class MeaningWarehouse : IAsyncLifetime
{
    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false };

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind\nP,Охрана труда,ПК\nQ,Работы на высоте,ПК");
        Load("modules", "programme_code,module_code,name\nP,M1,Риски\nP,M2,Страховка\nP,M9,Итоговая\nQ,M1,Подъём");
        Load("competencies", "programme_code,competency_code,name\nP,K1,Оценивает\nP,K2,Страхует\nP,K3,Работает");
        Load("module_competencies", "programme_code,module_code,competency_code\nP,M1,K1\nP,M2,K2\nP,M1,K3\nP,M2,K3");
        Load("plan", "programme_code,competency_code,planned_share,planned_learners\nP,K1,0.75,0.9\nP,K2,0.75,0.9\nP,K3,0.75,0.9");
        Load("groups", "group_code,programme_code,starts_on,ends_on\nG,P,2026-02-01,2026-05-20\nH,Q,2026-02-01,2026-05-20");
        Load("learners", "learner_code,last_name,first_name\nA,Орлова,Анна\nB,Белов,Пётр\nC,Волков,Олег\nD,Дымова,Нина");
        Load(
            "enrolments",
            "learner_code,group_code,enrolled_on,started_on,completed_on,left_on\nA,G,2026-01-28,2026-02-01,2026-05-20,\n"
            + "B,G,2026-01-28,2026-02-01,2026-05-20,\nC,G,2026-01-28,2026-02-01,2026-05-20,\nD,G,2026-01-28,2026-02-01,,2026-04-01\n"
            + "R1,H,2026-01-28,2026-02-01,,\nR2,H,2026-01-28,2026-02-01,,");
        Load(
            "grades",
            "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n"
            + "A,G,M1,interim,2026-03-10,5,five,1\nB,G,M1,interim,2026-03-10,3,five,1\nC,G,M1,interim,2026-03-10,4,five,1\n"
            + "A,G,M2,interim,2026-03-11,зачтено,pass_fail,1\nB,G,M2,interim,2026-03-11,зачтено,five,1\n"
            + "C,G,M2,interim,2026-03-11,не зачтено,pass_fail,1\nD,G,M2,interim,2026-03-11,сдала,pass_fail,1\n"
            + "A,G,M9,final,2026-05-19,5,five,1\nB,G,M9,final,2026-05-19,2,five,1\nC,G,M9,final,2026-05-19,4,five,1\n"
            + "R1,H,M1,итоговый,2026-03-20,2,five,1\nR1,H,M1,пересдача,2026-03-27,4,five,2\nR2,H,M1,итоговый,2026-03-27,4,five,2");
        Load(
            "documents",
            "document_kind,registration_no,issued_on,learner_code,group_code,status,original_registration_no\n"
            + "удостоверение,1,2026-05-25,A,G,оригинал,\nудостоверение,2,2026-05-25,B,G,оригинал,\nудостоверение,3,2026-05-25,D,G,,\n"
            + "удостоверение,4,2026-06-25,A,G,дубликат,1\nСправка об обучении,5,2026-05-25,C,G,,");
        Load("carriers", "carrier_kind,unit_no,year,group_code,title\nжурнал,Ж-1,2026,G,Журнал\nпротокол,П-1,2026,G,Протокол\nжурнал,Ж-2,2026,H,Журнал\nопись,О-1,2026,,Опись");
        Browser = await Site.SignedInAsync();
    }

    /// <summary>The key by which the filter of pages knows a programme.</summary>
    public async Task<string> ProgrammeAsync(string name) => Regex.Match(
        await PageAsync("/quality"), $"<option value=\"(\\d+)\"[^>]*>{name}<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    /// <summary>A page as its reader sees it, with plain spaces.</summary>
    public async Task<string> PageAsync(string address) => Regex.Replace(
        WebUtility.HtmlDecode(await Browser.GetStringAsync(address)), @"[\u00a0\u202f]", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The rows of an export, without its heading.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string address) =>
        [.. (await Browser.GetStringAsync(address)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private void Load(string feed, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Site.Folder, $"feed-{++_files}")).FullName, feed + ".csv");
        File.WriteAllText(path, text);
        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([path], null, CancellationToken.None), outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
    }
}
