using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Pages.SignIn;

/// <summary>Signs in and out.</summary>
/// <param name="reports">Checks passwords.</param>
/// <param name="trail">The audit log.</param>
[AllowAnonymous]
public sealed class IndexModel(PasswordCheck reports, AuditTrail trail, TimeProvider time) : PageModel
{
    /// <summary>The typed name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The page to go to after signing in.</summary>
    public string Back { get; private set; } = "/";

    /// <summary>Why the attempt failed.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Shows the form.</summary>
    /// <param name="back">The page to go to after signing in.</param>
    public void OnGet(string? back) => Back = Local(back);

    /// <summary>Signs in.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="back">The page to go to after signing in.</param>
    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? back, CancellationToken cancellationToken)
    {
        (Name, Back) = (name ?? "", Local(back));
        var result = await reports.TryAsync(Name, password ?? "", cancellationToken);
        if (result.User is { } user)
        {
            await HttpContext.SignInAsync(Viewer.Principal(user, CookieAuthenticationDefaults.AuthenticationScheme));
            await trail.AddAsync(user.Name, "sign-in", "/sign-in", "/sign-in", [], cancellationToken);
            return LocalRedirect(Back);
        }

        Problem = result.LockedUntil is { } until
            ? $"Слишком много неудачных попыток. Повторите через {Figures.Plural(Minutes(until), "минуту", "минуты", "минут")} "
                + "или попросите администратора дать новый пароль."
            : "Имя или пароль не подходят. Проверьте раскладку клавиатуры и повторите.";
        return Page();
    }

    private long Minutes(DateTimeOffset until) => Math.Max(1, (long)Math.Ceiling((until - time.GetUtcNow()).TotalMinutes));

    private string Local(string? back) => Url.IsLocalUrl(back) ? back! : "/";
}
