using System.Text.Json;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditEntry
{
    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>Who acted.</summary>
    public required string UserName { get; init; }

    /// <summary>What was done: <c>page</c>, <c>export</c>, <c>users</c>, <c>edition</c>, <c>sign-in</c>, <c>sign-in-failed</c>, <c>sign-in-locked</c>,
    /// <c>sign-out</c>, <c>session</c>, <c>password</c>, <c>case</c>, <c>decision</c>, <c>note</c>,
    /// <c>quarantine</c>, <c>withdrawal</c>, <c>upload</c>, <c>mapping</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The report or the page.</summary>
    public required string Object { get; init; }

    /// <summary>The address without personal data.</summary>
    public required string Address { get; init; }

    /// <summary>How many persons were shown.</summary>
    public long Subjects { get; init; }

    /// <summary>The first of them, by code.</summary>
    public string? FirstSubject { get; init; }
}

/// <summary>A learner whose personal data was shown.</summary>
/// <param name="Code">Their code, or what stands for it.</param>
/// <param name="Organisation">Code of their organisation; null when it is not known.</param>
public sealed record ShownLearner(string Code, string? Organisation);

/// <summary>The audit log of access to personal data. Entries are added and never changed.</summary>
/// <param name="database">The site's store.</param>
public sealed class AuditTrail(AppDatabase database, TimeProvider time)
{
    /// <summary>Adds an entry.</summary>
    /// <param name="user">Who.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">The report or the page.</param>
    /// <param name="address">Address without personal data.</param>
    /// <param name="learners">Whose personal data was shown.</param>
    public Task AddAsync(
        string user, string action, string subject, string address, IReadOnlyCollection<ShownLearner> learners, CancellationToken cancellationToken) =>
        database.RunTogetherAsync(
            [
                ("audit-add", new
                {
                    at = Moment.Text(time.GetUtcNow()),
                    user_name = user,
                    name_folded = AppUser.Fold(user),
                    action,
                    @object = subject,
                    address,
                    learners = JsonSerializer.Serialize(learners),
                }),
            ],
            cancellationToken);

    /// <summary>The newest entries of a period, 500 at most.</summary>
    /// <param name="from">First moment.</param>
    /// <param name="to">The moment after the last.</param>
    /// <param name="learnerCode">Only of this learner.</param>
    /// <param name="fence">
    /// What the reader is kept to. An organisation: entries of users who were kept to it when they were made, and of other entries those that
    /// show persons of it, with these persons alone; a learner: only entries of that learner; programmes or groups: the reader's own entries.
    /// </param>
    /// <param name="reader">Name of the reader.</param>
    public Task<IReadOnlyList<AuditEntry>> ListAsync(
        DateTimeOffset from, DateTimeOffset to, string? learnerCode, CancellationToken cancellationToken, UserFence? fence = null, string reader = "") =>
        database.ReadAsync<AuditEntry>(
            "audit-list",
            new
            {
                from = Moment.Text(from),
                to = Moment.Text(to),
                learner_code = learnerCode,
                fence_organisation = fence?.Organisation,
                fence_learner = fence?.Learner,
                fence_user = fence is { IsOfGroups: true } ? reader : null,
            },
            cancellationToken);
}
