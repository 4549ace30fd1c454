using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Reports.Web.Configuration;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Uploads;

/// <summary>What comes in by the form of files, honest or not: within limits, under plain names, whole or not at all.</summary>
public sealed partial class UploadReceiverTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private static readonly byte[] Rows = Encoding.UTF8.GetBytes(UploadWarehouse.Grades + "L1,G1,M,interim,2026-05-20,5,1\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("../../x", "x")]
    [InlineData("..\\..\\x.csv", "x.csv")]
    [InlineData("C:\\Users\\Иванова\\Мои документы\\оценки.csv", "оценки.csv")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.csv", "_nul.csv")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("оценки\u202evsc.exe", "оценкиvsc.exe")]
    [InlineData("а\u200bб\u0007в.csv", "абв.csv")]
    [InlineData("и\u0306.csv", "й.csv")]
    [InlineData("a<b>:c|d?*.csv", "a b c d.csv")]
    [InlineData(".скрытый.csv", "скрытый.csv")]
    [InlineData("~$книга.xlsx", "книга.xlsx")]
    [InlineData("недокачан.csv.part", "недокачан.csv_part")]
    [InlineData("имя . ", "имя")]
    [InlineData("...", "файл")]
    [InlineData("", "файл")]
    [InlineData("???.csv", "файл.csv")]
    [InlineData("delivery.json", "delivery (2).json")]
    [InlineData("__MACOSX", "___MACOSX")]
    public void Name_IsPlain(string given, string name) => Assert.Equal(name, UploadName.Of(given, []));

    [Fact]
    public void Name_ThatIsLong_KeepsItsExtension()
    {
        var name = UploadName.Of(new string('ж', 300) + ".csv.gz", []);

        Assert.Equal(120, name.Length);
        Assert.EndsWith("ж.csv.gz", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_ThatIsTaken_IsNumbered_WhateverTheCase() =>
        Assert.Equal("Оценки (3).csv", UploadName.Of("Оценки.csv", ["оценки.CSV", "ОЦЕНКИ (2).csv"]));

    [Fact]
    public async Task Files_WithHostileNames_LieInTheirFolder_ForThisAccountAlone()
    {
        var id = await warehouse.UploadAsync(warehouse.Administrator, ("../../x.csv", Rows), ("x.csv", Rows), ("\u202eCON", Rows), (new string('д', 200) + ".csv", Rows));
        var folder = Path.Combine(warehouse.Staging, id);

        Assert.Equal(["_CON", "x (2).csv", "x.csv", new string('д', 116) + ".csv"], Directory.GetFiles(Path.Combine(folder, "files")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Path.Combine(warehouse.Staging, "x.csv")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }

        warehouse.Store.Drop(id);
    }

    [Fact]
    public async Task Upload_BeyondTheLimit_Is413_InRussian_AndLeavesNothing()
    {
        var before = Staged();
        using var answer = await UploadWarehouse.PostAsync(warehouse.Administrator, ("a.csv", new byte[700_000]), ("b.csv", new byte[700_000]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Слишком большой запрос", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(before, Staged());
    }

    [Fact]
    public async Task Upload_BeyondTheLimitByItsOwnWord_Is413_BeforeItIsRead()
    {
        using var answer = await UploadWarehouse.PostAsync(warehouse.Administrator, ("a.csv", new byte[3_000_000]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData(6, "toomany")]
    [InlineData(0, "empty")]
    public async Task Upload_OfTooManyFiles_OrNone_IsToldSo(int files, string reason)
    {
        var before = Staged();
        using var answer = await UploadWarehouse.PostAsync(warehouse.Administrator, [.. Enumerable.Range(0, files).Select(i => ($"{i}.csv", Rows))]);

        Assert.Equal("/upload?refused=" + reason, answer.Headers.Location!.ToString());
        Assert.Contains("alert-danger", await warehouse.Administrator.GetStringAsync("/upload?refused=" + reason), StringComparison.Ordinal);
        Assert.Equal(before, Staged());
    }

    [Fact]
    public async Task Upload_WithoutItsToken_OrWithThatOfAnother_IsRefused_AndLeavesNothing()
    {
        var before = Staged();
        var others = Token().Match(await warehouse.Analyst.GetStringAsync("/account")).Groups[1].Value;
        foreach (var token in new[] { null, "", "CfDJ8", new string('x', 10_000), others })
        {
            using var answer = await warehouse.Administrator.PostAsync(UploadEndpoints.Address, UploadWarehouse.Form(token, ("a.csv", Rows)), Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(before, Staged());
    }

    // As a connection that breaks does, and a browser that is told to stop.
    [Theory]
    [InlineData("multipart/form-data; boundary=----form", 30)]
    [InlineData("multipart/form-data; boundary=----form", 300)]
    [InlineData("multipart/form-data", 0)]
    [InlineData("multipart/form-data; boundary=" + "b" + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 0)]
    [InlineData("application/x-www-form-urlencoded", 0)]
    [InlineData("text/plain", 0)]
    [InlineData(";;;", 0)]
    public async Task Upload_ThatIsBrokenOff_OrNoFormOfFiles_LeavesNothing(string type, int missing)
    {
        var before = Staged();
        var token = Token().Match(await warehouse.Administrator.GetStringAsync("/account")).Groups[1].Value;
        var whole = await UploadWarehouse.Form(token, ("a.csv", [.. Rows, .. new byte[2_000]])).ReadAsByteArrayAsync(Cancellation);
        var content = new ByteArrayContent(whole[..^missing]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await warehouse.Administrator.PostAsync(UploadEndpoints.Address, content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Staged());
    }

    [Fact]
    public async Task Uploads_NotSent_AreRemovedInTime_AndLimitedAUserAndInAll()
    {
        var (clock, folder) = (new FakeTimeProvider(), Path.Combine(warehouse.Site.Folder, "own-uploads"));
        var store = new UploadStore(Options.Create(new ReportsOptions { Upload = new UploadOptions { Folder = folder, UserMegabytes = 1, AllMegabytes = 2, KeepHours = 24 } }), clock);
        var first = await FillAsync("Анна", 600_000);
        clock.Advance(TimeSpan.FromHours(13));
        await FillAsync("анна ", 600_000);
        Assert.Equal(UploadRefusal.UserFull, Assert.Throws<UploadRefusedException>(() => store.Begin("АННА")).Refusal);
        await FillAsync("Борис", 1_000_000);
        Assert.Equal(UploadRefusal.Full, Assert.Throws<UploadRefusedException>(() => store.Begin("Вера")).Refusal);

        clock.Advance(TimeSpan.FromHours(12));
        store.Sweep();

        Assert.False(store.Exists(first));
        Assert.Single(store.Of("Анна"));
        Assert.NotNull(store.Begin("Анна"));

        async Task<string> FillAsync(string user, int size)
        {
            var upload = store.Begin(user);
            await using (var file = store.Create(upload.Id, "a.csv"))
            {
                await file.WriteAsync(new byte[size], Cancellation);
            }

            store.End(upload with { Files = [new StagedFile("a.csv", size, "")] });
            return upload.Id;
        }
    }

    // As it stands after a kill: between the store and the inbox, in the middle of the moves, before and after the rename.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sending_BrokenOffAnywhere_IsFinished_AndNotDoubled(int step)
    {
        var id = await warehouse.UploadAsync(warehouse.Administrator, ("a.csv", Rows), ("b.csv", Rows));
        var upload = warehouse.Store.Find(id, "admin")!;
        var files = upload.Files.Select(file => new SentFile(file.Name, file.Size, file.Sha256, [])).ToList();
        var services = warehouse.Site.Services;
        await services.GetRequiredService<DeliveryStore>().AddAsync(new SentDelivery(id, "admin", Moment.Text(warehouse.Site.Clock.GetUtcNow()), null, files), Cancellation);
        var draft = Path.Combine(warehouse.Inbox, $".upload-{id}.tmp");
        if (step >= 1)
        {
            Directory.CreateDirectory(draft);
            File.Move(warehouse.Store.PathOf(id, "a.csv"), Path.Combine(draft, "a.csv"));
        }

        if (step >= 2)
        {
            File.Move(warehouse.Store.PathOf(id, "b.csv"), Path.Combine(draft, "b.csv"));
            await File.WriteAllTextAsync(Path.Combine(draft, "delivery.json"), "{", Cancellation);
        }

        if (step >= 3)
        {
            // The worker has loaded it already.
            Directory.Delete(draft, recursive: true);
        }

        await services.GetRequiredService<DeliverySender>().FinishAllAsync();

        Assert.False(warehouse.Store.Exists(id));
        Assert.Equal(step == 3 ? [] : [id], warehouse.InInbox());
        if (step < 3)
        {
            var folder = Path.Combine(warehouse.Inbox, id);
            Assert.Equal(["a.csv", "b.csv", "delivery.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(Rows, await File.ReadAllBytesAsync(Path.Combine(folder, "b.csv"), Cancellation));
            Assert.Equal("admin", Ingest.Feeds.Deliveries.Delivery.In(folder)!.SentBy);
            Directory.Delete(folder, recursive: true);
        }
    }

    private string[] Staged() => Directory.Exists(warehouse.Staging) ? [.. Directory.GetDirectories(warehouse.Staging).Order(StringComparer.Ordinal)] : [];

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
