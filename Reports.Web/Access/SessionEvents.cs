using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Access;

/// <summary>A cookie lives as long as its session in the store, and as the user's password, role and access stay what they were.</summary>
/// <param name="sessions">Sessions.</param>
public sealed class SessionEvents(SessionStore sessions) : CookieAuthenticationEvents
{
    private const string SecretClaim = "session";

    /// <summary>Begins a session; the one that the browser had is over.</summary>
    /// <param name="context">The request that signs in.</param>
    /// <param name="user">Who.</param>
    /// <returns>The secret for <see cref="SignInAsync"/>.</returns>
    public async Task<string> StartAsync(HttpContext context, AppUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await EndAsync(context.User, cancellationToken);
        return await sessions.StartAsync(
            user, SignInSource.AddressOf(context.Connection.RemoteIpAddress), context.Request.Headers.UserAgent.ToString(), cancellationToken);
    }

    /// <summary>Gives the browser the cookie of a session that stands in the store.</summary>
    /// <param name="context">The request that signs in.</param>
    /// <param name="user">Who.</param>
    /// <param name="secret">The session's.</param>
    public static async Task SignInAsync(HttpContext context, AppUser user, string secret)
    {
        ArgumentNullException.ThrowIfNull(context);
        // Hundreds of codes are too long for a cookie: programmes and groups come from the store at each request.
        var principal = Viewer.Principal(user with { ProgrammeCodes = null, GroupCodes = null }, CookieAuthenticationDefaults.AuthenticationScheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(SecretClaim, secret));
        await context.SignInAsync(principal);
    }

    /// <summary>Ends the session of a signed-in user.</summary>
    /// <param name="user">Who.</param>
    public async Task EndAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (IdOf(user) is { Length: > 0 } id)
        {
            await sessions.EndAsync(user.Identity?.Name ?? "", id, cancellationToken);
        }
    }

    /// <summary>Name of the session that a user is signed in by; empty when nobody is.</summary>
    /// <param name="user">Who.</param>
    public static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(SecretClaim) is { } secret ? SessionStore.IdOf(secret) : "";

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is WarehouseUnavailableException)
        {
            // The page that says why the store does not answer is for whoever asked, known or not.
            context.RejectPrincipal();
            return;
        }

        var session = context.Principal?.FindFirstValue(SecretClaim) is { } secret
            ? await sessions.UseAsync(secret, context.HttpContext.RequestAborted)
            : null;
        if (session is null || session.UserName != context.Principal!.Identity?.Name || session.Stamp != context.Principal.FindFirstValue(Viewer.StampClaim))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        ((ClaimsIdentity)context.Principal.Identity!).AddClaims(Viewer.Fence(session.ProgrammeCodes, session.GroupCodes));
    }
}
