using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;
using SignInResult = Reports.Web.Access.SignInResult;

namespace Reports.Web.Pages.Account;

/// <summary>A user's own password and own sessions.</summary>
/// <param name="database">Keeps a change and its record together.</param>
/// <param name="users">Users.</param>
/// <param name="check">Checks the password of now: guessing it here is counted as at sign-in.</param>
/// <param name="devices">Where the request comes from.</param>
/// <param name="sessions">Sessions.</param>
/// <param name="events">Begins the session that goes on under the new password.</param>
/// <param name="trail">The journal of access.</param>
public sealed class IndexModel(
    AppDatabase database, UserStore users, PasswordCheck check, KnownDevices devices, SessionStore sessions, SessionEvents events, AuditTrail trail) : PageModel
{
    /// <summary>The user's name.</summary>
    public string Name => User.Identity?.Name ?? "";

    /// <summary>Sessions that go on, this one first.</summary>
    public IReadOnlyList<UserSession> Sessions { get; private set; } = [];

    /// <summary>The session of this very browser.</summary>
    public string Here { get; private set; } = "";

    /// <summary>What was refused.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>What was done.</summary>
    public string Done { get; private set; } = "";

    /// <summary>Shows the page.</summary>
    /// <param name="done">What was done just now.</param>
    public async Task OnGetAsync(string? done, CancellationToken cancellationToken)
    {
        Done = done switch
        {
            "password" => "Пароль сменён, остальные сеансы завершены.",
            "session" => "Сеанс завершён.",
            "others" => "Остальные сеансы завершены.",
            _ => "",
        };
        await ShowAsync(cancellationToken);
    }

    /// <summary>Changes the password; every other session is over.</summary>
    /// <param name="current">The password of now.</param>
    /// <param name="password">The new one.</param>
    /// <param name="again">The new one once more.</param>
    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password, string? again, CancellationToken cancellationToken)
    {
        if ((PasswordRules.Fault(password ?? "", Name) ?? (password != again ? "Новый пароль набран по-разному. Повторите." : null)) is { } fault)
        {
            Problem = fault;
            return await ShowAsync(cancellationToken);
        }

        (AppUser User, string Secret)? next = null;
        var result = await check.TryAsync(
            Name,
            current ?? "",
            devices.SourceOf(HttpContext, Name),
            async (attempt, token) => next = await FollowAsync(attempt, password!, current, token),
            cancellationToken);
        if (result.User is null)
        {
            Problem = result.LockedUntil is null ? "Нынешний пароль не подходит. Проверьте раскладку клавиатуры и повторите."
                : "Слишком много неудачных попыток. Повторите позже.";
            return await ShowAsync(cancellationToken);
        }

        if (password == current)
        {
            Problem = "Новый пароль тот же, что и нынешний.";
            return await ShowAsync(cancellationToken);
        }

        // The old cookie is out with the old password: this browser goes on under a new one.
        if (next is { } session)
        {
            await SessionEvents.SignInAsync(HttpContext, session.User, session.Secret);
        }

        return RedirectToPage(new { done = "password" });
    }

    /// <summary>Ends one session.</summary>
    /// <param name="id">Which.</param>
    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancellationToken)
    {
        await database.TogetherAsync(
            async token =>
            {
                if (await sessions.EndAsync(Name, id ?? "", token))
                {
                    await trail.AddAsync(Name, "session", "свой сеанс", "/account", [], token);
                }
            },
            cancellationToken);
        return RedirectToPage(new { done = "session" });
    }

    /// <summary>Ends all sessions but this.</summary>
    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellationToken)
    {
        await database.TogetherAsync(
            async token =>
            {
                var ended = await sessions.EndAllAsync(Name, SessionEvents.IdOf(User), token);
                await trail.AddAsync(Name, "session", $"свои сеансы, кроме одного: {Figures.Count(ended)}", "/account", [], token);
            },
            cancellationToken);
        return RedirectToPage(new { done = "others" });
    }

    /// <summary>The new password with the end of all sessions and a new one for this browser, or the record of a wrong guess.</summary>
    private async Task<(AppUser User, string Secret)?> FollowAsync(SignInResult attempt, string password, string? current, CancellationToken cancellationToken)
    {
        if (attempt.User is null)
        {
            await trail.AddAsync(Name, attempt.LockedUntil is null ? "sign-in-failed" : "sign-in-locked", "смена пароля", "/account", [], cancellationToken);
            return null;
        }

        if (password == current)
        {
            return null;
        }

        await users.SetPasswordAsync(Name, password, cancellationToken);
        await sessions.EndAllAsync(Name, "", cancellationToken);
        await trail.AddAsync(Name, "password", "/account", "/account", [], cancellationToken);
        return await users.FindAsync(Name, cancellationToken) is { } user ? (user, await events.StartAsync(HttpContext, user, cancellationToken)) : null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Here = SessionEvents.IdOf(User);
        Sessions = [.. (await sessions.ListAsync(Name, cancellationToken)).OrderByDescending(session => session.Id == Here)];
        return Page();
    }
}
