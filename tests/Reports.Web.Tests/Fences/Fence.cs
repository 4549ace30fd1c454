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
/// <param name="Programmes">Codes of the programmes they are kept to, a space between; null is all.</param>
/// <param name="StudyGroups">Codes of the groups they are kept to, a space between; null is all.</param>
internal sealed record Fence(
    string Role, string? Organisation = null, string? Curator = null, string? Learner = null, string? Programmes = null, string? StudyGroups = null)
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
        .. ByProgrammeOrGroup,
    ];

    /// <summary>A programme of groups of two curators, two programmes of one organisation and of two, a group, a learner's group, programme and
    /// group together, and codes of which one is nobody's.</summary>
    public static IReadOnlyList<Fence> ByProgrammeOrGroup =>
    [
        new(Roles.Director, Programmes: "zona1p1"),
        new(Roles.Analyst, Programmes: "zona1p2 zona2p1"),
        new(Roles.Analyst, StudyGroups: "zona1g1"),
        new(Roles.Director, "zona1", StudyGroups: "zona1g3 zona1g4 zona2g2"),
        new(Roles.Curator, Curator: "zona1t1", Programmes: "zona1p1"),
        new(Roles.DataOfficer, Programmes: "zona1p1", StudyGroups: "zona1g2 zona1g3"),
        new(Roles.Administrator, Learner: World.OfTwoGroups, StudyGroups: "zona1g2"),
        new(Roles.Archive, "zona2", Programmes: "zona2p2 zona2p9"),
    ];

    /// <summary>Of fences that differ by their role alone one: a statement knows no roles.</summary>
    public static IReadOnlyList<Fence> Different { get; } = [.. Closed.DistinctBy(fence => (fence.Organisation, fence.Curator, fence.Learner, fence.Programmes, fence.StudyGroups))];

    /// <summary>Fenced viewers who walk over the pages: one of each role, and one of each role that is kept to programmes or groups.</summary>
    public static IReadOnlyList<Fence> Walkers { get; } = [.. Closed.DistinctBy(fence => fence.Role), .. ByProgrammeOrGroup.DistinctBy(fence => fence.Role)];

    /// <summary>Whether it keeps to groups.</summary>
    public bool IsOfGroups => Curator is not null || Programmes is not null || StudyGroups is not null;

    private bool IsOpen => Organisation is null && Learner is null && !IsOfGroups;

    public string Name => string.Join(' ', new[] { Role, Organisation, Curator, Learner, Programmes, StudyGroups }.Where(part => part is not null));

    public IReadOnlyList<StudyGroup> Groups { get; } = [.. World.Groups.Where(group =>
        (Organisation is null || group.OrganisationMark == Organisation)
        && (Curator is null || group.CuratorMark == Curator)
        && (Programmes is null || Programmes.Split(' ').Contains(group.ProgrammeMark))
        && (StudyGroups is null || StudyGroups.Split(' ').Contains(group.Mark))
        && (Learner is null || group.Learners.Contains(Learner)))];

    /// <summary>Codes of learners inside, each with its organisation.</summary>
    public IReadOnlyList<(string Organisation, string Code)> Learners => [.. Groups
        .SelectMany(group => group.Learners.Append(group.Stranger).Select(learner => (group.OrganisationMark, learner)))
        .Where(learner => Learner is null || learner.learner == Learner)
        .Distinct()];

    /// <summary>The user; the name, which every page shows, bears no mark.</summary>
    public AppUser User => SiteFactory.User(Name.Replace("zona", "viewer-", StringComparison.Ordinal), Role, Organisation, Curator, Learner) with
    {
        ProgrammeCodes = Programmes?.Replace(' ', '\n'),
        GroupCodes = StudyGroups?.Replace(' ', '\n'),
    };

    public ClaimsPrincipal Principal => Viewer.Principal(User, "test");

    /// <summary>Whether a value with this mark may be shown.</summary>
    public bool Holds(string mark) => IsOpen || Inside.Contains(mark)
        || (Learner is null && !IsOfGroups && mark.StartsWith(Organisation!, StringComparison.Ordinal));

    private HashSet<string> Inside => field ??= [
        .. Groups.SelectMany(group => new[] { group.OrganisationMark, group.Mark, group.ProgrammeMark, group.CuratorMark, group.TeacherMark }),
        .. Learners.Select(learner => learner.Code),
        .. Learners.Where(learner => learner.Code == World.OfTwoOrganisations).Select(learner => learner.Organisation + "s9"),
    ];
}
