using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>Several nodes over one store of the site: none keeps anything of its own.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Cookie_OfOneNode_IsGoodOnAnother()
    {
        using var other = _site.WithWebHostBuilder(_ => { });
        var signed = await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password);
        var cookie = signed.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("reports=", StringComparison.Ordinal)).Split(';')[0];
        using var browser = other.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/users")).StatusCode);
        Assert.NotSame(_site.Services, other.Services);
    }

    [Fact]
    public void Keys_AfterFirstUse_StandInTheStoreAlone()
    {
        var sealed_ = Protector(_site.Services).Protect("text");
        using var other = _site.WithWebHostBuilder(_ => { });

        Assert.Equal("text", Protector(other.Services).Unprotect(sealed_));
        Assert.Empty(Directory.EnumerateDirectories(_site.Folder, "keys", SearchOption.AllDirectories));
        Assert.Single(_site.Services.GetRequiredService<AppStore.KeyRing>().GetAllElements());
    }

    private static IDataProtector Protector(IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
