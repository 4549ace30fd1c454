using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Pages.SignIn;

/// <summary>
/// Signs in. Checked attempts are in the audit log; the typed name is there only when somebody has it, because people type passwords into that field.
/// </summary>
/// <param name="check">Checks passwords.</param>
/// <param name="sessions">Begins sessions.</param>
/// <param name="devices">Browsers that users have signed in with.</param>
/// <param name="trail">The audit log.</param>
[AllowAnonymous]
public sealed class IndexModel(PasswordCheck check, SessionEvents sessions, KnownDevices devices, AuditTrail trail, TimeProvider time) : PageModel
{
    private const string UnknownName = "(неизвестное имя)";

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
        var source = devices.SourceOf(HttpContext, Name);
        var secret = "";
        var result = await check.TryAsync(
            Name,
            password ?? "",
            source,
            async (attempt, token) =>
            {
                secret = attempt.User is null ? "" : await sessions.StartAsync(HttpContext, attempt.User, token);
                var action = attempt.User is not null ? "sign-in" : attempt.LockedUntil is null ? "sign-in-failed" : "sign-in-locked";
                await trail.AddAsync(attempt.Tried ?? UnknownName, action, From(source), "/sign-in", [], token);
            },
            cancellationToken);
        if (result.User is { } user)
        {
            await SessionEvents.SignInAsync(HttpContext, user, secret);
            devices.Remember(HttpContext, user);
            return LocalRedirect(Back == "/" ? Roles.StartPage(user.Role) : Back);
        }

        Problem = result.LockedUntil is { } until
            ? $"Слишком много неудачных попыток. Повторите через {Figures.Plural(Minutes(until), "минуту", "минуты", "минут")} "
                + "или попросите администратора дать новый пароль."
            : "Имя или пароль не подходят. Проверьте раскладку клавиатуры и повторите.";
        return Page();
    }

    private static string From(SignInSource source) =>
        $"{(source.Device is null ? "новый браузер" : "знакомый браузер")}{(source.Address.Length > 0 ? ", адрес " + source.Address : "")}";

    private long Minutes(DateTimeOffset until) => Math.Max(1, (long)Math.Ceiling((until - time.GetUtcNow()).TotalMinutes));

    private string Local(string? back) => Url.IsLocalUrl(back) ? back! : "/";
}
