using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Pages.Users;

/// <summary>Adds users, gives roles and new passwords, closes sign-in. Each change stands in the journal of access.</summary>
/// <param name="users">Users.</param>
/// <param name="signIn">Opens names closed by failures.</param>
/// <param name="trail">The journal of access.</param>
[Authorize(Policy = Roles.Administrator)]
public sealed class IndexModel(UserStore users, SignInDesk signIn, AuditTrail trail) : PageModel
{
    private const int LongestName = 100;

    /// <summary>Everyone.</summary>
    public IReadOnlyList<AppUser> Users { get; private set; } = [];

    /// <summary>An empty form.</summary>
    public AppUser Blank { get; } = new() { Name = "", PasswordHash = "", Stamp = "", Role = Roles.Analyst };

    /// <summary>What was refused.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>A password just made.</summary>
    public string? Password { get; private set; }

    /// <summary>Whose password it is.</summary>
    public string PasswordOf { get; private set; } = "";

    /// <summary>Shows everyone.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task OnGetAsync(CancellationToken cancellation) => Users = await users.ListAsync(cancellation);

    /// <summary>Adds a user.</summary>
    /// <param name="access">Name, role and codes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IActionResult> OnPostAddAsync([FromForm] UserForm access, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(access);
        var user = access.User();
        var password = UserStore.RandomPassword();
        if (Wrong(user) is { } wrong)
        {
            Problem = wrong;
        }
        else if (await users.AddAsync(user, password, cancellation))
        {
            (Password, PasswordOf) = (password, user.Name);
            await RecordAsync($"add {user.Name} as {user.Role}", cancellation);
        }
        else
        {
            Problem = $"Пользователь «{user.Name}» уже есть. Возьмите другое имя.";
        }

        return await ShowAsync(cancellation);
    }

    /// <summary>Changes role and access.</summary>
    /// <param name="access">Name, role and codes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IActionResult> OnPostChangeAsync([FromForm] UserForm access, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(access);
        var user = access.User();
        if (Wrong(user) is { } wrong)
        {
            Problem = wrong;
        }
        else if (await users.ChangeAsync(user, cancellation))
        {
            await RecordAsync($"change {user.Name} to {user.Role}{(user.IsDisabled ? ", closed" : "")}", cancellation);
        }
        else
        {
            Problem = "Последнему администратору нельзя сменить роль или закрыть вход: назначьте сначала другого.";
        }

        return await ShowAsync(cancellation);
    }

    /// <summary>Makes a new password and opens a name closed by failures.</summary>
    /// <param name="name">The user.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IActionResult> OnPostPasswordAsync(string? name, CancellationToken cancellation)
    {
        var password = UserStore.RandomPassword();
        if (name is not null && await users.SetPasswordAsync(name, password, cancellation))
        {
            await signIn.ForgiveAsync(name, cancellation);
            await RecordAsync($"password {name}", cancellation);
            (Password, PasswordOf) = (password, name);
        }
        else
        {
            Problem = "Такого пользователя нет. Обновите страницу.";
        }

        return await ShowAsync(cancellation);
    }

    private static string? Wrong(AppUser user) =>
        user.Name.Length is 0 or > LongestName ? "Имя не может быть пустым."
        : !Roles.Names.ContainsKey(user.Role) ? "Такой роли нет. Выберите роль из списка."
        : user.Role == Roles.Curator && user.TeacherCode is null ? "Куратору нужен код преподавателя: без него ему ничего не видно."
        : null;

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Users = await users.ListAsync(cancellation);
        return Page();
    }

    private Task RecordAsync(string what, CancellationToken cancellation) =>
        trail.AddAsync(User.Identity?.Name ?? "", "users", what, "/users", [], cancellation);
}
