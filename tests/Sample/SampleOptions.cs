namespace Sample;

/// <summary>What organisation to invent.</summary>
/// <param name="Learners">Persons, 100 to 5,000,000; enrolments are about 1.3 times as many.</param>
/// <param name="Years">Years of history, 1 to 20.</param>
/// <param name="Seed">The same seed, size and last day give the same bytes.</param>
/// <param name="EndsOn">Last day of the data, normally today: groups that run on that day are cut at it.</param>
public sealed record SampleOptions(int Learners, int Years, int Seed, DateOnly EndsOn)
{
    /// <summary>First day of the data: the beginning of a calendar or academic half of the year.</summary>
    public DateOnly BeginsOn
    {
        get
        {
            var day = EndsOn.AddYears(-Years);
            return day.Month switch
            {
                >= 9 => new DateOnly(day.Year + 1, 1, 1),
                >= 5 => new DateOnly(day.Year, 9, 1),
                _ => new DateOnly(day.Year, 1, 1),
            };
        }
    }

    /// <summary>Throws when a value is outside what the generator can do.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is too small or too large.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Learners, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Learners, 5_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Years, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(EndsOn.Year, 1950);
    }
}
