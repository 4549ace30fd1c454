namespace Reports.Web.AppStore;

/// <summary>What a manager of users or a reader of the audit log is kept to, and with them the users and entries that they see.</summary>
/// <param name="Organisation">Only this organisation; null is all.</param>
/// <param name="Learner">Only this learner; null is all.</param>
/// <param name="Programmes">Only these programmes; none is all.</param>
/// <param name="Groups">Only these groups; none is all.</param>
public sealed record UserFence(string? Organisation, string? Learner, IReadOnlyList<string> Programmes, IReadOnlyList<string> Groups)
{
    /// <summary>Whether it keeps to programmes or groups.</summary>
    public bool IsOfGroups => Programmes.Count > 0 || Groups.Count > 0;

    /// <summary>Whether a user sees nothing beyond the fence: is kept to the same, or to some of the same programmes and groups.</summary>
    public bool Holds(AppUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (Organisation is null || user.OrganisationCode == Organisation) && (Learner is null || user.LearnerCode == Learner)
            && Holds(Programmes, user.ProgrammeCodes) && Holds(Groups, user.GroupCodes);
    }

    private static bool Holds(IReadOnlyList<string> own, string? codes) =>
        own.Count == 0 || (CodeList.Of(codes) is { Count: > 0 } theirs && theirs.All(own.Contains));
}
