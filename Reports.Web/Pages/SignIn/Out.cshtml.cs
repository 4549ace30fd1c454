using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Pages.SignIn;

/// <summary>Signs out: the session is over in the store too, whoever has a copy of the cookie.</summary>
/// <param name="database">Keeps the end and its record together.</param>
/// <param name="sessions">Ends sessions.</param>
/// <param name="trail">The journal of access.</param>
public sealed class OutModel(AppDatabase database, SessionEvents sessions, AuditTrail trail) : PageModel
{
    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await database.TogetherAsync(
            async token =>
            {
                await sessions.EndAsync(User, token);
                await trail.AddAsync(User.Identity?.Name ?? "", "sign-out", "/sign-out", "/sign-out", [], token);
            },
            cancellationToken);
        await HttpContext.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
