namespace Sample;

/// <summary>A learner in a group and how it goes.</summary>
internal sealed class Seat
{
    public required int Learner { get; init; }

    public required string Code { get; init; }

    public required double Ability { get; init; }

    public required DateOnly EnrolledOn { get; init; }

    /// <summary>None for those who never came.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>None for those who stay.</summary>
    public DateOnly? LeavesOn { get; init; }

    public int Attended { get; set; }

    public int Lessons { get; set; }

    /// <summary>Whether the final control was passed; none until it is held.</summary>
    public bool? Passed { get; set; }

    public double Best { get; set; }

    public double AttendanceShare => Lessons == 0 ? 0.9 : (double)Attended / Lessons;

    /// <summary>Whether the learner studies on that day.</summary>
    public bool StudiesOn(DateOnly day) => StartedOn <= day && (LeavesOn is not { } left || day < left);
}
