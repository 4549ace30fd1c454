using Reports.Web.AppStore;
using Warehouse.Sql.Core;

namespace Reports.Web.Matters;

/// <summary>Which matters a list shows.</summary>
/// <param name="Kind">One of <see cref="MatterKind"/>.</param>
/// <param name="IsClosed">Those that are over, or that are not; null is both.</param>
/// <param name="Owner">Of this user alone.</param>
/// <param name="Before">Due before this day alone.</param>
public sealed record MatterQuery(string Kind, bool? IsClosed = null, string? Owner = null, DateOnly? Before = null);

/// <summary>Matters in the site's store. Who may see them is not decided here but by <see cref="SubjectReader"/>.</summary>
/// <param name="database">The site's store.</param>
/// <param name="trail">The audit log: every change has its line in it.</param>
public sealed class MatterStore(AppDatabase database, AuditTrail trail, TimeProvider time)
{
    /// <summary>Matters, the first due first.</summary>
    public Task<IReadOnlyList<Matter>> ListAsync(MatterQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(null, query.Kind, query.IsClosed, query.Owner, query.Before, cancellationToken);
    }

    /// <summary>The matter of that number.</summary>
    public async Task<Matter?> FindAsync(long key, CancellationToken cancellationToken) =>
        await ReadAsync(key, null, null, null, null, cancellationToken) is [var matter] ? matter : null;

    /// <summary>Its steps, the first first.</summary>
    public Task<IReadOnlyList<MatterStep>> StepsOfAsync(long key, CancellationToken cancellationToken) =>
        database.ReadAsync<MatterStep>("matter-step-list", new { matter_key = key }, cancellationToken);

    /// <summary>Its measures on the days of its steps.</summary>
    public Task<IReadOnlyList<MatterMeasure>> MeasuresOfAsync(long key, CancellationToken cancellationToken) =>
        database.ReadAsync<MatterMeasure>("matter-measure-list", new { matter_key = key }, cancellationToken);

    /// <summary>Takes a matter, with its line in the audit log.</summary>
    /// <param name="matter">Kind, subject, words, day and basis.</param>
    /// <param name="first">State, owner, due day and note.</param>
    /// <param name="measures">How the subject stands.</param>
    /// <param name="user">Who.</param>
    /// <returns>Its number; null when another one was taken at the same moment.</returns>
    public Task<long?> AddAsync(
        Matter matter, MatterStep first, IReadOnlyList<MatterMeasure> measures, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return database.TogetherAsync<long?>(
            async token =>
            {
                var key = (await database.ReadAsync<long>("matter-next", new { }, token))[0];
                var added = await database.RunTogetherAsync(
                    [
                        ("matter-add", new
                        {
                            matter_key = key,
                            kind = matter.Kind,
                            organisation = matter.Organisation,
                            programme = matter.Programme,
                            study_group = matter.StudyGroup,
                            learner = matter.Learner,
                            words = matter.Words,
                            begun_on = matter.BegunOn,
                            basis = matter.Basis,
                            basis_key = matter.BasisKey,
                        }),
                        .. Step(key, 1, first, measures, user),
                    ],
                    token);
                if (!added)
                {
                    return null;
                }

                await RecordAsync(matter with { MatterKey = key }, "принято", user, token);
                return key;
            },
            cancellationToken);
    }

    /// <summary>Makes the next step, with its line in the audit log.</summary>
    /// <param name="matter">The matter as the user saw it.</param>
    /// <param name="next">State, owner, due day and note.</param>
    /// <param name="measures">How the subject stands.</param>
    /// <param name="user">Who.</param>
    /// <returns>False when somebody made a step in the meantime.</returns>
    public Task<bool> StepAsync(
        Matter matter, MatterStep next, IReadOnlyList<MatterMeasure> measures, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(next);
        return database.TogetherAsync(
            async token =>
            {
                if (!await database.RunTogetherAsync([.. Step(matter.MatterKey, matter.LastStep + 1, next, measures, user)], token))
                {
                    return false;
                }

                await RecordAsync(matter, MatterState.Words(matter.Kind, next.State), user, token);
                return true;
            },
            cancellationToken);
    }

    private Task<IReadOnlyList<Matter>> ReadAsync(
        long? key, string? kind, bool? isClosed, string? owner, DateOnly? before, CancellationToken cancellationToken) => database.ReadAsync<Matter>(
            "matter-list",
            new
            {
                matter_key = key,
                kind,
                is_closed = isClosed is { } closed ? closed ? 1 : 0 : (int?)null,
                owner,
                before = before is { } day ? Period.Iso(day) : null,
            },
            cancellationToken);

    private IEnumerable<(string, object)> Step(long key, long no, MatterStep step, IReadOnlyList<MatterMeasure> measures, string user) =>
    [
        ("matter-step-add", new
        {
            matter_key = key,
            step_no = no,
            at = Moment.Text(time.GetUtcNow()),
            user_name = user,
            state = step.State,
            owner = step.Owner,
            due_on = step.DueOn,
            note = step.Note,
        }),
        .. measures.Select((measure, place) => ("matter-measure-add", (object)new
        {
            matter_key = key,
            step_no = no,
            place,
            code = measure.Code,
            title = measure.Title,
            value = measure.ValueText,
            @base = measure.Base,
        })),
    ];

    private Task RecordAsync(Matter matter, string what, string user, CancellationToken cancellationToken) => trail.AddAsync(
        user,
        matter.Kind,
        $"{matter.Title}: {what}",
        matter.Href,
        SubjectReader.LearnersOf(matter.Subject),
        cancellationToken);
}
