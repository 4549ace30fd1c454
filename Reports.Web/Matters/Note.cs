namespace Reports.Web.Matters;

/// <summary>A curator's note about a learner or a group.</summary>
public sealed record Note
{
    /// <summary>Code of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>Code of the group; empty for a note about a learner.</summary>
    public required string StudyGroup { get; init; }

    /// <summary>Code of the learner; empty for a note about a group.</summary>
    public required string Learner { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string UserName { get; init; }

    /// <summary>The text.</summary>
    public required string Words { get; init; }

    /// <summary>Whom or what it is about.</summary>
    public Subject Subject => new(Organisation, "", StudyGroup, Learner);
}
