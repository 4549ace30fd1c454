using System.Globalization;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>
/// An edition of the self-assessment: values, rules, entries and the moment of data at the time of its last refresh. Later loads
/// and entries do not change it; what is approved is what was reviewed.
/// </summary>
public sealed record Edition
{
    /// <summary>In the store and in addresses.</summary>
    public required long Key { get; init; }

    /// <summary>Name of the indicator set.</summary>
    public required string Set { get; init; }

    /// <summary>Code of the organisation; empty is all of them together.</summary>
    public required string Organisation { get; init; }

    /// <summary>Its key in the warehouse; null is all of them together.</summary>
    public long? OrganisationKey { get; init; }

    /// <summary>Its name on that day.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>Reporting year.</summary>
    public required int Year { get; init; }

    /// <summary>From 1 among the editions of the set, the organisation and the year.</summary>
    public required int Number { get; init; }

    /// <summary>Key of the approved edition that this one corrects.</summary>
    public long? Supersedes { get; init; }

    /// <summary>Number of the approved edition that this one corrects.</summary>
    public int? SupersedesNumber { get; init; }

    /// <summary>Key of the approved edition that superseded it.</summary>
    public long? SupersededBy { get; init; }

    /// <summary>First year with values.</summary>
    public required int FirstYear { get; init; }

    /// <summary>Chosen options by switch.</summary>
    public required IReadOnlyDictionary<string, string> Switches { get; init; }

    /// <summary>The end of the last load whose rows the values are of.</summary>
    public required DateTimeOffset DataMoment { get; init; }

    /// <summary>The step whose values it has.</summary>
    public required long ContentStep { get; init; }

    /// <summary>When template, settings and feeds of its files were frozen; null before.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Whether they were frozen after the signing: an earlier release signed it and kept none.</summary>
    public bool IsFrozenLate => FrozenAt is { } at && Approval is { } signed && at > signed.Moment;

    /// <summary>Its steps in order.</summary>
    public required IReadOnlyList<EditionStep> Steps { get; init; }

    /// <summary>Its state after the last step.</summary>
    public EditionState State => Steps[^1].Kind switch
    {
        EditionStepKind.Reviewed => EditionState.Reviewed,
        EditionStepKind.Approved => EditionState.Approved,
        EditionStepKind.Superseded => EditionState.Superseded,
        EditionStepKind.Withdrawn => EditionState.Withdrawn,
        _ => EditionState.Draft,
    };

    /// <summary>Whether it was approved, even if superseded since.</summary>
    public bool IsSigned => State is EditionState.Approved or EditionState.Superseded;

    /// <summary>Number of the last step, by which concurrent changes are detected.</summary>
    public long LastStep => Steps[^1].StepNo;

    /// <summary>The step of its approval; null before.</summary>
    public EditionStep? Approval => Steps.FirstOrDefault(step => step.Kind == EditionStepKind.Approved);

    /// <summary>The step of its review; null before.</summary>
    public EditionStep? Review => Steps.LastOrDefault(step => step.Kind == EditionStepKind.Reviewed);

    /// <summary>When the values were read.</summary>
    public DateTimeOffset TakenAt => Steps.Single(step => step.StepNo == ContentStep).Moment;

    /// <summary>
    /// The time of files of this edition, so that the same edition gives the same bytes: that of the approval, before
    /// it of the last step.
    /// </summary>
    public DateTimeOffset FileMoment => (Approval ?? Steps[^1]).Moment;

    /// <summary>
    /// The edition in words for files: «Редакция № 2 (взамен № 1), утверждена 12.04.2026 № 15-о, директор И. И. Иванов». That it
    /// was superseded is not in it: files of an approved edition never change.
    /// </summary>
    public string Caption
    {
        get
        {
            var name = Title + (SupersedesNumber is { } before ? $" (взамен № {before.ToString(CultureInfo.InvariantCulture)})" : "");
            return Approval is { } signed
                ? $"{name}, утверждена {Figures.Date(signed.DocumentDate!.Value)} № {signed.DocumentNo}, {signed.Signer}"
                : $"{name}, {(State == EditionState.Reviewed ? "проверена, не утверждена" : State == EditionState.Withdrawn ? "снята" : "черновик")}";
        }
    }

    /// <summary>«Редакция № 2».</summary>
    public string Title => "Редакция № " + Number.ToString(CultureInfo.InvariantCulture);
}
