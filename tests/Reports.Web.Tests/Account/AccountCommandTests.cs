using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Account;

/// <summary>The commands on the machine itself, over the store of a site that runs.</summary>
public sealed class AccountCommandTests : IAsyncLifetime
{
    private const string Fresh = "верблюд идёт домой";

    private readonly string _keys = Directory.CreateTempSubdirectory("keys").FullName;
    private readonly SiteFactory _site;

    public AccountCommandTests() => _site = new SiteFactory { Settings = new Dictionary<string, string> { ["Reports:KeyFile"] = Path.Combine(_keys, "k") } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public async Task UserPassword_OfTheLockedOnlyAdministrator_LetsHimInAndEndsHisSessions()
    {
        using var before = await _site.SignedInAsync();
        for (var i = 0; i < 5; i++)
        {
            await SiteFactory.SignInAsync(_site.Browser(), "admin", "wrong");
        }

        Assert.Equal(HttpStatusCode.OK, (await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password)).StatusCode);

        var (code, output, errors) = await RunAsync(Fresh + "\n", "user", "password", "ADMIN");

        Assert.True(code == 0, output + errors);
        Assert.Contains("блокировка снята, завершено сеансов: 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Fresh, output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(_site.Browser(), "admin", Fresh)).StatusCode);
        var line = Assert.Single(await _site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation), entry => entry.Action == "users");
        Assert.Equal(("(команда на сервере)", "admin: новый пароль"), (line.UserName, line.Object));
    }

    [Theory]
    [InlineData("nobody", Fresh, 1, "Пользователя «nobody» нет")]
    [InlineData("admin", "короткий", 1, "слишком короткий")]
    [InlineData("admin", "", 1, "слишком короткий")]
    [InlineData("", Fresh, 64, "ИМЯ")]
    public async Task UserPassword_ThatWillNotDo_ChangesNothing(string name, string password, int exitCode, string reason)
    {
        var (code, _, errors) = await RunAsync(password + "\n", name.Length > 0 ? ["user", "password", name] : ["user", "password"]);

        Assert.Equal(exitCode, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password)).StatusCode);
    }

    [Fact]
    public async Task KeysRotate_MakesAnotherFileAndDestroysTheKeys()
    {
        using var browser = await _site.SignedInAsync();
        var file = await File.ReadAllTextAsync(Path.Combine(_keys, "k"), Cancellation);
        Assert.NotEmpty(_site.Services.GetRequiredService<KeyRing>().GetAllElements());

        var (code, output, errors) = await RunAsync("", "keys", "rotate");

        Assert.True(code == 0, output + errors);
        Assert.NotEqual(file, await File.ReadAllTextAsync(Path.Combine(_keys, "k"), Cancellation));
        Assert.Empty(_site.Services.GetRequiredService<KeyRing>().GetAllElements());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        using var command = new ProgramProcess(
            "Reports.Web",
            _site.Folder,
            arguments,
            [
                ("ConnectionStrings__App", Path.Combine(_site.Folder, "app.db")), ("ConnectionStrings__Warehouse", Path.Combine(_site.Folder, "warehouse.db")),
                ("Reports__KeyFile", Path.Combine(_keys, "k")), ("Worker__InProcess", "false"),
            ],
            input);
        return await command.EndAsync();
    }
}
