using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;

namespace Reports.Web.Pages.Users;

/// <summary>
/// Adds users, sets roles and passwords, disables users. Each change is in the audit log. An administrator who is kept to an organisation sees
/// and makes users of that organisation alone, and cannot lift the fence of anybody, nor their own.
/// </summary>
/// <param name="signIn">Ends locks.</param>
/// <param name="sessions">Ends sessions.</param>
/// <param name="trail">The audit log.</param>
/// <param name="codes">Finds codes of several organisations.</param>
[Authorize(Policy = Roles.Administrator)]
public sealed class IndexModel(UserStore users, PasswordCheck signIn, SessionStore sessions, AuditTrail trail, CodeCheck codes) : PageModel
{
    private const string NoSuchUser = "Такого пользователя нет. Обновите страницу.";

    private UserFence Fence => Viewer.FenceOf(User);

    private string FenceWords => string.Join(", ", FenceParts("организация", "слушатель"));

    private string FenceCodes => string.Join(" и ", FenceParts("код организации", "код слушателя"));

    /// <summary>The users whom the administrator manages.</summary>
    public IReadOnlyList<AppUser> Users { get; private set; } = [];

    /// <summary>Why a user sees nothing, by name.</summary>
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>An empty form.</summary>
    public AppUser Blank { get; } = new() { Name = "", PasswordHash = "", Stamp = "", Role = Roles.Analyst };

    /// <summary>The error message of a refused request.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>What was done.</summary>
    public string Done { get; private set; } = "";

    /// <summary>The generated password.</summary>
    public string? Password { get; private set; }

    /// <summary>Its user.</summary>
    public string PasswordOf { get; private set; } = "";

    /// <summary>Shows the users.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken);

    /// <summary>Adds a user.</summary>
    /// <param name="access">Name, role and codes.</param>
    public async Task<IActionResult> OnPostAddAsync([FromForm] UserForm access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        var user = access.User();
        var password = UserStore.RandomPassword();
        if ((UserNames.Fault(user.Name, await users.ListAsync(cancellationToken)) ?? await WrongAsync(user, cancellationToken)) is { } wrong)
        {
            Problem = wrong;
        }
        else if (await users.AddAsync(user, password, cancellationToken))
        {
            (Password, PasswordOf) = (password, user.Name);
            await RecordAsync($"{user.Name}: добавлен, {Access(user)}", cancellationToken);
        }
        else
        {
            Problem = $"Пользователь «{user.Name}» уже есть. Возьмите другое имя.";
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Changes role and access.</summary>
    /// <param name="access">Name, role and codes.</param>
    public async Task<IActionResult> OnPostChangeAsync([FromForm] UserForm access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        var user = access.User();
        var before = await FindAsync(user.Name, cancellationToken);
        if (before is null)
        {
            Problem = NoSuchUser;
        }
        else if (await WrongAsync(user, cancellationToken) is { } wrong)
        {
            Problem = wrong;
        }
        else if (await users.ChangeAsync(user, cancellationToken))
        {
            await sessions.EndAllAsync(user.Name, "", cancellationToken);
            await RecordAsync($"{before.Name}: было {Access(before)}; стало {Access(user)}", cancellationToken);
        }
        else
        {
            Problem = "Последнему администратору нельзя сменить роль или закрыть вход: назначьте сначала другого.";
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Generates a new password and ends a lock.</summary>
    /// <param name="name">The user.</param>
    public async Task<IActionResult> OnPostPasswordAsync(string? name, CancellationToken cancellationToken)
    {
        var password = UserStore.RandomPassword();
        if (await FindAsync(name, cancellationToken) is { } user && await users.SetPasswordAsync(user.Name, password, cancellationToken))
        {
            await signIn.ForgiveAsync(user.Name, cancellationToken);
            await sessions.EndAllAsync(user.Name, "", cancellationToken);
            await RecordAsync($"{user.Name}: новый пароль", cancellationToken);
            (Password, PasswordOf) = (password, user.Name);
        }
        else
        {
            Problem = NoSuchUser;
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Ends the sessions of a user.</summary>
    /// <param name="name">The user.</param>
    public async Task<IActionResult> OnPostSessionsAsync(string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } user)
        {
            var ended = await sessions.EndAllAsync(user.Name, "", cancellationToken);
            await trail.AddAsync(User.Identity?.Name ?? "", "session", $"{user.Name}: завершено сеансов: {Figures.Count(ended)}", "/users", [], cancellationToken);
            Done = ended == 0 ? $"Сеансов у «{user.Name}» не было." : $"Завершено сеансов у «{user.Name}»: {Figures.Count(ended)}.";
        }
        else
        {
            Problem = NoSuchUser;
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Role and limits in words, for the journal.</summary>
    private static string Access(AppUser user) => string.Join(", ", new[]
    {
        Roles.Names.GetValueOrDefault(user.Role, user.Role),
        user.OrganisationCode is { } organisation ? $"организация {organisation}" : "",
        user.TeacherCode is { } teacher ? $"преподаватель {teacher}" : "",
        user.LearnerCode is { } learner ? $"слушатель {learner}" : "",
        user.IsDisabled ? "вход закрыт" : "",
    }.Where(part => part.Length > 0));

    private async Task<string?> WrongAsync(AppUser user, CancellationToken cancellationToken) =>
        !Roles.Names.ContainsKey(user.Role) ? "Такой роли нет. Выберите роль из списка."
        : user.Role == Roles.Curator && user.TeacherCode is null ? "Куратору нужен код преподавателя: без него ему ничего не видно."
        : !Fence.Holds(user) ? $"Ваш доступ ограничен: {FenceWords}. Пользователь должен быть ограничен так же: укажите {FenceCodes}."
        : await codes.FaultAsync(user, cancellationToken);

    private IEnumerable<string> FenceParts(string organisation, string learner) => new[]
    {
        Fence.Organisation is { } one ? $"{organisation} {one}" : "",
        Fence.Learner is { } own ? $"{learner} {own}" : "",
    }.Where(part => part.Length > 0);

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Users = [.. (await users.ListAsync(cancellationToken)).Where(Fence.Holds)];
        foreach (var user in Users)
        {
            if (await codes.FaultAsync(user, cancellationToken) is { } fault)
            {
                Faults.Add(user.Name, fault);
            }
        }

        return Page();
    }

    /// <summary>The user of that name, if the administrator manages them.</summary>
    private async Task<AppUser?> FindAsync(string? name, CancellationToken cancellationToken) =>
        await users.FindAsync(name ?? "", cancellationToken) is { } user && Fence.Holds(user) ? user : null;

    private Task RecordAsync(string what, CancellationToken cancellationToken) =>
        trail.AddAsync(User.Identity?.Name ?? "", "users", what, "/users", [], cancellationToken);
}
