using System.Security.Claims;
using Reports.Web.Access;
using Reports.Web.Reading;

namespace Reports.Web.Matters;

/// <summary>The cases under way that a viewer may see, read once a request: a warning that has one shows it.</summary>
/// <param name="store">Matters.</param>
/// <param name="subjects">What the viewer may see.</param>
/// <param name="reports">Knows who may read what.</param>
public sealed class OpenCases(MatterStore store, SubjectReader subjects, ReportAccess reports)
{
    private Dictionary<SubjectKeys, Matter>? _open;

    /// <summary>Whether the viewer has to do with cases at all.</summary>
    public bool AreFor(ClaimsPrincipal user) => reports.Find(SubjectReader.Report) is { } report && Viewer.MayRead(user, report)
        && Viewer.FenceOf(user).Learner is null;

    /// <summary>The case about a subject; null when there is none under way.</summary>
    public async Task<Matter?> OfAsync(ClaimsPrincipal user, SubjectKeys keys, CancellationToken cancellationToken) =>
        (_open ??= await ReadAsync(user, cancellationToken)).GetValueOrDefault(keys);

    private async Task<Dictionary<SubjectKeys, Matter>> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var cases = await store.ListAsync(new MatterQuery(MatterKind.Case, IsClosed: false), cancellationToken);
        var seen = cases.Count == 0 ? new Dictionary<Subject, SeenSubject>() : await subjects.SeenAsync(user, cases.Select(one => one.Subject), cancellationToken);
        var open = new Dictionary<SubjectKeys, Matter>();
        foreach (var one in cases.Where(one => seen.ContainsKey(one.Subject)))
        {
            open.TryAdd(KeysOf(seen[one.Subject]), one);
        }

        return open;
    }

    /// <summary>The keys of a subject.</summary>
    public static SubjectKeys KeysOf(SeenSubject seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return new((int?)seen.OrganisationKey, (int?)seen.ProgrammeKey, (int?)seen.GroupKey, (int?)seen.LearnerKey);
    }
}
