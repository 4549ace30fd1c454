using System.Globalization;

namespace Reports.Web.Matters;

/// <summary>What a matter is.</summary>
public static class MatterKind
{
    /// <summary>A warning or another thing that somebody watches until it is mended.</summary>
    public const string Case = "case";

    /// <summary>A decision of the director.</summary>
    public const string Decision = "decision";
}

/// <summary>How far a matter is.</summary>
public static class MatterState
{
    /// <summary>Nothing was done yet.</summary>
    public const string Open = "open";

    /// <summary>Something is being done.</summary>
    public const string Working = "working";

    /// <summary>It is over.</summary>
    public const string Closed = "closed";

    /// <summary>Every state, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Working, Closed];

    /// <summary>A state in Russian.</summary>
    /// <param name="kind">One of <see cref="MatterKind"/>.</param>
    public static string Words(string kind, string state) => (kind, state) switch
    {
        (MatterKind.Decision, Open) => "принято",
        (MatterKind.Decision, Working) => "исполняется",
        (MatterKind.Decision, _) => "исполнено",
        (_, Open) => "открыт",
        (_, Working) => "в работе",
        _ => "закрыт",
    };
}

/// <summary>A step of a matter; the last one holds.</summary>
public sealed record MatterStep
{
    /// <summary>Its number, from 1.</summary>
    public long StepNo { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public string At { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string UserName { get; init; } = "";

    /// <summary>One of <see cref="MatterState"/>.</summary>
    public required string State { get; init; }

    /// <summary>The user who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>By when, ISO 8601.</summary>
    public required string DueOn { get; init; }

    /// <summary>What was done, or what is to be done.</summary>
    public required string Note { get; init; }

    /// <summary>By when.</summary>
    public DateOnly Due => Matter.Day(DueOn);
}

/// <summary>A case or a decision with its last step.</summary>
public sealed record Matter
{
    /// <summary>Its number.</summary>
    public long MatterKey { get; init; }

    /// <summary>One of <see cref="MatterKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>Code of the programme.</summary>
    public required string Programme { get; init; }

    /// <summary>Code of the group.</summary>
    public required string StudyGroup { get; init; }

    /// <summary>Code of the learner.</summary>
    public required string Learner { get; init; }

    /// <summary>What is wrong, or what was decided.</summary>
    public required string Words { get; init; }

    /// <summary>The day on which it was taken or decided, ISO 8601.</summary>
    public required string BegunOn { get; init; }

    /// <summary>The address of the page that it comes from; empty when there is none.</summary>
    public required string Basis { get; init; }

    /// <summary>The case that a decision comes from.</summary>
    public long? BasisKey { get; init; }

    /// <summary>Number of the last step.</summary>
    public long LastStep { get; init; }

    /// <summary>When the last step was made.</summary>
    public string At { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string UserName { get; init; } = "";

    /// <summary>One of <see cref="MatterState"/>.</summary>
    public string State { get; init; } = MatterState.Open;

    /// <summary>The user who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>By when, ISO 8601.</summary>
    public string DueOn { get; init; } = "";

    /// <summary>The note of the last step.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whom or what it is about.</summary>
    public Subject Subject => new(Organisation, Programme, StudyGroup, Learner);

    /// <summary>By when.</summary>
    public DateOnly Due => Day(DueOn);

    /// <summary>The day on which it was taken or decided.</summary>
    public DateOnly Begun => Day(BegunOn);

    /// <summary>Whether it is over.</summary>
    public bool IsClosed => State == MatterState.Closed;

    /// <summary>Its state in Russian.</summary>
    public string StateWords => MatterState.Words(Kind, State);

    /// <summary>Its name in Russian, with its number.</summary>
    public string Title => Kind == MatterKind.Decision ? $"Решение № {MatterKey}" : $"Вопрос № {MatterKey}";

    /// <summary>Its page.</summary>
    public string Href => FormattableString.Invariant($"/cases/{MatterKey}");

    /// <summary>Whether its day is over and it is not.</summary>
    /// <param name="today">Today.</param>
    public bool IsLate(DateOnly today) => !IsClosed && Due < today;

    /// <summary>A day of the store.</summary>
    internal static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A measure of a subject on the day of a step.</summary>
public sealed record MatterMeasure
{
    /// <summary>The step.</summary>
    public long StepNo { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name with its unit.</summary>
    public required string Title { get; init; }

    /// <summary>The value with a decimal point; null is no data.</summary>
    public string? ValueText { get; init; }

    /// <summary>What it is made of: «62 из 100».</summary>
    public required string Base { get; init; }

    /// <summary>The value.</summary>
    public decimal? Value => ValueText is null ? null : decimal.Parse(ValueText, CultureInfo.InvariantCulture);
}
