using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Users;

/// <summary>
/// Adds users, sets roles and passwords, disables users. Each change is in the audit log. An administrator who is kept to an organisation sees
/// and makes users of that organisation alone, and cannot lift the fence of anybody, nor their own.
/// </summary>
/// <param name="database">Keeps a change and its record together.</param>
/// <param name="signIn">Ends locks.</param>
/// <param name="sessions">Ends sessions.</param>
/// <param name="trail">The audit log.</param>
/// <param name="codes">Finds codes of several organisations.</param>
/// <param name="choices">Names of codes.</param>
/// <param name="menu">What a role opens.</param>
[Authorize(Policy = Roles.Administrator)]
public sealed class IndexModel(
    AppDatabase database, UserStore users, PasswordCheck signIn, SessionStore sessions, AuditTrail trail, CodeCheck codes, FilterChoices choices, Menu menu,
    TimeProvider time) : PageModel
{
    private const string NoSuchUser = "Такого пользователя нет. Обновите страницу.";

    private UserFence Fence => Viewer.FenceOf(User);

    private string FenceWords => string.Join(", ", FenceParts("организация", "слушатель", "программы", "группы"));

    private string FenceCodes => string.Join(" и ", FenceParts("код организации", "код слушателя", "коды программ из", "коды групп из"));

    /// <summary>The users whom the administrator manages.</summary>
    public IReadOnlyList<AppUser> Users { get; private set; } = [];

    /// <summary>Why a user sees nothing, by name.</summary>
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>Names by list and code, within what the administrator sees.</summary>
    public IReadOnlyDictionary<(string List, string Code), string> Names { get; private set; } = new Dictionary<(string, string), string>();

    /// <summary>What each role opens.</summary>
    public IReadOnlyList<(string Role, IReadOnlyList<string> Sections, bool SeesNames)> Opens { get; private set; } = [];

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
        else if (await RecordedAsync(token => users.AddAsync(user, password, token), $"{user.Name}: добавлен, {Access(user)}", cancellationToken))
        {
            (Password, PasswordOf) = (password, user.Name);
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
        else if (!await RecordedAsync(
            token => ChangeAsync(user, token),
            $"{before.Name}: было {Access(before)}; стало {Access(user)}",
            cancellationToken))
        {
            Problem = before.IsOpen
                ? "Последнему администратору без ограничений нельзя сменить роль, ограничить видимое или закрыть вход: снять ограничение стало бы некому. Назначьте сначала другого."
                : "Последнему администратору нельзя сменить роль или закрыть вход: назначьте сначала другого.";
        }

        return await ShowAsync(cancellationToken);
    }

    /// <summary>Generates a new password and ends a lock.</summary>
    /// <param name="name">The user.</param>
    public async Task<IActionResult> OnPostPasswordAsync(string? name, CancellationToken cancellationToken)
    {
        var password = UserStore.RandomPassword();
        if (await FindAsync(name, cancellationToken) is { } user
            && await RecordedAsync(token => SetPasswordAsync(user.Name, password, token), $"{user.Name}: новый пароль", cancellationToken))
        {
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
            var ended = await database.TogetherAsync(
                async token =>
                {
                    var count = await sessions.EndAllAsync(user.Name, "", token);
                    await trail.AddAsync(User.Identity?.Name ?? "", "session", $"{user.Name}: завершено сеансов: {Figures.Count(count)}", "/users", [], token);
                    return count;
                },
                cancellationToken);
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
        user.FullName == user.Name ? "" : user.FullName,
        Roles.Names.GetValueOrDefault(user.Role, user.Role),
        user.OrganisationCode is { } organisation ? $"организация {organisation}" : "",
        user.TeacherCode is { } teacher ? $"преподаватель {teacher}" : "",
        user.LearnerCode is { } learner ? $"слушатель {learner}" : "",
        Several("программы", CodeList.Of(user.ProgrammeCodes)),
        Several("группы", CodeList.Of(user.GroupCodes)),
        user.IsDisabled ? "вход закрыт" : "",
    }.Where(part => part.Length > 0));

    private async Task<string?> WrongAsync(AppUser user, CancellationToken cancellationToken) =>
        !Roles.Names.ContainsKey(user.Role) ? "Такой роли нет. Выберите роль из списка."
        : user.Role == Roles.Curator && user.TeacherCode is null ? "Куратору нужен код преподавателя: без него ему ничего не видно."
        : !Fence.Holds(user) ? $"Ваш доступ ограничен: {FenceWords}. Пользователь должен быть ограничен так же: укажите {FenceCodes}."
        : user.IsDisabled ? null
        : await codes.FaultAsync(user, cancellationToken);

    private IEnumerable<string> FenceParts(string organisation, string learner, string programmes, string groups) => new[]
    {
        Fence.Organisation is { } one ? $"{organisation} {one}" : "",
        Fence.Learner is { } own ? $"{learner} {own}" : "",
        Several(programmes, Fence.Programmes),
        Several(groups, Fence.Groups),
    }.Where(part => part.Length > 0);

    private static string Several(string title, IReadOnlyList<string> several) => several.Count == 0 ? "" : $"{title} {string.Join(", ", several)}";

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Users = [.. (await users.ListAsync(cancellationToken)).Where(Fence.Holds)];
        Names = await NamesAsync(cancellationToken);
        Opens = [.. Roles.Names.Keys.Select(role => Viewer.Principal(Blank with { Role = role }, "role"))
            .Zip(Roles.Names.Keys, (principal, role) => (
                role, (IReadOnlyList<string>)[.. menu.For(principal).Select(section => section.Title)], Roles.MaySeePersons(principal)))];
        foreach (var user in Users)
        {
            if (await codes.FaultAsync(user, cancellationToken) is { } fault)
            {
                Faults.Add(user.Name, fault);
            }
        }

        return Page();
    }

    private async Task<IReadOnlyDictionary<(string List, string Code), string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = new Dictionary<(string, string), string>();
        var filter = ReportFilter.Read(new QueryCollection(), time);
        try
        {
            foreach (var (key, _, _, report) in FilterChoices.Lists)
            {
                foreach (var choice in await choices.OfAsync(report, User, filter, cancellationToken))
                {
                    names.TryAdd((key, choice.Code), choice.Name);
                }
            }
        }
        catch (WarehouseUnavailableException)
        {
            // Codes say enough until it is back.
        }

        return names;
    }

    /// <summary>The user of that name, if the administrator manages them.</summary>
    private async Task<AppUser?> FindAsync(string? name, CancellationToken cancellationToken) =>
        await users.FindAsync(name ?? "", cancellationToken) is { } user && Fence.Holds(user) ? user : null;

    private async Task<bool> ChangeAsync(AppUser user, CancellationToken cancellationToken)
    {
        if (!await users.ChangeAsync(user, cancellationToken))
        {
            return false;
        }

        await sessions.EndAllAsync(user.Name, "", cancellationToken);
        return true;
    }

    private async Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (!await users.SetPasswordAsync(name, password, cancellationToken))
        {
            return false;
        }

        await signIn.ForgiveAsync(name, cancellationToken);
        await sessions.EndAllAsync(name, "", cancellationToken);
        return true;
    }

    /// <summary>Makes a change with its line in the journal: both or neither.</summary>
    private Task<bool> RecordedAsync(Func<CancellationToken, Task<bool>> change, string what, CancellationToken cancellationToken) => database.TogetherAsync(
        async token =>
        {
            if (!await change(token))
            {
                return false;
            }

            await trail.AddAsync(User.Identity?.Name ?? "", "users", what, "/users", [], token);
            return true;
        },
        cancellationToken);
}
