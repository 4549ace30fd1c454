namespace Sample;

/// <summary>Everything that happens in one group, told from its own stream of numbers.</summary>
internal sealed class GroupStory
{
    public GroupStory(SampleOptions options, GroupPlan plan, int teachers, Roster roster)
    {
        Options = options;
        Plan = plan;
        Dice = new Dice(options.Seed, DiceTopic.Group, plan.Index);
        Code = plan.Code;
        Curator = Teachers.CodeOf(Dice.Between(0, teachers - 1));
        ModuleTeachers = [.. plan.Programme.Modules.Select(_ => Teachers.CodeOf(Dice.Between(0, teachers - 1)))];

        // Most groups differ a little; every thirtieth is far behind the plan.
        Spirit = (plan.Index % 30 == 17 ? -0.28 : 0) + (0.04 * Dice.Bell());
        Trend = 0.018 * (plan.StartsOn.DayNumber - options.BeginsOn.DayNumber) / 365.0;
        Timetable = new Timetable(plan, Dice);
        Seats = [.. TakeSeats(roster)];
    }

    public SampleOptions Options { get; }

    public GroupPlan Plan { get; }

    public Dice Dice { get; }

    public string Code { get; }

    public string Curator { get; }

    public string[] ModuleTeachers { get; }

    public double Spirit { get; }

    public double Trend { get; }

    public Timetable Timetable { get; }

    public List<Seat> Seats { get; }

    /// <summary>Whether a day has come when the data ends.</summary>
    public bool HasCome(DateOnly day) => day <= Options.EndsOn;

    private IEnumerable<Seat> TakeSeats(Roster roster)
    {
        for (var at = 0; at < Plan.Size; at++)
        {
            var learner = at < Plan.Newcomers
                ? roster.Enter(Plan.FirstNewcomer + at, Plan.Programme)
                : roster.Return(Dice, Plan.PoolFrom(Options), Plan.FirstNewcomer - 1, Plan.Programme);
            if (learner is { } found)
            {
                yield return Seated(found);
            }
        }
    }

    private Seat Seated(int learner)
    {
        var late = Dice.Happens(0.03);
        var enrolled = late ? Plan.StartsOn.AddDays(Dice.Between(2, 6)) : Plan.StartsOn.AddDays(-Dice.Between(1, 10));
        var started = late ? enrolled : Plan.StartsOn;
        var ability = Learner.AbilityOf(Options.Seed, learner);
        var comes = !Dice.Happens(0.035) && HasCome(started);
        var span = Plan.EndsOn.DayNumber - started.DayNumber;
        var leaves = Dice.Happens(0.045 - (0.02 * Math.Clamp(ability, -1.5, 1.5))) && span > 14
            ? started.AddDays(Dice.Between(5, span - 8))
            : default(DateOnly?);
        return new Seat
        {
            Learner = learner,
            Code = Learner.CodeOf(learner),
            Ability = ability,
            EnrolledOn = HasCome(enrolled) ? enrolled : Plan.StartsOn.AddDays(-1),
            StartedOn = comes ? started : null,
            LeavesOn = comes ? leaves : null,
        };
    }
}
