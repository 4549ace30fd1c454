namespace Ingest.Feeds.Checking;

/// <summary>What is known of a code.</summary>
public enum CodeState
{
    /// <summary>Nobody has it yet.</summary>
    Unknown,

    /// <summary>Somebody has it.</summary>
    Known,

    /// <summary>Somebody has it who is outside what the sender is kept to.</summary>
    Closed,
}

/// <summary>What the sender of a file is kept to.</summary>
public enum RowFence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Each row names an organisation that is the sender's.</summary>
    Organisation,

    /// <summary>Each row names a group that is the sender's.</summary>
    Groups,
}

/// <summary>A code as a row names it.</summary>
/// <param name="Kind">Of what: the name of a dimension, or <see cref="Reject"/>.</param>
/// <param name="Organisation">Code of the organisation; null where the row names none.</param>
/// <param name="Code">The code.</param>
public readonly record struct NamedCode(string Kind, string? Organisation, string Code)
{
    /// <summary>The kind of a row in quarantine that a correction refers to.</summary>
    public const string Reject = "reject";
}

/// <summary>Knows codes, so that a file is checked against what there is. The check itself knows no warehouse.</summary>
public interface ICodeBook
{
    /// <summary>What the sender is kept to.</summary>
    RowFence Fence { get; }

    /// <summary>What is known of some codes, all of them at once.</summary>
    /// <param name="codes">The codes.</param>
    /// <returns>The state of each.</returns>
    IReadOnlyDictionary<NamedCode, CodeState> Look(IReadOnlyCollection<NamedCode> codes, CancellationToken cancellationToken);
}
