using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>Users of the site.</summary>
/// <param name="database">The site's store.</param>
public sealed class UserStore(AppDatabase database, TimeProvider time)
{
    // PBKDF2 with HMAC-SHA512: the figure of the OWASP Password Storage Cheat Sheet.
    private const int Iterations = 210_000;

    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly string _nobody = Hasher.HashPassword("", RandomPassword());

    /// <summary>Generates a password without characters that look alike.</summary>
    public static string RandomPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    /// <summary>Everyone, those disabled last.</summary>
    public Task<IReadOnlyList<AppUser>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<AppUser>("user-list", new { }, cancellationToken);

    /// <summary>The user of that name.</summary>
    /// <param name="name">As typed.</param>
    public async Task<AppUser?> FindAsync(string name, CancellationToken cancellationToken) =>
        await database.ReadAsync<AppUser>("user-find", new { name_folded = AppUser.Fold(name) }, cancellationToken) is [var user] ? user : null;

    /// <summary>Adds a user.</summary>
    /// <param name="user">Name, role and access; hash and stamp are generated here.</param>
    /// <param name="password">The first password.</param>
    /// <returns>False when the name exists already.</returns>
    public Task<bool> AddAsync(AppUser user, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return database.RunTogetherAsync(
            [
                ("user-add", new
                {
                    name = user.Name.Trim(),
                    name_folded = AppUser.Fold(user.Name),
                    password_hash = Hasher.HashPassword("", password),
                    stamp = NewStamp(),
                    role = user.Role,
                    organisation_code = user.OrganisationCode,
                    teacher_code = user.TeacherCode,
                    learner_code = user.LearnerCode,
                    programme_codes = user.ProgrammeCodes,
                    group_codes = user.GroupCodes,
                    last_name = user.LastName,
                    first_name = user.FirstName,
                    middle_name = user.MiddleName,
                    created_at = Moment.Text(time.GetUtcNow()),
                }),
            ],
            cancellationToken);
    }

    /// <summary>Changes role and access; the user has to sign in again.</summary>
    /// <param name="user">The new state.</param>
    /// <returns>False when there is no such user, or no administrator without a fence would be left, or no administrator at all.</returns>
    public async Task<bool> ChangeAsync(AppUser user, CancellationToken cancellationToken) =>
        await database.RunAloneAsync(
            "user-change",
            new
            {
                name_folded = AppUser.Fold(user.Name),
                role = user.Role,
                organisation_code = user.OrganisationCode,
                teacher_code = user.TeacherCode,
                learner_code = user.LearnerCode,
                programme_codes = user.ProgrammeCodes,
                group_codes = user.GroupCodes,
                last_name = user.LastName,
                first_name = user.FirstName,
                middle_name = user.MiddleName,
                is_disabled = user.IsDisabled ? 1 : 0,
                stamp = NewStamp(),
            },
            cancellationToken) == 1;

    /// <summary>Sets a new password; the user has to sign in again.</summary>
    /// <param name="name">The user.</param>
    /// <param name="password">The new password.</param>
    /// <returns>Whether there is such a user.</returns>
    public async Task<bool> SetPasswordAsync(string name, string password, CancellationToken cancellationToken) =>
        await database.RunAsync(
            "user-password",
            new { name_folded = AppUser.Fold(name), password_hash = Hasher.HashPassword("", password), stamp = NewStamp() },
            cancellationToken) == 1;

    /// <summary>Whether the password is the user's. Takes the same time for an unknown name.</summary>
    /// <param name="user">The user; null for an unknown name.</param>
    /// <param name="password">As typed.</param>
    public bool Verify(AppUser? user, string password) =>
        Hasher.VerifyHashedPassword("", user?.PasswordHash ?? _nobody, password) != PasswordVerificationResult.Failed && user is not null;

    /// <summary>Whether the password is the user's, as <see cref="Verify"/>; a hash of an earlier version is replaced by one of now.</summary>
    /// <param name="user">Who, or null for a name that nobody has.</param>
    /// <param name="password">As typed.</param>
    public async Task<bool> VerifyAsync(AppUser? user, string password, CancellationToken cancellationToken)
    {
        var result = Hasher.VerifyHashedPassword("", user?.PasswordHash ?? _nobody, password);
        if (result == PasswordVerificationResult.SuccessRehashNeeded && user is not null)
        {
            await database.RunAsync(
                "user-rehash",
                new { name_folded = AppUser.Fold(user.Name), password_hash = Hasher.HashPassword("", password), outdated = user.PasswordHash },
                cancellationToken);
        }

        return result != PasswordVerificationResult.Failed && user is not null;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
}
