namespace Oracle;

/// <summary>What to count: days from and to, both included, and perhaps one programme or one group.</summary>
public sealed record Slice(DateOnly? From = null, DateOnly? To = null, string? Programme = null, string? Group = null)
{
    /// <summary>Everything.</summary>
    public static readonly Slice All = new();

    /// <summary>Whether a day is inside.</summary>
    public bool Holds(DateOnly? day) => day is not null && (From is null || day >= From) && (To is null || day <= To);
}

/// <summary>A share that keeps what it is made of; no value when there is nothing to divide by.</summary>
public sealed record Ratio(decimal Numerator, decimal Denominator)
{
    public decimal? Value => Denominator == 0 ? null : Numerator / Denominator;
}

/// <summary>Enrolments that started, were completed, were left in the period.</summary>
public sealed record Movement(int Started, int Completed, int Left);

/// <summary>Grades of the interim and final controls that count.</summary>
public sealed record GradeFigures(
    int N5, int N4, int N3, int N2, int Pass, int Fail, int NotAttested, int Exempt, Ratio FirstAttempt, Ratio MeanShare,
    int FirstUnknown)
{
    private int Graded => N5 + N4 + N3 + N2;

    public int Base => Graded + Pass + Fail + NotAttested;

    /// <summary>Успеваемость.</summary>
    public Ratio Success => new(N5 + N4 + N3 + Pass, Base);

    /// <summary>Качество.</summary>
    public Ratio Quality => new(N5 + N4, Graded + NotAttested);

    /// <summary>СОУ, in hundredths.</summary>
    public Ratio Mastery => new((100 * N5) + (64 * N4) + (36 * N3) + (16 * N2) + (7 * NotAttested), Graded + NotAttested);

    /// <summary>Средний балл.</summary>
    public Ratio Average => new((5 * N5) + (4 * N4) + (3 * N3) + (2 * N2), Graded);
}

/// <summary>A learner's planned result.</summary>
/// <param name="Share">Attained share; none where all evidence is passes and fails.</param>
/// <param name="Passed">Whether none of the passes and fails is a fail.</param>
/// <param name="Planned">Planned share.</param>
public sealed record Result(decimal? Share, bool Passed, decimal? Planned)
{
    /// <summary>By marks when there is any, else by passes.</summary>
    public bool Reached => Planned is not null && (Share is { } share ? share >= Planned : Passed);
}

/// <summary>Plan and fact of a competency.</summary>
/// <param name="Programme">Programme.</param>
/// <param name="Competency">Competency.</param>
/// <param name="Learners">Learners (in a group) with any evidence.</param>
/// <param name="ByMarks">Those for whom a share is planned and whose evidence has one: who reached it, of how many.</param>
/// <param name="ByPasses">Those for whom a share is planned and who have passes and fails alone: who passed, of how many.</param>
/// <param name="MeanShare">Sum of attained shares over learners who have one.</param>
public sealed record OutcomeFigures(string Programme, string Competency, int Learners, Ratio ByMarks, Ratio ByPasses, Ratio MeanShare)
{
    /// <summary>Learners for whom a share is planned.</summary>
    public int Planned => (int)(ByMarks.Denominator + ByPasses.Denominator);

    /// <summary>Those of them who reached the result.</summary>
    public int Reached => (int)(ByMarks.Numerator + ByPasses.Numerator);

    internal static OutcomeFigures Of(string programme, string competency, IReadOnlyList<Result> results)
    {
        var planned = results.Where(result => result.Planned is not null).ToLookup(result => result.Share is not null);
        var shares = results.Select(result => result.Share).OfType<decimal>().ToList();
        return new OutcomeFigures(programme, competency, results.Count, Share(planned[true]), Share(planned[false]), new Ratio(shares.Sum(), shares.Count));

        static Ratio Share(IEnumerable<Result> some) => new(some.Count(result => result.Reached), some.Count());
    }
}
