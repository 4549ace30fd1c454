using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Access;

/// <summary>The result of an attempt to sign in.</summary>
/// <param name="User">Who signed in; null when the attempt failed.</param>
/// <param name="LockedUntil">Until when attempts under this name are refused.</param>
public sealed record SignInResult(AppUser? User, DateTimeOffset? LockedUntil = null);

/// <summary>
/// Checks passwords. From the fifth failure on, a name is locked for a minute, then two, four… up to an
/// hour: guessing takes years, and a user who forgot the password waits little. The right password does not end a lock.
/// </summary>
/// <param name="database">Where failures are counted.</param>
public sealed class PasswordCheck(UserStore users, AppDatabase database, TimeProvider time)
{
    private const int FreeFailures = 4;
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>Checks a name and a password.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    public async Task<SignInResult> TryAsync(string name, string password, CancellationToken cancellationToken)
    {
        var folded = AppUser.Fold(name);
        var now = time.GetUtcNow();
        var locks = await database.ReadAsync<string?>("failure-find", new { name_folded = folded }, cancellationToken);
        if (locks is [{ } locked] && Moment.Parse(locked) is var until && until > now)
        {
            return new SignInResult(null, until);
        }

        var user = await users.FindAsync(name, cancellationToken);
        if (users.Verify(user, password) && !user!.IsDisabled)
        {
            await database.RunAsync("failure-clear", new { name_folded = folded }, cancellationToken);
            return new SignInResult(user);
        }

        return new SignInResult(null, await CountFailureAsync(folded, now, cancellationToken));
    }

    /// <summary>Ends a lock, when an administrator has set a new password.</summary>
    /// <param name="name">The user.</param>
    public Task ForgiveAsync(string name, CancellationToken cancellationToken) =>
        database.RunAsync("failure-clear", new { name_folded = AppUser.Fold(name) }, cancellationToken);

    private async Task<DateTimeOffset?> CountFailureAsync(string folded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failures = (await database.ReadAsync<long>(
            "failure-add",
            new { name_folded = folded, now = Moment.Text(now), day_ago = Moment.Text(now.AddDays(-1)) },
            cancellationToken))[0];
        if (failures <= FreeFailures)
        {
            return null;
        }

        var minutes = Math.Min(Math.Pow(2, Math.Min(failures - FreeFailures - 1, 10)), LongestLock.TotalMinutes);
        var until = now.AddMinutes(minutes);
        await database.RunAsync("failure-lock", new { name_folded = folded, locked_until = Moment.Text(until) }, cancellationToken);
        return until;
    }
}
