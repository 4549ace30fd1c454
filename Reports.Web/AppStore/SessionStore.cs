using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>One sign-in that goes on.</summary>
public sealed record UserSession
{
    /// <summary>Names it; of no use in a cookie.</summary>
    public required string Id { get; init; }

    /// <summary>When it began, ISO 8601 in UTC.</summary>
    public required string StartedAt { get; init; }

    /// <summary>When it was last used, to a few minutes.</summary>
    public required string SeenAt { get; init; }

    /// <summary>Where from.</summary>
    public required string Address { get; init; }

    /// <summary>With what, as the browser says.</summary>
    public required string Browser { get; init; }

    /// <summary>Whose.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's stamp of now.</summary>
    public required string Stamp { get; init; }

    /// <summary>Programmes that the user is kept to, as <see cref="CodeList"/> writes them.</summary>
    public string? ProgrammeCodes { get; init; }

    /// <summary>Groups that the user is kept to, as <see cref="CodeList"/> writes them.</summary>
    public string? GroupCodes { get; init; }
}

/// <summary>
/// Sessions live here, not in cookies: a cookie holds a secret that finds one, and what is ended here is over whoever has the cookie. One that
/// is not used ends after <c>Reports:SessionHours</c>, any one after <c>Reports:SessionMaxHours</c>.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="options">How long.</param>
/// <param name="time">The clock.</param>
public sealed class SessionStore(AppDatabase database, IOptions<ReportsOptions> options, TimeProvider time)
{
    private const int SecretBytes = 32;
    private const int LongestAddress = 100;
    private const int LongestBrowser = 200;
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    private string Oldest => Moment.Text(time.GetUtcNow().AddHours(-options.Value.SessionMaxHours));

    private string Idle => Moment.Text(time.GetUtcNow().AddHours(-options.Value.SessionHours));

    /// <summary>The name of the session that a secret finds.</summary>
    /// <param name="secret">From a cookie.</param>
    public static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Begins a session.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="address">Where from.</param>
    /// <param name="browser">With what.</param>
    /// <returns>The secret for the cookie.</returns>
    public async Task<string> StartAsync(AppUser user, string address, string browser, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        await database.RunAsync("session-clean", new { oldest = Oldest, idle = Idle }, cancellationToken);
        await database.RunAsync(
            "session-add",
            new
            {
                session_id = IdOf(secret),
                name_folded = AppUser.Fold(user.Name),
                now = Moment.Text(time.GetUtcNow()),
                address = Cut(address, LongestAddress),
                browser = Cut(browser, LongestBrowser),
            },
            cancellationToken);
        return secret;
    }

    /// <summary>The session that a secret finds, unless it has ended or its user may not sign in any more; it counts as used.</summary>
    /// <param name="secret">From a cookie.</param>
    public async Task<UserSession?> UseAsync(string secret, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync<UserSession>("session-find", new { session_id = IdOf(secret) }, cancellationToken) is not [var session]
            || string.CompareOrdinal(session.StartedAt, Oldest) < 0
            || string.CompareOrdinal(session.SeenAt, Idle) < 0)
        {
            return null;
        }

        if (time.GetUtcNow() - Moment.Parse(session.SeenAt) > TouchEvery)
        {
            try
            {
                await database.RunAsync("session-touch", new { session_id = session.Id, now = Moment.Text(time.GetUtcNow()) }, cancellationToken);
            }
            catch (WarehouseUnavailableException)
            {
                // A full disk: who only reads goes on reading.
            }
        }

        return session;
    }

    /// <summary>Sessions of a user that go on, the last used first.</summary>
    /// <param name="name">The user.</param>
    public Task<IReadOnlyList<UserSession>> ListAsync(string name, CancellationToken cancellationToken) => database.ReadAsync<UserSession>(
        "session-list", new { name_folded = AppUser.Fold(name), oldest = Oldest, idle = Idle }, cancellationToken);

    /// <summary>Ends a session of a user.</summary>
    /// <param name="name">The user: nobody ends another's by its name alone.</param>
    /// <param name="id">The session.</param>
    /// <returns>Whether it was there.</returns>
    public async Task<bool> EndAsync(string name, string id, CancellationToken cancellationToken) =>
        await database.RunAsync("session-end", new { name_folded = AppUser.Fold(name), session_id = id }, cancellationToken) == 1;

    /// <summary>Ends the sessions of a user.</summary>
    /// <param name="name">The user.</param>
    /// <param name="kept">One that goes on; empty is none.</param>
    /// <returns>How many.</returns>
    public Task<int> EndAllAsync(string name, string kept, CancellationToken cancellationToken) =>
        database.RunAsync("session-end-others", new { name_folded = AppUser.Fold(name), kept }, cancellationToken);

    /// <summary>Ends every session of everybody.</summary>
    public Task<int> EndEveryAsync(CancellationToken cancellationToken) => database.RunAsync("session-clear", new { }, cancellationToken);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
