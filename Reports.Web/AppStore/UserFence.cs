namespace Reports.Web.AppStore;

/// <summary>What a manager of users or a reader of the audit log is kept to, and with them the users and entries that they see.</summary>
/// <param name="Organisation">Only this organisation; null is all.</param>
/// <param name="Learner">Only this learner; null is all.</param>
public sealed record UserFence(string? Organisation, string? Learner)
{
    /// <summary>Whether a user sees nothing beyond the fence.</summary>
    public bool Holds(AppUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return (Organisation is null || user.OrganisationCode == Organisation) && (Learner is null || user.LearnerCode == Learner);
    }
}
