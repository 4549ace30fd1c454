using System.Net;
using System.Text.RegularExpressions;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests.People;

/// <summary>
/// A site over two groups that fit on a hand. ГР-1 runs, four learners: means 100, 86,7, 80, 40. ГР-2 has ended: Орлова of both was there before, Ежов has no
/// document. K1 takes two parts of M1 and one of M2; K2 is of a module of passes.
/// </summary>
public sealed class PeopleWarehouse : IAsyncLifetime
{
    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false, Settings = new Dictionary<string, string> { ["Reports:SignerName"] = "П. И. Дубов" } };

    public HttpClient Director { get; private set; } = null!;

    /// <summary>The curator of ГР-2.</summary>
    public HttpClient Curator { get; private set; } = null!;

    public HttpClient Archive { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind\nP,Охрана труда,ПК");
        Load("modules", "programme_code,module_code,name\nP,M1,Риски\nP,M2,Надзор\nP,M3,Страховка\nP,M9,Итоговая");
        Load("competencies", "programme_code,competency_code,name\nP,K1,Оценивает\nP,K2,Страхует");
        Load("module_competencies", "programme_code,module_code,competency_code,weight\nP,M1,K1,2\nP,M2,K1,1\nP,M3,K2,1");
        Load("plan", "programme_code,competency_code,planned_share,planned_learners\nP,K1,0.75,0.9\nP,K2,0.75,0.9");
        Load("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр");
        Load("groups", "group_code,programme_code,starts_on,ends_on,curator_code\nГР-1,P,2026-10-01,2026-12-10,T1\nГР-2,P,2026-01-12,2026-03-27,T2");
        Load("learners", "learner_code,last_name,first_name\nA,Орлова,Анна\nB,Белов,Пётр\nC,Волкова,Инна\nD,Дымова,Нина\nE,Ежов,Олег");
        Load(
            "enrolments",
            "learner_code,group_code,enrolled_on,started_on,completed_on,left_on,enrolment_order\nA,ГР-1,2026-09-28,2026-10-01,,,7-з\nB,ГР-1,2026-09-28,2026-10-01,,,7-з\n"
            + "C,ГР-1,2026-09-28,2026-10-01,,,7-з\nD,ГР-1,2026-09-28,2026-10-01,,,7-з\nA,ГР-2,2026-01-10,2026-01-12,2026-03-27,,1-з\nE,ГР-2,2026-01-10,2026-01-12,2026-03-27,,1-з");
        Load(
            "grades",
            "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n"
            + "A,ГР-1,M1,interim,2026-10-12,4,five,1\nA,ГР-1,M2,interim,2026-10-20,2,five,1\nA,ГР-1,M2,retake,2026-10-24,4,five,2\nA,ГР-1,M1,current,2026-10-05,5,five,\n"
            + "B,ГР-1,M1,interim,2026-10-12,3,five,1\nB,ГР-1,M2,interim,2026-10-20,5,five,1\nB,ГР-1,M3,interim,2026-11-02,не зачтено,pass_fail,1\n"
            + "C,ГР-1,M1,interim,2026-10-12,5,five,1\nC,ГР-1,M2,interim,2026-10-20,5,five,1\nC,ГР-1,M3,interim,2026-11-02,зачтено,pass_fail,1\n"
            + "D,ГР-1,M1,interim,2026-10-12,2,five,1\n"
            + "A,ГР-2,M1,interim,2026-02-10,3,five,1\nA,ГР-2,M9,final,2026-03-26,4,five,1\nE,ГР-2,M1,interim,2026-02-10,4,five,1\nE,ГР-2,M9,final,2026-03-26,4,five,1");
        var lessons = new[] { "2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23" };
        Load(
            "attendance",
            "learner_code,group_code,module_code,lesson_on,mark,hours_scheduled\nB,ГР-1,M1,2026-09-20,present,4\n"
            + string.Join('\n', new[] { "A", "B", "C", "D" }.SelectMany(one => lessons.Select((day, i) => $"{one},ГР-1,M1,{day},{(one == "B" && i > 1 ? "absent" : "present")},4"))));
        Load("awards", "learner_code,award_kind,awarded_on,order_no,title,group_code\nA,Грамота,2026-03-27,5-п,За отличие,ГР-2");
        Load("documents", "document_kind,registration_no,issued_on,learner_code,group_code\nудостоверение,У-1,2026-03-30,A,ГР-2");
        Director = await Site.SignedInAsync(SiteFactory.User("директор", Roles.Director));
        Curator = await Site.SignedInAsync(SiteFactory.User("куратор", Roles.Curator, teacher: "T2"));
        Archive = await Site.SignedInAsync(SiteFactory.User("архив", Roles.Archive));
    }

    /// <summary>A page as its reader sees it, with plain spaces and without tags.</summary>
    public static async Task<string> WordsAsync(HttpClient browser, string address) => Regex.Replace(
        Regex.Replace(WebUtility.HtmlDecode(await browser.GetStringAsync(address)), "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(2)),
        @"[\s\u00a0\u202f]+", " ", RegexOptions.None, TimeSpan.FromSeconds(2));

    /// <summary>The rows of an export, without its heading.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string address) =>
        [.. (await Director.GetStringAsync(address)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <summary>The key of a learner or a group.</summary>
    public async Task<long> KeyAsync(string table, string code)
    {
        await using var connection = await Site.Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {table}_key FROM dim_{table} WHERE {table}_code = '{code}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

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
