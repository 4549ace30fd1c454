namespace Sample;

/// <summary>Marks of every lesson that has taken place.</summary>
internal static class AttendanceJournal
{
    public static void Write(FeedFolder folder, GroupStory story)
    {
        foreach (var lesson in story.Timetable.Lessons.Where(lesson => story.HasCome(lesson.Day)))
        {
            var file = folder.Of("attendance", lesson.Day);
            var module = story.Plan.Programme.Modules[lesson.Module];
            foreach (var seat in story.Seats)
            {
                if (!seat.StudiesOn(lesson.Day))
                {
                    continue;
                }

                var mark = MarkOf(story, seat);
                seat.Lessons++;
                seat.Attended += mark is "present" or "late" or "remote" ? 1 : 0;
                folder.Write(file, seat.Code, story.Code, module.Code, lesson.Day, lesson.Number, mark, HoursOf(mark, lesson.Hours),
                    lesson.Hours, story.ModuleTeachers[lesson.Module]);
            }
        }
    }

    /// <summary>Hours that a mark stands for: a late learner loses a quarter of two hours.</summary>
    public static decimal HoursOf(string mark, decimal scheduled) => mark switch
    {
        "present" or "remote" => scheduled,
        "late" => scheduled - 0.5m,
        _ => 0m,
    };

    private static string MarkOf(GroupStory story, Seat seat)
    {
        var likely = 0.885 + (0.05 * seat.Ability) + (0.5 * story.Spirit) + (0.3 * story.Trend);
        var roll = story.Dice.Share();
        if (story.Dice.Happens(Math.Clamp(likely, 0.35, 0.99)))
        {
            return roll < 0.04 ? "late" : roll < (story.Plan.Programme.Remote ? 0.5 : 0.07) ? "remote" : "present";
        }

        return roll < 0.45 ? "absent" : roll < 0.75 ? "sick" : "excused";
    }
}
