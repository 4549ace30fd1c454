using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>
/// A site over results whose parts are counted by hand. Programme P: K1 of M1 and M2, which are parts of M0, K2 of M3. Groups G and H of 2026, Y of 2025.
/// In programme Q, group Z of 2024, modules are parts of one another.
/// </summary>
public sealed class OutcomeWarehouse : IAsyncLifetime
{
    /// <summary>The year of the groups G and H.</summary>
    public const string Year = "from=2026-01-01&to=2026-12-31";

    private int _files;

    public SiteFactory Site { get; } = new() { IsSeeded = false, Settings = new Dictionary<string, string> { ["Reports:TeacherWeights:Minimum"] = "8" } };

    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Load("programmes", "programme_code,name,kind,professional_standard\nP,Охрана труда,ПК,40.054\nQ,Другая программа,ПК,");
        Load("modules", "programme_code,module_code,name,parent_module_code\nP,M0,Основы,\nP,M1,Риски,M0\nP,M2,Страховка,M0\nP,M3,Ответственность,\n"
            + "Q,X1,Первая,X2\nQ,X2,Вторая,X1\nQ,X3,Сама,X3");
        Load("competencies", "programme_code,competency_code,name,result_kind,professional_standard,general_function,labour_function\n"
            + "P,K1,Оценивает,профессиональная,,A Выполнение,A/01.6 Оценка\nP,K2,Отвечает,личностный,06.001,,");
        Load("module_competencies", "programme_code,module_code,competency_code\nP,M1,K1\nP,M2,K1\nP,M3,K2");
        Load("plan", "programme_code,competency_code,planned_share,planned_learners\nP,K1,0.75,0.8\nP,K2,0.75,0.6");
        Load("teachers", "teacher_code,last_name,first_name\nT1,Первая,Анна\nT2,Второй,Олег");
        Load("groups", "group_code,programme_code,starts_on,ends_on\nG,P,2026-02-01,2026-05-20\nH,P,2026-02-01,2026-05-20\nY,P,2025-02-01,2025-05-20\nZ,Q,2024-02-01,2024-05-20");
        Load("learners", "learner_code,last_name,first_name,sex,birth_date,education_level,employment_category\nA,Орлова,Анна,ж,1990-05-01,высшее,\n"
            + "B,Белов,Пётр,м,2005-05-01,среднее,\nC,Волкова,Ольга,ж,1990-05-01,высшее,\nD,Дымов,Олег,м,1960-05-01,высшее,\nE,Ежова,Инна,ж,,,\nF,Фомин,Лев,м,1990-05-01,высшее,");
        var marks = new[]
        {
            ("A", "G", "545"), ("B", "G", "343"), ("C", "G", "424"), ("D", "G", "552"), ("E", "H", "335"), ("F", "H", "443"), ("A", "Y", "555"),
        };
        Load("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt,teacher_code\n" + string.Join('\n', marks.SelectMany(one =>
            one.Item3.Select((mark, at) => $"{one.Item1},{one.Item2},M{at + 1},interim,{(one.Item2 == "Y" ? 2025 : 2026)}-04-1{at},{mark},five,1,{Teacher(one.Item2, at)}"))));
        Load("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,teacher_code\n"
            + "A,G,M1,current,2026-03-01,5,five,T1\nB,G,M1,current,2026-03-02,3,five,T1\nB,G,M1,current,2026-03-03,зачтено,pass_fail,T1");
        Load("grades", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\nA,Z,X1,interim,2024-04-10,5,five,1\nA,Z,X2,interim,2024-04-11,3,five,1\nA,Z,X3,interim,2024-04-12,4,five,1");
        Load("attendance", "learner_code,group_code,module_code,lesson_on,mark,hours_scheduled,teacher_code\nA,G,M1,2026-03-01,+,2,T1\nB,G,M1,2026-03-01,н,2,T1");
        Browser = await Site.SignedInAsync();
    }

    /// <summary>A page as its reader sees it, with plain spaces.</summary>
    public async Task<string> PageAsync(string address) => Regex.Replace(
        WebUtility.HtmlDecode(await Browser.GetStringAsync(address)), @"[\u00a0\u202f]", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The cells of an export, by row and heading.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> RowsAsync(string address)
    {
        var lines = (await Browser.GetStringAsync(address)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var heads = lines[0].Split(';');
        return [.. lines.Skip(1).Select(line => heads.Zip(line.Split(';')).ToDictionary(cell => cell.First.Trim('"'), cell => cell.Second.Trim('"'), StringComparer.Ordinal))];
    }

    /// <summary>A key of the warehouse by its code.</summary>
    public string Key(string dimension, string code)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Site.Folder, "warehouse.db")};Mode=ReadOnly");
        return connection.ExecuteScalar<long>($"SELECT {dimension}_key FROM dim_{dimension} WHERE {dimension}_code = '{code}'").ToString(CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    private static string Teacher(string group, int module) => group == "H" ? module == 0 ? "T1" : "T2" : module == 1 ? "T2" : "T1";

    private void Load(string feed, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Site.Folder, $"feed-{++_files}")).FullName, feed + ".csv");
        File.WriteAllText(path, text);
        var loader = BatchLoaders.Over(
            Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock);
        Assert.All(loader.Load([path], null, CancellationToken.None), outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
    }
}
