namespace Ingest.Worker.Contracts;

/// <summary>Attendance marks and grade scales: those of a profile, then the default ones.</summary>
/// <param name="marks">Marks by normalised text.</param>
/// <param name="scales">Scales by code.</param>
public sealed class Reference(IReadOnlyDictionary<string, AttendanceMark> marks, IReadOnlyDictionary<string, Scale> scales)
{
    private const string UsualScale = "five";

    /// <summary>The mark of a cell.</summary>
    /// <param name="text">As the file has it; case does not matter.</param>
    /// <returns>Null when neither has it.</returns>
    public AttendanceMark? FindMark(string text) => marks.GetValueOrDefault(text);

    /// <summary>The scale of a grade.</summary>
    /// <param name="code">Its code or name; null is the five-point scale, which accepts the words for pass and fail too.</param>
    /// <returns>Null when there is no such scale.</returns>
    public Scale? FindScale(string? code) => scales.GetValueOrDefault(code ?? UsualScale);
}

/// <summary>A mark of attendance.</summary>
/// <param name="Key">Its key in <c>dim_attendance_mark</c>.</param>
/// <param name="Kind">present, late, remote, absent, sick, excused, not_recorded.</param>
public sealed record AttendanceMark(long Key, string Kind)
{
    /// <summary>Whether the learner attended, in the room or remotely.</summary>
    public bool IsThere => Kind is "present" or "late" or "remote";
}
