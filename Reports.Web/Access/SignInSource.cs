using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.DataProtection;
using Reports.Web.AppStore;

namespace Reports.Web.Access;

/// <summary>Where an attempt to sign in comes from.</summary>
/// <param name="Address">Of the network; a home has one IPv6 network and any number of addresses.</param>
/// <param name="Device">The browser, when the same user has signed in with it before.</param>
public sealed record SignInSource(string Address, string? Device = null)
{
    private const int HomePrefixBytes = 8;

    /// <summary>The address that failures are counted by.</summary>
    /// <param name="address">Of the connection; null in tests without a network.</param>
    public static string AddressOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(plain))
        {
            return plain.ToString();
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(HomePrefixBytes).Clear();
        return new IPAddress(bytes) + "/64";
    }
}

/// <summary>
/// Browsers with which a user has signed in: each keeps a sealed cookie. A stranger who fails again and again under somebody's name
/// does not shut out their own browser (OWASP: device cookies).
/// </summary>
/// <param name="protection">Seals the cookie.</param>
public sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string CookieName = "reports.device";
    private const char Between = '\n';
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("known-device").ToTimeLimitedDataProtector();

    /// <summary>Where a request comes from.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name that somebody wants to sign in under.</param>
    public SignInSource SourceOf(HttpContext context, string name) =>
        new(SignInSource.AddressOf(context.Connection.RemoteIpAddress), DeviceOf(context, name));

    /// <summary>Makes the browser known as the user's.</summary>
    /// <param name="context">The request that signed in.</param>
    /// <param name="user">Who.</param>
    public void Remember(HttpContext context, AppUser user)
    {
        ArgumentNullException.ThrowIfNull(context);
        var device = DeviceOf(context, user.Name) ?? Guid.NewGuid().ToString("N");
        context.Response.Cookies.Append(
            CookieName,
            _seal.Protect($"{AppUser.Fold(user.Name)}{Between}{device}", KeptFor),
            new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = KeptFor, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
    }

    private string? DeviceOf(HttpContext context, string name)
    {
        try
        {
            return context.Request.Cookies[CookieName] is { Length: > 0 } cookie
                && _seal.Unprotect(cookie).Split(Between) is [var owner, var device]
                && owner == AppUser.Fold(name) ? device : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Sealed with a key that is no more, or not by us.
            return null;
        }
    }
}
