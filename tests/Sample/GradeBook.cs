using System.Globalization;

namespace Sample;

/// <summary>Grades of a group: current ones at lessons, an interim control a module, a final one, and second and third attempts.</summary>
internal sealed class GradeBook(FeedFolder folder, GroupStory story)
{
    private const double PassingScore = 0.40;

    private IReadOnlyList<Module> Modules => story.Plan.Programme.Modules;

    public void Write(Action<GradeRow> written)
    {
        for (var at = 0; at < Modules.Count; at++)
        {
            WriteCurrent(at);
            WriteWork(at);
            foreach (var seat in story.Seats)
            {
                WriteControl(at, seat, written);
            }
        }
    }

    private void WriteCurrent(int at)
    {
        // A current grade has no attempt: its day tells it from others, so there is one a day.
        var lessons = story.Timetable.Lessons.Where(lesson => lesson.Module == at && story.HasCome(lesson.Day)).ToList();
        var wanted = Math.Min(Modules[at].Lessons > 6 ? 3 : 2, lessons.Count);
        var days = Enumerable.Range(1, wanted).Select(number => lessons[(lessons.Count * number / wanted) - 1].Day).Distinct();
        foreach (var day in days)
        {
            foreach (var seat in story.Seats.Where(seat => seat.StudiesOn(day) && story.Dice.Happens(0.93)))
            {
                var scale = Modules[at].Scale == "hundred" ? "hundred" : "five";
                Put(new GradeRow(seat.Code, story.Code, Modules[at].Code, "current", day, Label(scale, Score(seat)), scale, null,
                    null, story.ModuleTeachers[at]));
            }
        }
    }

    private void WriteWork(int at)
    {
        var day = story.Timetable.Examined[at];
        if (Modules[at].WorkControl is not { } control || !story.HasCome(day))
        {
            return;
        }

        // The oldest year comes without the column, so its keys carry no competency either.
        var competencies = story.Plan.Programme.Competencies;
        var named = control == "project" && day.Year != story.Options.BeginsOn.Year;
        var competency = named ? competencies[at % competencies.Count].Code : null;
        foreach (var seat in story.Seats.Where(seat => seat.StudiesOn(day)))
        {
            Put(new GradeRow(seat.Code, story.Code, Modules[at].Code, control, day, Label("five", Score(seat) + 0.04), "five", 1,
                competency, story.ModuleTeachers[at]));
        }
    }

    private void WriteControl(int at, Seat seat, Action<GradeRow> written)
    {
        var module = Modules[at];
        var day = story.Timetable.Examined[at];
        var last = module.FinalControl == "final" ? story.Plan.EndsOn.AddDays(-1) : story.Plan.EndsOn.AddDays(-8);
        for (var attempt = 1; attempt <= 3 && seat.StudiesOn(day) && story.HasCome(day); attempt++)
        {
            var score = Score(seat) + (0.12 * (attempt - 1));
            var grade = Special(attempt) ?? Label(module.Scale, score);
            var passed = grade == "осв." || Passes(module.Scale, grade);
            // The third attempt is taken before a commission, as a control of its own kind.
            var row = new GradeRow(seat.Code, story.Code, module.Code, attempt == 3 ? "retake" : module.FinalControl, day, grade, module.Scale, attempt, null,
                attempt == 3 ? story.Curator : story.ModuleTeachers[at]);
            Put(row);
            if (module.FinalControl == "final")
            {
                seat.Passed = passed;
                seat.Best = score;
            }

            if (passed)
            {
                if (attempt == 1 && grade != "осв.")
                {
                    written(row);
                }

                return;
            }

            if (!story.Dice.Happens(0.93))
            {
                return;
            }

            var next = day.AddDays(module.FinalControl == "final" ? attempt == 1 ? 3 : 2 : 7);
            day = next < last ? next : last < day ? day : last;
        }
    }

    private string? Special(int attempt)
    {
        var roll = story.Dice.Share();
        return attempt > 1 ? null : roll < 0.02 ? "н/я" : roll < 0.025 ? "н/а" : roll < 0.033 ? "осв." : null;
    }

    private double Score(Seat seat) =>
        0.665 + (0.11 * seat.Ability) + story.Plan.Programme.Easiness + story.Spirit + story.Trend
        + (0.35 * (seat.AttendanceShare - 0.9)) + (0.09 * story.Dice.Bell());

    private static string Label(string scale, double score) => scale switch
    {
        "pass_fail" => score >= PassingScore ? "зачтено" : "не зачтено",
        "hundred" => Math.Clamp((int)((score + 0.1) * 100), 5, 100).ToString(CultureInfo.InvariantCulture),
        _ => score >= 0.78 ? "5" : score >= 0.60 ? "4" : score >= PassingScore ? "3" : "2",
    };

    private static bool Passes(string scale, string grade) => scale switch
    {
        "pass_fail" => grade == "зачтено",
        "hundred" => int.TryParse(grade, CultureInfo.InvariantCulture, out var points) && points >= 50,
        _ => grade is "5" or "4" or "3",
    };

    private void Put(GradeRow row) => folder.Write(folder.Of("grades", row.GradedOn), row.Cells());
}

/// <summary>A grade as the feed carries it.</summary>
internal sealed record GradeRow(
    string Learner,
    string Group,
    string Module,
    string Control,
    DateOnly GradedOn,
    string Grade,
    string Scale,
    int? Attempt,
    string? Competency,
    string Teacher)
{
    public Cell[] Cells(DateOnly? correctedOn = null, string? correctedBy = null, string? reason = null) =>
    [
        Learner, Group, Module, Control, GradedOn, Grade, Scale, Attempt is { } attempt ? attempt : default(Cell), Competency, Teacher,
        correctedOn is null ? default(Cell) : Attributes.InWords(Grade), correctedOn, correctedBy, reason,
    ];
}
