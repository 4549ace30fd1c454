namespace Warehouse.Sql.Reading;

/// <summary>What a member of the warehouse is, where it is named by its code.</summary>
public enum CodeKind
{
    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A teacher.</summary>
    Teacher,

    /// <summary>A learner.</summary>
    Learner,

    /// <summary>A programme.</summary>
    Programme,

    /// <summary>A study group.</summary>
    Group,
}

/// <summary>The codes that limit what a viewer may see; all limits apply together.</summary>
public sealed record ScopeCodes
{
    /// <summary>Code of the organisation; null is all.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of the curator, who sees their own groups; null is no curator, empty is one without a code, who sees nothing.</summary>
    public string? Curator { get; init; }

    /// <summary>Code of the learner, who sees their own record; null is no learner.</summary>
    public string? Learner { get; init; }

    /// <summary>Codes of programmes; none is no limit.</summary>
    public IReadOnlyCollection<string> Programmes { get; init; } = [];

    /// <summary>Codes of groups; none is no limit.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>Whether nothing limits.</summary>
    public bool IsOpen => Organisation is null && Curator is null && Learner is null && Programmes.Count == 0 && Groups.Count == 0;

    /// <summary>Every code with what it is the code of.</summary>
    public IEnumerable<(CodeKind Kind, string Code)> All =>
    [
        .. Of(CodeKind.Organisation, Organisation),
        .. Of(CodeKind.Teacher, Curator),
        .. Of(CodeKind.Learner, Learner),
        .. Programmes.Distinct(StringComparer.Ordinal).Select(code => (CodeKind.Programme, code)),
        .. Groups.Distinct(StringComparer.Ordinal).Select(code => (CodeKind.Group, code)),
    ];

    private static IEnumerable<(CodeKind, string)> Of(CodeKind kind, string? code) => code is null ? [] : [(kind, code)];
}

/// <summary>A member that has a code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The code.</param>
/// <param name="Organisation">Code of its organisation.</param>
/// <param name="Key">Its surrogate key.</param>
public sealed record CodeMember(CodeKind Kind, string Code, string Organisation, int Key);
