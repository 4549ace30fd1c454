namespace Sample;

/// <summary>Shares all learners out to groups and the groups out over the years: a thin plan, a few dozen bytes a group.</summary>
internal static class GroupCalendar
{
    private const double RepeatShare = 0.24;
    private const int EnoughForRepeats = 40;

    // Relative numbers of starts by month: autumn and spring are full, July and August empty.
    private static readonly double[] StartsByMonth = [0.6, 1.1, 1.2, 1.1, 0.8, 0.2, 0, 0, 1.4, 1.3, 1.1, 0.6];

    private static readonly string[] AdultKinds =
    [
        ProgrammeCatalogue.Qualification, ProgrammeCatalogue.Retraining, ProgrammeCatalogue.Vocational, ProgrammeCatalogue.Qualification,
        ProgrammeCatalogue.Qualification, ProgrammeCatalogue.Vocational, ProgrammeCatalogue.Qualification, ProgrammeCatalogue.Retraining,
        ProgrammeCatalogue.Qualification, ProgrammeCatalogue.Qualification,
    ];

    private static readonly string[] ChildKinds =
        [ProgrammeCatalogue.General, ProgrammeCatalogue.Preprofessional, ProgrammeCatalogue.General];

    public static IReadOnlyList<GroupPlan> Plan(SampleOptions options, IReadOnlyList<Programme> programmes)
    {
        var byKind = programmes.ToLookup(programme => programme.Kind, StringComparer.Ordinal);
        var adults = new Pool(1, Learner.AdultsOf(options.Learners), AdultKinds);
        var children = new Pool(adults.Last + 1, options.Learners, ChildKinds);
        var seats = new List<GroupPlan>();
        while (adults.Left + children.Left > 0)
        {
            // The pool with the larger part still waiting goes next, so that both last till the end.
            var pool = children.LeftShare > adults.LeftShare ? children : adults;
            var dice = new Dice(options.Seed, DiceTopic.GroupPlan, seats.Count);
            var size = dice.Between(10, 25);
            var repeats = pool.Taken < EnoughForRepeats ? 0 : (int)Math.Round(size * RepeatShare * 2 * dice.Share());
            var newcomers = Math.Min(pool.Left, size - repeats);
            if (pool.Left - newcomers is > 0 and < 5)
            {
                newcomers = pool.Left;
            }

            var programme = dice.Pick([.. byKind[pool.NextKind()]]);
            seats.Add(new GroupPlan(seats.Count, programme, newcomers + repeats, pool.Take(newcomers), newcomers, default, default));
        }

        var starts = Starts(options, seats.Count);
        return [.. seats.Select(group => group with
        {
            StartsOn = starts[group.Index],
            EndsOn = EndOf(starts[group.Index], group.Programme, new Dice(options.Seed, DiceTopic.GroupPlan, -1 - group.Index)),
        })];
    }

    private static List<DateOnly> Starts(SampleOptions options, int groups)
    {
        var days = new List<(DateOnly Day, double Upto)>();
        var total = 0.0;
        for (var day = options.BeginsOn; day <= options.EndsOn; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsHoliday(day) || (day.Month == 6 && day.Day > 12))
            {
                continue;
            }

            total += StartsByMonth[day.Month - 1] * (1 + (0.06 * (day.Year - options.BeginsOn.Year)));
            days.Add((day, total));
        }

        var starts = new List<DateOnly>(groups);
        var at = 0;
        for (var group = 0; group < groups; group++)
        {
            var mark = total * (group + 0.5) / groups;
            while (days[at].Upto < mark)
            {
                at++;
            }

            starts.Add(days[at].Day);
        }

        return starts;
    }

    private static DateOnly EndOf(DateOnly start, Programme programme, Dice dice)
    {
        var days = programme.Kind switch
        {
            ProgrammeCatalogue.Qualification => Math.Max(16, programme.Hours * 2 / 3) + dice.Between(0, 12),
            ProgrammeCatalogue.Retraining => dice.Between(125, 250),
            ProgrammeCatalogue.Vocational => dice.Between(45, 110),
            ProgrammeCatalogue.General => dice.Between(110, 240),
            _ => dice.Between(200, 260),
        };
        var end = start.AddDays(days);
        return end.Month is 7 or 8 ? end.AddDays(62) : end;
    }

    /// <summary>Days without lessons.</summary>
    public static bool IsHoliday(DateOnly day) =>
        day.Month is 7 or 8 || day is { Month: 1, Day: < 9 } or { Month: 5, Day: 1 or 9 } or { Month: 2, Day: 23 } or { Month: 3, Day: 8 };

    private sealed class Pool(int first, int last, string[] kinds)
    {
        private readonly int start = first;
        private int next = first;
        private int groups;

        public int Last => last;

        public int Left => last - next + 1;

        public int Taken => next - start;

        public double LeftShare => (double)Left / (last - start + 1);

        public string NextKind() => kinds[groups++ % kinds.Length];

        public int Take(int count)
        {
            var from = next;
            next += count;
            return from;
        }
    }
}
