namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What an edition lacks, or what in it cannot be right. It may be confirmed and signed all the same, by whoever says in words why.</summary>
/// <param name="Code">Which kind it is: an edition has at most one of a kind.</param>
/// <param name="Title">What was found, with its number, in Russian.</param>
/// <param name="Details">What it consists of, a line each; none when the title says all.</param>
/// <param name="Href">Where it is mended; null when that is the edition's own page.</param>
public sealed record EditionShortcoming(string Code, string Title, IReadOnlyList<string> Details, string? Href = null);

/// <summary>The answer of a person to a shortcoming.</summary>
/// <param name="Found">The title of the shortcoming as it stood on the person's page.</param>
/// <param name="Words">Why the edition may stand with it.</param>
public sealed record ShortcomingAnswer(string Found, string Words);

/// <summary>A shortcoming with which a step was taken.</summary>
public sealed record EditionAcceptance
{
    /// <summary>The step that was taken: the review or the approval.</summary>
    public required long StepNo { get; init; }

    /// <summary>Kind of the shortcoming.</summary>
    public required string Code { get; init; }

    /// <summary>What was found then.</summary>
    public required string Found { get; init; }

    /// <summary>Why the edition stood with it.</summary>
    public required string Words { get; init; }
}
