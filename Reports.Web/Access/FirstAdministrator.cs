using Microsoft.Extensions.Options;
using Reports.Web.AppStore;
using Reports.Web.Configuration;

namespace Reports.Web.Access;

/// <summary>
/// Creates the user <c>admin</c> when there are no users. Without a configured password one is generated and written to
/// the console, once, and never to logs.
/// </summary>
/// <param name="options">The first password.</param>
public sealed class FirstAdministrator(UserStore users, IOptions<ReportsOptions> options) : IHostedService
{
    /// <summary>The first user's name.</summary>
    public const string Name = "admin";

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((await users.ListAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        var given = options.Value.AdminPassword;
        var password = given.Length > 0 ? given : UserStore.RandomPassword();
        var user = new AppUser { Name = Name, PasswordHash = "", Stamp = "", Role = Roles.Administrator };
        if (await users.AddAsync(user, password, cancellationToken) && given.Length == 0)
        {
            await Console.Out.WriteLineAsync(
                $"{Environment.NewLine}  Первый вход: имя {Name}, пароль {password}{Environment.NewLine}  Пароль показан один раз; "
                + $"сменить его можно на странице «Пароль и сеансы».{Environment.NewLine}");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
