using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Feeds.Checking;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Uploads;

/// <summary>
/// A site that takes a megabyte, over groups G1 and G2 of curator T1 and H of T2, with a learner each; L4 is in G1 and in H; P1 to P4 are in N7 of T1, P5 in H. Users: the administrator, an
/// analyst, and the curator of H.
/// </summary>
public sealed class UploadWarehouse : IAsyncLifetime
{
    public const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,attempt\n";

    private static readonly (string Name, string Text)[] Feeds =
    [
        ("programmes", "programme_code,name,kind\nP,Охрана труда,ПК\nQ,Работы на высоте,ПК"),
        ("teachers", "teacher_code,last_name,first_name\nT1,Соколова,Мария\nT2,Кузнецов,Пётр"),
        ("modules", "programme_code,module_code,name\nP,M,Основы\nQ,M,Основы\nP,S1,Первая помощь\nP,S2,Средства защиты"),
        ("groups", "group_code,programme_code,starts_on,ends_on,curator_code\nG1,P,2026-02-01,2026-05-30,T1\nG2,P,2026-02-01,2026-05-30,T1\nN7,P,2026-02-01,2026-05-30,T1\nH,Q,2026-02-01,2026-12-20,T2"),
        ("learners", "learner_code,last_name,first_name,middle_name,birth_date,snils\nL1,Белова,Инна,,,\nL2,Волков,Олег,,,\nL3,Громова,Вера,,,\nL4,Дымов,Лев,,,\n"
            + "P1,Орлов,Егор,Ильич,1990-03-12,112-233-445 95\nP2,Орлов,Егор,Ильич,1991-01-01,\nP3,Котова,Мария,Ивановна,,\nP4,Котов,Максим,,,\nP5,Орлова,Анна,Павловна,,"),
        ("enrolments", "learner_code,group_code,enrolled_on,started_on\nL1,G1,2026-02-01,2026-02-01\nL2,G2,2026-02-01,2026-02-01\nL3,H,2026-02-01,2026-02-01\n"
            + "L4,G1,2026-02-01,2026-02-01\nL4,H,2026-02-01,2026-02-01\nP1,N7,2026-02-01,2026-02-01\nP2,N7,2026-02-01,2026-02-01\nP3,N7,2026-02-01,2026-02-01\n"
            + "P4,N7,2026-02-01,2026-02-01\nP5,H,2026-02-01,2026-02-01"),
    ];

    public SiteFactory Site { get; } = new() { IsSeeded = false, Settings = new Dictionary<string, string> { ["Reports:Upload:Megabytes"] = "1", ["Reports:Upload:Files"] = "5" } };

    public HttpClient Administrator { get; private set; } = null!;

    public HttpClient Analyst { get; private set; } = null!;

    public HttpClient Curator { get; private set; } = null!;

    public string Inbox => Path.Combine(Site.Folder, "inbox");

    public string Staging => Path.Combine(Site.Folder, "uploads");

    public UploadStore Store => Site.Services.GetRequiredService<UploadStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        var batch = Directory.CreateDirectory(Path.Combine(Site.Folder, "batch")).FullName;
        foreach (var (name, text) in Feeds)
        {
            await File.WriteAllTextAsync(Path.Combine(batch, name + ".csv"), text + "\n");
        }

        Assert.All(Load(new FileBatch([batch])), outcome => Assert.Equal((LoadState.Loaded, 0), (outcome.State, outcome.Rejected)));
        Administrator = await Site.SignedInAsync();
        Analyst = await Site.SignedInAsync(SiteFactory.User("аналитик", Roles.Analyst));
        Curator = await Site.SignedInAsync(SiteFactory.User("куратор", Roles.Curator, teacher: "T2"));
    }

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Uploads files and waits for the end of the check.</summary>
    /// <returns>The upload.</returns>
    public async Task<string> UploadAsync(HttpClient browser, params (string Name, byte[] Content)[] files)
    {
        using var answer = await PostAsync(browser, files);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.Matches(@"^/upload/\d{8}-\d{6}-[0-9a-f]{10}$", address);
        var id = address["/upload/".Length..];
        await (Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);
        return id;
    }

    public Task<string> UploadAsync(HttpClient browser, string name, string text) => UploadAsync(browser, (name, Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends the form of files as a browser does: the token first.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, params (string Name, byte[] Content)[] files)
    {
        var token = Regex.Match(await browser.GetStringAsync("/account"), "__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        return await browser.PostAsync(UploadEndpoints.Address, Form(token, files), Cancellation);
    }

    public static MultipartFormDataContent Form(string? token, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent("----form") { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        if (token is not null)
        {
            form.Add(new StringContent(token), "__RequestVerificationToken");
        }

        foreach (var (name, content) in files)
        {
            // As browsers write it: the name in UTF-8, quotes escaped.
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
            form.Add(part);
        }

        return form;
    }

    /// <summary>Sends files of an upload.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient browser, string id, params int[] files) =>
        SiteFactory.PostAsync(browser, "/account", $"/upload/{id}?handler=Send", [.. files.Select(file => ("file", $"{file}"))]);

    /// <summary>What the check said of a file.</summary>
    public FileReview ReviewOf(string id, int file = 0) => Store.ReviewOf(id)![file];

    /// <summary>Loads a delivery from the inbox as the worker does.</summary>
    public IReadOnlyList<LoadOutcome> LoadDelivery(string id)
    {
        var folder = Path.Combine(Inbox, id);
        var files = Directory.GetFiles(folder).Where(path => Path.GetFileName(path) != "delivery.json").ToHashSet(StringComparer.Ordinal);
        var outcomes = Load(new FileBatch([folder]) { Prefix = id + "/", Only = files });
        Directory.Delete(folder, recursive: true);
        return outcomes;
    }

    /// <summary>What is in the inbox, hidden things too.</summary>
    public string[] InInbox() => Directory.Exists(Inbox) ? [.. new DirectoryInfo(Inbox).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }).Select(one => one.Name)] : [];

    private List<LoadOutcome> Load(FileBatch batch) => [.. BatchLoaders.Over(
        Site.Services.GetRequiredService<IWarehouseEngine>(), Site.Services.GetRequiredService<SqlCatalogue>(), Site.Folder, Site.Clock).Load(batch, null, CancellationToken.None)];
}
