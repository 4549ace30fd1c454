namespace Reports.Web.Pages.Dashboard;

/// <summary>What a director has to know first, in a sentence. All is well only where every group at work has a цель and has reached it.</summary>
/// <param name="Lead">How many groups are at work and how many of them are behind.</param>
/// <param name="Urgent">The group behind that ends first; null when none is behind.</param>
/// <param name="UrgentWords">When it ends and how far it is.</param>
/// <param name="Rest">Groups that nothing can be said of, and why.</param>
public sealed record Verdict(string Lead, RunningGroup? Urgent, string UrgentWords, string Rest)
{
    /// <summary>Whether every group is on its цель.</summary>
    public bool IsWell { get; private init; }

    /// <summary>Whether there is a group without a цель.</summary>
    public bool LacksTargets { get; private init; }

    /// <summary>Says it.</summary>
    /// <param name="groups">Groups at work, in the order of the report.</param>
    /// <param name="day">The day of the state.</param>
    public static Verdict Of(IReadOnlyList<RunningGroup> groups, DateOnly day, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var on = day == today ? "" : $"На {Figures.Date(day)}: ";
        if (groups.Count == 0)
        {
            return new Verdict(Figures.Capital(on + "не идёт ни одной группы."), null, "", "");
        }

        var (behind, met) = (groups.Where(group => group.Lags).ToList(), groups.Count(group => group.IsOnTarget));
        var untold = groups.Count(group => group.HasNoTarget);
        var early = groups.Count - behind.Count - met - untold;
        var run = on + Figures.Word(groups.Count, "идёт", "идут", "идут") + " " + Figures.Plural(groups.Count, "группа", "группы", "групп");
        var isWell = met == groups.Count;
        var lead = behind.Count > 0 ? $"{run}, {Behind(behind.Count, groups.Count)} от цели — {Learners(behind)}."
            : isWell ? $"{run}, {(met == 1 ? "она достигла цели" : "все достигли цели")}. Всё в порядке."
            : untold == groups.Count ? $"{run}, цели нет{(groups.Count == 1 ? "" : " ни у одной")}: отстают ли они, сказать нельзя."
            : met > 0 ? $"{run}, {Figures.Count(met)} из них {Figures.Word(met, "достигла", "достигли", "достигли")} цели."
            : $"{run}, ни об одной ещё нельзя сказать, отстаёт ли она.";
        var rest = string.Join(" ", new[]
        {
            untold > 0 && untold < groups.Count ? $"У {Some(untold)} цели нет." : "",
            early > 0 ? $"У {Some(early)} результатов ещё нет." : "",
        }.Where(part => part.Length > 0));
        return new Verdict(Figures.Capital(lead), behind.FirstOrDefault(), behind is [var first, ..] ? Ends(first, day) : "", rest)
        {
            IsWell = isWell,
            LacksTargets = untold > 0,
        };
    }

    /// <summary>«достигнуто 69 % при цели 85 %»; with a decimal where whole numbers would be equal.</summary>
    public static string Against(long? reached, long? target)
    {
        var decimals = Figures.Share(reached, 0) == Figures.Share(target, 0) ? 1 : 0;
        return $"достигнуто {Figures.Share(reached, decimals)}{Figures.Space}% при цели {Figures.Share(target, decimals)}{Figures.Space}%";
    }

    private static string Ends(RunningGroup group, DateOnly day)
    {
        var when = Figures.Day(group.EndsOn) is not { } end ? "идёт без срока окончания"
            : end == day ? "заканчивает сегодня"
            : "заканчивает " + end.ToString(end.Year == day.Year ? "d MMMM" : "d MMMM yyyy", Figures.Russian) + (end.Year == day.Year ? "" : Figures.Space + "года");
        return $"{when}, {Against(group.Reached, group.Target)}.";
    }

    private static string Behind(int behind, int all) => behind == all
        ? all == 1 ? "она отстаёт" : "все отстают"
        : $"{Figures.Count(behind)} из них {Figures.Word(behind, "отстаёт", "отстают", "отстают")}";

    private static string Some(int groups) => groups == 1 ? "одной группы" : Figures.Plural(groups, "группы", "групп", "групп");

    private static string Learners(IEnumerable<RunningGroup> groups) =>
        Figures.Plural(groups.Sum(group => group.Learners ?? 0), "слушатель", "слушателя", "слушателей");
}
