using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>Where the site listens: the command line before the environment, that before appsettings.</summary>
public sealed class ListenAddressesTests : IDisposable
{
    private const string Default = "http://localhost:5080";
    private readonly string _folder = Directory.CreateTempSubdirectory("listen").FullName;

    /// <summary>What appsettings, the environment and the command line say, and the addresses.</summary>
    public static TheoryData<string, string, string, string[]> Sources { get; } = new()
    {
        { "{}", "", "", [Default] },
        { """{ "Urls": "http://file:1" }""", "", "", ["http://file:1"] },
        { """{ "Urls": "http://file:1" }""", "urls=http://env:2;http://env:3", "", ["http://env:2", "http://env:3"] },
        { """{ "Urls": "http://file:1" }""", "http_ports=8080", "", ["http://*:8080"] },
        { """{ "Urls": "http://file:1" }""", "http_ports=8080;8081|https_ports=8443", "", ["http://*:8080", "http://*:8081", "https://*:8443"] },
        { "{}", "http_ports=8080|urls=http://env:2", "", ["http://env:2"] },
        { """{ "Urls": "http://file:1" }""", "urls=http://env:2", "--urls=http://line:4", ["http://line:4"] },
        { "{}", "http_ports=8080", "--urls=http://line:4", ["http://line:4"] },
        { """{ "Urls": "http://file:1" }""", "urls=", "", ["http://file:1"] },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Addresses_OfSeveralSources_AreThoseOfTheFirstThatNamesAny(string file, string environment, string line, string[] addresses)
    {
        var path = Path.Combine(_folder, "appsettings.json");
        File.WriteAllText(path, file);
        var variables = environment.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);

        // In the order of a web program: ASPNETCORE_ variables come before appsettings.
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(variables).AddJsonFile(path).AddCommandLine(line.Length > 0 ? [line] : []);

        Assert.Equal(addresses, ListenAddresses.Of(configuration));
    }

    [Fact]
    public async Task Site_UnderUrlsOfTheEnvironment_ListensThere()
    {
        using var site = Start([], ("ASPNETCORE_URLS", "http://[::1]:0"));

        Assert.Contains("http://[::1]:", await site.LineAsync("Now listening on:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_UnderPortsOfTheEnvironment_ListensThere()
    {
        using var site = Start([], ("ASPNETCORE_HTTP_PORTS", "0"));

        await site.LineAsync("add its name to AllowedHosts");
        Assert.Contains("http://[::]:", await site.LineAsync("Now listening on:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_UnderUrlsOfTheCommandLine_ListensThereWhateverTheEnvironmentSays()
    {
        using var site = Start(["--urls", "http://127.0.0.1:0"], ("ASPNETCORE_URLS", "http://[::1]:0"), ("ASPNETCORE_HTTP_PORTS", "0"));

        Assert.Contains("http://127.0.0.1:", await site.LineAsync("Now listening on:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_OnATakenPort_SaysSoInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        using var site = Start(["--urls", address]);

        await AssertRefusedAsync(site, $"Адрес {address} занят", "--urls");
    }

    [Fact]
    public async Task Site_OnAnAddressThatIsNone_SaysSoInOneLine()
    {
        using var site = Start(["--urls", "localhost:8080"]);

        await AssertRefusedAsync(site, "«localhost:8080»", Default);
    }

    [Fact]
    public async Task Site_OnAnAddressOfAnotherComputer_SaysSoInOneLine()
    {
        // Of the block for documentation: no computer has it.
        using var site = Start(["--urls", "http://192.0.2.1:0"]);

        await AssertRefusedAsync(site, "Адрес http://192.0.2.1:0 не открывается", "--urls");
    }

    [Theory]
    [InlineData("ConnectionStrings__Warehouse", "Data Source=:memory:")]
    [InlineData("ConnectionStrings__App", "Data Source=app.db;Cache=Shared")]
    public async Task Site_OverAStoreThatIsNoFile_SaysSoInOneLine(string setting, string connection)
    {
        using var site = Start(["--urls", "http://127.0.0.1:0"], (setting, connection));

        await AssertRefusedAsync(site, setting.Replace("__", ":", StringComparison.Ordinal), "путь");
    }

    [Fact]
    public async Task Site_BehindAProxyThatIsNoAddress_SaysSoInOneLine()
    {
        using var site = Start(["--urls", "http://127.0.0.1:0"], ("Reports__Proxies__0", "proxy.local"));

        await AssertRefusedAsync(site, "Reports:Proxies", "«proxy.local»");
    }

    [Fact]
    public async Task Site_WhoseKeyFileIsOpenToOthers_SaysSoInOneLine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Rights of Unix.");
        var path = Path.Combine(_folder, "key", "k");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Convert.ToBase64String(new byte[32]));
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        }

        using var site = Start(["--urls", "http://127.0.0.1:0"], ("Reports__KeyFile", path));

        await AssertRefusedAsync(site, "Reports:KeyFile", "chmod 600");
    }

    // The site's own part of a stop at the start: the store and its first administrator are made by then, the warehouse is not.
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Site_ToldToStopAtItsFirstStart_EndsCleanly(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        using var site = Start(["--urls", "http://127.0.0.1:0"], ("Worker__InProcess", "true"), ("Ingest__Sample", "true"));
        await site.LineAsync("Первый вход");
        await site.SignalAsync(signal);
        var end = await site.EndAsync();

        Assert.True(end.Code == 0, $"{end.Code}: {end.Output}{end.Errors}");
        Assert.Empty(end.Errors);
        Assert.DoesNotContain("xception", end.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task AssertRefusedAsync(ProgramProcess site, params string[] words) =>
        Assert.DoesNotContain("xception", await site.RefusedAsync(words), StringComparison.Ordinal);

    private ProgramProcess Start(string[] arguments, params (string Key, string? Value)[] settings) => new(
        "Reports.Web",
        _folder,
        arguments,
        [
            ("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", null), ("ASPNETCORE_HTTPS_PORTS", null), ("URLS", null),
            ("Worker__InProcess", "false"), ("Reports__KeyFile", Path.Combine(_folder, "key", "protection.key")),
            .. settings,
        ]);
}
