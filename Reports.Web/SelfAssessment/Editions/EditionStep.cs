using System.Globalization;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>What can be done with an edition.</summary>
public enum EditionStepKind
{
    /// <summary>Created with the values of that moment.</summary>
    Created,

    /// <summary>Values, rules and entries were read again.</summary>
    ValuesRefreshed,

    /// <summary>The text of a section was changed.</summary>
    TextChanged,

    /// <summary>The reviewer confirmed it.</summary>
    Reviewed,

    /// <summary>Returned for changes.</summary>
    Returned,

    /// <summary>Signed by the director.</summary>
    Approved,

    /// <summary>Replaced by an approved correcting edition.</summary>
    Superseded,

    /// <summary>Withdrawn before approval.</summary>
    Withdrawn,
}

/// <summary>The state of an edition.</summary>
public enum EditionState
{
    /// <summary>May be changed.</summary>
    Draft,

    /// <summary>Reviewed, waits for approval.</summary>
    Reviewed,

    /// <summary>Approved: nothing in it may change.</summary>
    Approved,

    /// <summary>Approved, and replaced by a later one.</summary>
    Superseded,

    /// <summary>Withdrawn before approval.</summary>
    Withdrawn,
}

/// <summary>A step of an edition: who did what and when. Steps are added and never changed.</summary>
public sealed record EditionStep
{
    private const string DayFormat = "yyyy-MM-dd";

    // Stores of earlier releases have these texts.
    private const string ValuesRefreshedText = "Taken";
    private const string TextChangedText = "Worded";

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
    public EditionStepKind Kind => KindText switch
    {
        ValuesRefreshedText => EditionStepKind.ValuesRefreshed,
        TextChangedText => EditionStepKind.TextChanged,
        _ => Enum.Parse<EditionStepKind>(KindText),
    };

    /// <summary>A kind of step as the store keeps it.</summary>
    public static string TextOf(EditionStepKind kind) => kind switch
    {
        EditionStepKind.ValuesRefreshed => ValuesRefreshedText,
        EditionStepKind.TextChanged => TextChangedText,
        _ => kind.ToString(),
    };

    /// <summary>When.</summary>
    public DateTimeOffset Moment => Warehouse.Sql.Core.Moment.Parse(At);

    /// <summary>Day of the order that approves.</summary>
    public DateOnly? DocumentDate =>
        DocumentDay is null ? null : DateOnly.ParseExact(DocumentDay, DayFormat, CultureInfo.InvariantCulture);
}
