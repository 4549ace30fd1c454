using System.Globalization;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What can be done with an edition.</summary>
public enum EditionStepKind
{
    /// <summary>Made, with the values of that moment.</summary>
    Created,

    /// <summary>Values, rules and entries taken anew.</summary>
    Taken,

    /// <summary>The text of a section written.</summary>
    Worded,

    /// <summary>Found right by the one who checked it.</summary>
    Reviewed,

    /// <summary>Given back to be worked on.</summary>
    Returned,

    /// <summary>Signed by the director.</summary>
    Approved,

    /// <summary>Replaced by a correcting edition that was signed.</summary>
    Superseded,

    /// <summary>Given up before it was signed.</summary>
    Withdrawn,
}

/// <summary>Where an edition stands.</summary>
public enum EditionState
{
    /// <summary>Being worked on.</summary>
    Draft,

    /// <summary>Checked, waits for the director.</summary>
    Reviewed,

    /// <summary>Signed: nothing of it changes any more.</summary>
    Approved,

    /// <summary>Signed once, and replaced by a later one.</summary>
    Superseded,

    /// <summary>Given up.</summary>
    Withdrawn,
}

/// <summary>A step of an edition: who did what and when. Steps are added and never changed.</summary>
public sealed record EditionStep
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The edition.</summary>
    public required long EditionKey { get; init; }

    /// <summary>From 1.</summary>
    public required long StepNo { get; init; }

    /// <summary>What was done, as the store keeps it.</summary>
    public required string KindText { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string At { get; init; }

    /// <summary>Who did it.</summary>
    public required string UserName { get; init; }

    /// <summary>Why, or what of it.</summary>
    public required string Note { get; init; }

    /// <summary>Number of the order that approves; empty of every other step.</summary>
    public string? DocumentNo { get; init; }

    /// <summary>Its day as the store keeps it.</summary>
    public string? DocumentDay { get; init; }

    /// <summary>Who signed: post and name.</summary>
    public string? Signer { get; init; }

    /// <summary>What was done.</summary>
    public EditionStepKind Kind => Enum.Parse<EditionStepKind>(KindText);

    /// <summary>When.</summary>
    public DateTimeOffset Moment => Warehouse.Sql.Core.Moment.Parse(At);

    /// <summary>Day of the order that approves.</summary>
    public DateOnly? DocumentDate =>
        DocumentDay is null ? null : DateOnly.ParseExact(DocumentDay, DayFormat, CultureInfo.InvariantCulture);
}
