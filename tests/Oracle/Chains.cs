namespace Oracle;

/// <summary>The attempts of one control: those with its own name and the retakes of it, the first one first.</summary>
/// <param name="Control">The control; retake where it is not known which one was repeated.</param>
/// <param name="Attempts">At least one.</param>
public sealed record Chain(string Control, IReadOnlyList<Grade> Attempts)
{
    /// <summary>The first attempt; none when the chain begins with a later one.</summary>
    public Grade? First => Attempts[0] is { Control: not "retake", Attempt: 1 } first ? first : null;

    /// <summary>The attempt that counts.</summary>
    public Grade Last => Attempts[^1];

    /// <summary>Whether it is an examination, interim or final, and not practice or a project.</summary>
    public bool Examines => Control is "interim" or "final" or "retake";

    /// <summary>Its attempts that are no first ones; exempt is no attempt.</summary>
    public IEnumerable<Grade> Retakes => Attempts.Where(grade => grade != First && grade.Bucket != Bucket.Exempt);

    /// <summary>All chains of some grades. A retake goes to the learner's earlier examination of the same module and competency in the same group.</summary>
    public static IEnumerable<Chain> Of(IEnumerable<Grade> grades) => grades
        .Where(grade => grade.Control != "current")
        .GroupBy(grade => (grade.Learner, grade.Group, grade.Module, grade.Competency))
        .SelectMany(same => Split([.. same]));

    private static IEnumerable<Chain> Split(List<Grade> grades)
    {
        var attempts = grades.Where(grade => grade.Control != "retake").Select(grade => (grade.Control, Number: grade.Attempt, Grade: grade)).ToList();
        foreach (var retake in grades.Where(grade => grade.Control == "retake"))
        {
            var earlier = grades.Where(grade => grade.Control is "interim" or "final" && IsEarlier(grade, retake)).ToList();
            var failed = earlier.Where(grade => grade.Bucket is Bucket.Two or Bucket.Fail or Bucket.NotAttested).ToList();
            var repeated = Latest(failed) ?? Latest(earlier);
            attempts.Add((repeated?.Control ?? "retake", Math.Max(retake.Attempt, (repeated?.Attempt ?? 0) + 1), retake));
        }

        return attempts.GroupBy(one => one.Control).Select(chain => new Chain(chain.Key,
            [.. chain.OrderBy(one => one.Number).ThenBy(one => one.Grade.Control == "retake").ThenBy(one => one.Grade.Attempt).Select(one => one.Grade)]));
    }

    private static bool IsEarlier(Grade grade, Grade retake) =>
        grade.GradedOn < retake.GradedOn || (grade.GradedOn == retake.GradedOn && grade.Attempt <= retake.Attempt);

    private static Grade? Latest(IEnumerable<Grade> grades) =>
        grades.OrderBy(grade => grade.GradedOn).ThenBy(grade => grade.Attempt).ThenBy(grade => grade.Control == "final").LastOrDefault();
}
