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
    int N5, int N4, int N3, int N2, int Pass, int Fail, int NotAttested, int Exempt, Ratio FirstAttempt, Ratio MeanShare)
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

/// <summary>Plan and fact of a competency.</summary>
/// <param name="Programme">Programme.</param>
/// <param name="Competency">Competency.</param>
/// <param name="Learners">Learners (in a group) with any evidence.</param>
/// <param name="Planned">Those of them for whom a share is planned.</param>
/// <param name="Reached">Those of the planned who reach it.</param>
/// <param name="MeanShare">Sum of attained shares over learners with evidence.</param>
public sealed record OutcomeFigures(string Programme, string Competency, int Learners, int Planned, int Reached, Ratio MeanShare);
