using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Access;

/// <summary>The result of an attempt to sign in.</summary>
/// <param name="User">Who signed in; null when the attempt failed.</param>
/// <param name="LockedUntil">Until when attempts of this kind are refused.</param>
public sealed record SignInResult(AppUser? User, DateTimeOffset? LockedUntil = null)
{
    /// <summary>The user whose name was tried; null when nobody has the name, and when the attempt was refused unchecked.</summary>
    public string? Tried { get; init; }

    /// <summary>Whether the password was checked.</summary>
    public bool IsChecked { get; init; } = true;
}

/// <summary>
/// Checks passwords. Failures are counted by name and source: from the fifth on, that source is locked for this name for a minute, then two,
/// four… up to an hour. A name may fail fifty times over all sources; it is then locked for a quarter of an hour at most, and only for browsers
/// that its user has never signed in with: guessing from many addresses takes years, and nobody keeps another out for long.
/// </summary>
/// <param name="database">Where failures are counted.</param>
/// <param name="time">The clock.</param>
public sealed class PasswordCheck(UserStore users, AppDatabase database, TimeProvider time)
{
    private const int FreeOfSource = 4;
    private const int FreeOfName = 49;

    // Names have no control characters, so that no name is another's counter.
    private const char Between = '\t';
    private const int LongestNamePart = 140;
    private static readonly TimeSpan LongestOfSource = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestOfName = TimeSpan.FromMinutes(15);

    /// <summary>Checks a name and a password.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="source">Where from.</param>
    public Task<SignInResult> TryAsync(string name, string password, SignInSource source, CancellationToken cancellationToken) =>
        TryAsync(name, password, source, (_, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Checks a name and a password.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="source">Where from.</param>
    /// <param name="follow">What follows from a checked attempt in the store: kept together with the count of failures, or not at all.</param>
    public async Task<SignInResult> TryAsync(
        string name, string password, SignInSource source, Func<SignInResult, CancellationToken, Task> follow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(follow);
        var everywhere = Everywhere(name);
        var counter = CounterOf(everywhere, source);
        var now = time.GetUtcNow();
        var locks = await database.ReadAsync<string?>(
            "failure-find", new { source = counter, everywhere = source.Device is null ? everywhere : counter }, cancellationToken);
        if (locks is [{ } locked] && Moment.Parse(locked) is var until && until > now)
        {
            return new SignInResult(null, until) { IsChecked = false };
        }

        var user = await users.FindAsync(name, cancellationToken);
        var isGood = await users.VerifyAsync(user, password, cancellationToken) && !user!.IsDisabled;
        return await database.TogetherAsync(
            async token =>
            {
                if (isGood)
                {
                    var good = new SignInResult(user) { Tried = user!.Name };
                    await follow(good, token);
                    await database.RunAsync("failure-clear", new { source = counter, everywhere }, token);
                    return good;
                }

                var ofSource = await CountAsync(counter, FreeOfSource, LongestOfSource, now, token);
                var ofName = source.Device is null ? await CountAsync(everywhere, FreeOfName, LongestOfName, now, token) : null;
                var failed = new SignInResult(null, ofName > ofSource ? ofName : ofSource ?? ofName) { Tried = user?.Name };
                await follow(failed, token);
                return failed;
            },
            cancellationToken);
    }

    /// <summary>Ends the locks of a name for every source: a new password was set.</summary>
    /// <param name="name">The user.</param>
    public Task ForgiveAsync(string name, CancellationToken cancellationToken)
    {
        var everywhere = Everywhere(name);
        var prefix = Head(everywhere) + Between;
        return database.RunAsync("failure-forgive", new { name_folded = everywhere, prefix, length = prefix.Length }, cancellationToken);
    }

    private static string Everywhere(string name) => string.Concat(AppUser.Fold(name).Select(sign => char.IsControl(sign) ? '\uFFFD' : sign));

    private static string Head(string everywhere) => everywhere.Length > LongestNamePart ? everywhere[..LongestNamePart] : everywhere;

    private static string CounterOf(string everywhere, SignInSource source) => $"{Head(everywhere)}{Between}{source.Device ?? source.Address}";

    private async Task<DateTimeOffset?> CountAsync(string counter, int free, TimeSpan longest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failures = (await database.ReadAsync<long>(
            "failure-add",
            new { name_folded = counter, now = Moment.Text(now), day_ago = Moment.Text(now.AddDays(-1)) },
            cancellationToken))[0];
        if (failures <= free)
        {
            return null;
        }

        var minutes = Math.Min(Math.Pow(2, Math.Min(failures - free - 1, 10)), longest.TotalMinutes);
        var until = now.AddMinutes(minutes);
        await database.RunAsync("failure-lock", new { name_folded = counter, locked_until = Moment.Text(until) }, cancellationToken);
        return until;
    }
}
