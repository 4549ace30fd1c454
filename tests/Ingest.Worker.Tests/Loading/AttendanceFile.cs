using System.Globalization;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A feed of attendance of any size: groups of 25 learners, 40 lessons each; one row of a thousand is bad.</summary>
internal static class AttendanceFile
{
    public static string Write(string path, int rows)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled,teacher_code");
        var first = new DateOnly(2020, 1, 9);
        for (var i = 0; i < rows; i++)
        {
            var (group, lesson, seat) = (i / 1000, i / 25 % 40, i % 25);
            var day = i % 1000 == 500 ? "31.02.2020" : first.AddDays((group * 3 % 2000) + (lesson * 2)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var mark = (i * 7919 % 100) switch { < 80 => "present", < 90 => "absent", < 95 => "late", _ => "excused" };
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"L{(group * 25) + seat:0000000},G{group:00000},M{group % 60:000}-{lesson / 10},{day},{(lesson % 2) + 1},{mark},2,T{group % 300:0000}"));
        }

        return path;
    }
}
