using System.Globalization;
using System.Text;

namespace Benchmarks;

/// <summary>
/// An attendance feed of any length: groups of 25 learners with 40 lessons each, nine columns, marks spread as in a real
/// journal. The same arguments give the same bytes.
/// </summary>
internal static class AttendanceFeed
{
    private const int Seats = 25;
    private const int Lessons = 40;
    private static readonly DateOnly First = new(2020, 1, 9);

    /// <summary>Rows that one group makes.</summary>
    public const int GroupRows = Seats * Lessons;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rows">Rows of data.</param>
    /// <param name="firstGroup">Number of the first group: another one gives other groups and learners.</param>
    public static void Write(string path, int rows, int firstGroup = 0)
    {
        var random = new Random(1 + firstGroup);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20);
        file.Write("learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours,hours_scheduled,teacher_code\n");
        for (var row = 0; row < rows; row++)
        {
            var group = firstGroup + (row / GroupRows);
            var lesson = row % GroupRows / Seats;
            var day = First.AddDays((group * 3 % 2000) + (lesson * 2));
            var mark = Mark(random.Next(100));
            var hours = mark is "absent" or "excused" ? 0 : 2;
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"L{(group * Seats) + (row % Seats):0000000},G{group:00000},M{group % 60:000}-{lesson / 10},{day:yyyy-MM-dd},{(lesson % 2) + 1},{mark},{hours},2,T{group % 300:0000}\n"));
        }
    }

    private static string Mark(int percent) => percent switch
    {
        < 80 => "present",
        < 88 => "absent",
        < 93 => "excused",
        < 97 => "late",
        _ => "remote",
    };
}
