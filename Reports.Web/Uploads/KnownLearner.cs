namespace Reports.Web.Uploads;

/// <summary>A learner of the warehouse, as far as a person of a file is compared with them.</summary>
/// <param name="Key">Key of the learner.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Code">Code of the learner.</param>
/// <param name="LastName">The family name.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="MiddleName">The middle name; empty when there is none.</param>
public sealed record KnownLearner(long Key, string Organisation, string Code, string LastName, string FirstName, string MiddleName)
{
    /// <summary>The day of birth as <c>yyyymmdd</c>; null where it is not known.</summary>
    public int? BirthDay { get; init; }

    /// <summary>The СНИЛС where a file has named it; null otherwise.</summary>
    public string? Snils { get; init; }

    /// <summary>Whether the warehouse knows the СНИЛС.</summary>
    public bool HasSnils { get; init; }

    /// <summary>Codes of groups that the viewer sees them in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The name as it is written.</summary>
    public string Name => string.Join(' ', new[] { LastName, FirstName, MiddleName }.Where(part => part.Length > 0));
}
