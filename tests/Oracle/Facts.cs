namespace Oracle;

/// <summary>A grade that stands, with what its scale makes of the label.</summary>
public sealed record Grade(
    string Learner,
    string Group,
    string Module,
    string Control,
    string Competency,
    int Attempt,
    DateOnly GradedOn,
    string Label,
    Bucket Bucket,
    decimal? Share,
    string Teacher);

/// <summary>What a label counts as.</summary>
public enum Bucket
{
    Five,
    Four,
    Three,
    Two,
    Pass,
    Fail,
    NotAttested,
    Exempt,
}

/// <summary>A mark of a lesson.</summary>
public sealed record Attendance(
    string Learner, string Group, string Module, DateOnly LessonOn, string LessonNo, string Mark, decimal Attended, decimal Scheduled,
    string Teacher);

/// <summary>A learner in a group.</summary>
public sealed record Enrolment(
    string Learner, string Group, DateOnly EnrolledOn, DateOnly? StartedOn, DateOnly? CompletedOn, DateOnly? LeftOn);

/// <summary>An award.</summary>
public sealed record Award(string Learner, string Kind, DateOnly AwardedOn, string OrderNo, string Group);

/// <summary>An issued document.</summary>
public sealed record Document(string Kind, string RegistrationNo, DateOnly IssuedOn, string Learner, string Group, string Original);

/// <summary>A group, its organisation and its programme.</summary>
public sealed record Group(string Code, string Organisation, string Programme, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>How much a module says of a competency.</summary>
public sealed record Weight(string Programme, string Module, string Competency, decimal Value);

/// <summary>A planned share of a competency, for a programme or one of its groups, and the part of learners who should reach it.</summary>
public sealed record Plan(string Programme, string Group, string Competency, decimal Share, decimal? Goal, DateOnly ValidFrom);
