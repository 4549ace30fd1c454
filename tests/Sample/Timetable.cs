namespace Sample;

/// <summary>A lesson of a group.</summary>
internal readonly record struct Lesson(int Module, DateOnly Day, int Number, decimal Hours);

/// <summary>Lessons of a group, the modules one after another, and the days on which each is examined.</summary>
internal sealed class Timetable
{
    private const int DaysForFinal = 7;

    public Timetable(GroupPlan group, Dice dice)
    {
        var modules = group.Programme.Modules;
        var days = new List<DateOnly>();
        for (var day = group.StartsOn; day < group.EndsOn.AddDays(-DaysForFinal); day = day.AddDays(1))
        {
            if (day.DayOfWeek != DayOfWeek.Sunday && !GroupCalendar.IsHoliday(day))
            {
                days.Add(day);
            }
        }

        var total = modules.Sum(module => module.Lessons);
        var done = 0;
        var examined = group.StartsOn;
        Examined = new DateOnly[modules.Count];
        for (var module = 0; module < modules.Count; module++)
        {
            for (var lesson = 0; lesson < modules[module].Lessons; lesson++, done++)
            {
                var day = days[(int)((long)done * days.Count / total)];
                var number = Lessons.Count > 0 && Lessons[^1].Day == day ? Lessons[^1].Number + 1 : 1;
                Lessons.Add(new Lesson(module, day, number, dice.Happens(0.08) ? 1.5m : 2m));
                examined = day;
            }

            Examined[module] = examined;
        }

        // A professional module is examined when the topics inside it are done.
        for (var module = 0; module < modules.Count; module++)
        {
            if (modules[module] is { Lessons: 0, FinalControl: "interim" } parent)
            {
                Examined[module] = modules.Select((child, at) => child.ParentCode == parent.Code ? Examined[at] : group.StartsOn).Max();
            }
        }

        Examined[^1] = group.EndsOn.AddDays(-6);
    }

    public List<Lesson> Lessons { get; } = [];

    /// <summary>Day of the interim or final control of each module.</summary>
    public DateOnly[] Examined { get; }
}
