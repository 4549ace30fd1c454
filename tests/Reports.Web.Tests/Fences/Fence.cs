using System.Security.Claims;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Fences;

/// <summary>A viewer of the world and what is inside their fence, counted from the world and not from the warehouse.</summary>
/// <param name="Role">What they are.</param>
/// <param name="Organisation">The organisation they are kept to.</param>
/// <param name="Curator">Their code as a teacher: a curator is kept to their groups.</param>
/// <param name="Learner">The learner they are.</param>
internal sealed record Fence(string Role, string? Organisation = null, string? Curator = null, string? Learner = null)
{
    /// <summary>A viewer without a fence.</summary>
    public static Fence Open { get; } = new(Roles.Director);

    /// <summary>One fence of each kind and the fences put together.</summary>
    public static IReadOnlyList<Fence> Closed { get; } =
    [
        new(Roles.Analyst, "zona1"),
        new(Roles.Director, "zona2"),
        new(Roles.Curator, Curator: "zona1t1"),
        new(Roles.Curator, "zona1", "zona1t2"),
        new(Roles.Curator, "zona2", "zona1t1"),
        new(Roles.Administrator, Learner: World.OfTwoGroups),
        new(Roles.Analyst, "zona2", Learner: World.OfTwoOrganisations),
        new(Roles.Curator, Curator: "zona1t1", Learner: World.OfTwoGroups),
        new(Roles.Curator, "zona1", "zona1t1", "zona1g4a"),
        new(Roles.Archive, "zona2"),
        new(Roles.DataOfficer, "zona1"),
    ];

    /// <summary>Of fences that differ by their role alone one: a statement knows no roles.</summary>
    public static IReadOnlyList<Fence> Different { get; } = [.. Closed.DistinctBy(fence => (fence.Organisation, fence.Curator, fence.Learner))];

    /// <summary>A fenced viewer of each role.</summary>
    public static IReadOnlyList<Fence> OfEachRole { get; } = [.. Closed.DistinctBy(fence => fence.Role)];

    private bool IsOpen => Organisation is null && Curator is null && Learner is null;

    public string Name => string.Join(' ', new[] { Role, Organisation, Curator, Learner }.Where(part => part is not null));

    public IReadOnlyList<StudyGroup> Groups { get; } = [.. World.Groups.Where(group =>
        (Organisation is null || group.OrganisationMark == Organisation)
        && (Curator is null || group.CuratorMark == Curator)
        && (Learner is null || group.Learners.Contains(Learner)))];

    /// <summary>Codes of learners inside, each with its organisation.</summary>
    public IReadOnlyList<(string Organisation, string Code)> Learners => [.. Groups
        .SelectMany(group => group.Learners.Append(group.Stranger).Select(learner => (group.OrganisationMark, learner)))
        .Where(learner => Learner is null || learner.learner == Learner)
        .Distinct()];

    /// <summary>The user; the name, which every page shows, bears no mark.</summary>
    public AppUser User => SiteFactory.User(Name.Replace("zona", "viewer-", StringComparison.Ordinal), Role, Organisation, Curator, Learner);

    public ClaimsPrincipal Principal => Viewer.Principal(User, "test");

    /// <summary>Whether a value with this mark may be shown.</summary>
    public bool Holds(string mark) => IsOpen || Inside.Contains(mark)
        || (Learner is null && Curator is null && mark.StartsWith(Organisation!, StringComparison.Ordinal));

    private HashSet<string> Inside => field ??= [
        .. Groups.SelectMany(group => new[] { group.OrganisationMark, group.Mark, group.ProgrammeMark, group.CuratorMark, group.TeacherMark }),
        .. Learners.Select(learner => learner.Code),
        .. Learners.Where(learner => learner.Code == World.OfTwoOrganisations).Select(learner => learner.Organisation + "s9"),
    ];
}
