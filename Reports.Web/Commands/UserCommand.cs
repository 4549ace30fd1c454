using System.CommandLine;
using System.Text;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Commands;

/// <summary>Works with users on the machine itself: <c>user password NAME</c> for one whom nobody else can let in.</summary>
internal sealed class UserCommand : Command
{
    private const string MadeHere = "(команда на сервере)";

    private readonly Argument<string> _name = new("ИМЯ") { Description = "имя пользователя" };
    private readonly AppDatabase _database;
    private readonly UserStore _users;
    private readonly PasswordCheck _check;
    private readonly SessionStore _sessions;
    private readonly AuditTrail _trail;

    /// <summary>Makes the command.</summary>
    /// <param name="database">Keeps the change and its record together.</param>
    /// <param name="users">Users.</param>
    /// <param name="check">Opens names closed by failures.</param>
    /// <param name="sessions">Ends sessions.</param>
    /// <param name="trail">The journal of access.</param>
    public UserCommand(AppDatabase database, UserStore users, PasswordCheck check, SessionStore sessions, AuditTrail trail)
        : base("user", "работа с пользователями без сайта")
    {
        (_database, _users, _check, _sessions, _trail) = (database, users, check, sessions, trail);
        var password = new Command("password", "задать пароль и открыть вход, закрытый неудачными попытками; пароль читается из стандартного ввода") { _name };
        password.SetAction(SetPasswordAsync);
        Add(password);
    }

    private async Task SetPasswordAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(_name);
        var user = await _users.FindAsync(name, cancellationToken) ?? throw new CommandException(ExitCode.Failed, $"Пользователя «{name}» нет.");
        var password = await ReadPasswordAsync(user.Name, cancellationToken);
        if (PasswordRules.Fault(password, user.Name) is { } fault)
        {
            throw new CommandException(ExitCode.Failed, fault);
        }

        var ended = await _database.TogetherAsync(
            async token =>
            {
                await _users.SetPasswordAsync(user.Name, password, token);
                await _check.ForgiveAsync(user.Name, token);
                await _trail.AddAsync(MadeHere, "users", $"{user.Name}: новый пароль", "user password", [], token);
                return await _sessions.EndAllAsync(user.Name, "", token);
            },
            cancellationToken);
        Console.WriteLine(
            $"{user.Name}: пароль задан, блокировка снята, завершено сеансов: {Figures.Count(ended)}.{(user.IsDisabled ? " Вход закрыт администратором: откройте его на странице «Пользователи»." : "")}");
    }

    private static async Task<string> ReadPasswordAsync(string name, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(cancellationToken) ?? "";
        }

        Console.Write($"Новый пароль для «{name}» (не виден при наборе): ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
