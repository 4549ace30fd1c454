using System.Runtime.Versioning;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Account;

/// <summary>The key ring at rest: the store alone signs nobody in.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IAsyncLifetime
{
    // The secret of a key that an earlier version kept open in the store.
    private const string OpenSecret = "b3BlbiBzZWNyZXQgb2YgYW4gZWFybGllciB2ZXJzaW9u";

    private readonly string _keys = Directory.CreateTempSubdirectory("keys").FullName;
    private readonly SiteFactory _site;

    public KeyFileTests() => _site = new SiteFactory { Settings = new Dictionary<string, string> { ["Reports:KeyFile"] = KeyPath } };

    private string KeyPath => Path.Combine(_keys, "sub", "protection.key");

    public async ValueTask InitializeAsync()
    {
        var location = new AppStoreOptions { Connection = Path.Combine(_site.Folder, "app.db") };
        var store = new AppDatabase(Options.Create(location), _site.Clock);
        store.Run("protection-key-add", new
        {
            name = "key-0",
            created_at = "2026-01-01T00:00:00.000Z",
            element = "<key id=\"8d9a7f9e-6a0e-4a55-9a39-1d3f6f0f9f11\" version=\"1\"><creationDate>2026-11-20T00:00:00Z</creationDate><activationDate>2026-11-20T00:00:00Z</activationDate>"
                + "<expirationDate>2027-11-20T00:00:00Z</expirationDate><descriptor><masterKey requiresEncryption=\"true\"><value>" + OpenSecret + "</value></masterKey></descriptor></key>",
        });
        Assert.True(StoreHolds(OpenSecret));
        await _site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
    }

    [Fact]
    public void Key_ThatStoodOpen_IsGoneFromTheFileOfTheStore_AndTheNewOneIsClosed()
    {
        var sealed_ = Protector().Protect("text");

        Assert.Equal("text", Protector().Unprotect(sealed_));
        Assert.False(StoreHolds(OpenSecret));
        var key = Assert.Single(_site.Services.GetRequiredService<KeyRing>().GetAllElements()).ToString();
        Assert.Contains(KeyFileEncryptor.ElementName, key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
    }

    [Fact]
    public void Ring_WithoutItsKeyFile_OpensNothing()
    {
        var sealed_ = Protector().Protect("text");
        using var thief = new SiteFactory { Settings = new Dictionary<string, string> { ["Reports:KeyFile"] = Path.Combine(_keys, "thief", "k") } };
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(new KeyFile(
            Options.Create(new Configuration.ReportsOptions { KeyFile = Path.Combine(_keys, "thief", "k") }), Options.Create(new AppStoreOptions())));
        services.AddDataProtection().SetApplicationName("learning-outcomes-warehouse");
        services.Configure<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>(keys =>
            (keys.XmlRepository, keys.AutoGenerateKeys) = (_site.Services.GetRequiredService<KeyRing>(), false));
        using var provider = services.BuildServiceProvider();

        Assert.ThrowsAny<Exception>(() => provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealed_));
    }

    [Fact]
    public void KeyFile_MadeAtTheFirstStart_IsForThisAccountAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights of Unix.");
        _ = _site.Services;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyPath)!));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(KeyPath)!));
    }

    [Fact]
    public void KeyFile_OpenToOthers_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights of Unix.");
        _ = Protector();
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Fault(KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public void KeyFile_BesideTheStore_IsRefused() =>
        Assert.Contains("рядом с хранилищем", Fault(Path.Combine(_site.Folder, "protection.key")), StringComparison.Ordinal);

    [Fact]
    public void KeyFile_WithSomethingElseInIt_IsRefused()
    {
        _ = Protector();
        File.WriteAllText(KeyPath, "not a key");

        Assert.Contains("не ключ", Fault(KeyPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnotherKeyFile_IsRefused()
    {
        _ = Protector().Protect("text");
        var start = new KeyRingStart(
            _site.Services.GetRequiredService<KeyRing>(),
            new KeyFile(Options.Create(new Configuration.ReportsOptions { KeyFile = Path.Combine(_keys, "other", "k") }), Options.Create(new AppStoreOptions())));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => start.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("другим файлом ключа", refused.Message, StringComparison.Ordinal);
    }

    private IDataProtector Protector() => _site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private string Fault(string path) => Assert.Throws<OptionsValidationException>(() => new KeyFile(
        Options.Create(new Configuration.ReportsOptions { KeyFile = path }),
        Options.Create(new AppStoreOptions { Connection = Path.Combine(_site.Folder, "app.db") })).Id).Message;

    private bool StoreHolds(string text)
    {
        SqliteConnection.ClearAllPools();
        return Directory.EnumerateFiles(_site.Folder, "app.db*").Any(path => Encoding.UTF8.GetString(File.ReadAllBytes(path)).Contains(text, StringComparison.Ordinal));
    }
}
