using System.Text.RegularExpressions;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// The configuration's cron expressions number the days of the week from 1, a Sunday; those of this scheduler from 0. The rest
/// is the same: six fields with seconds, <c>?</c>, <c>L</c>, <c>W</c>, <c>#</c>.
/// </summary>
public static partial class HangfireCron
{
    private const int DayOfWeek = 5;

    /// <summary>The same moments in this scheduler's numbers.</summary>
    /// <param name="cron">From the configuration.</param>
    public static string Of(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length > DayOfWeek)
        {
            fields[DayOfWeek] = fields[DayOfWeek] == "L" ? "6" : Day().Replace(fields[DayOfWeek], day => $"{day.Value[0] - '1'}");
        }

        return string.Join(' ', fields);
    }

    // Not which week of the month (after #), and not every how many days (after /).
    [GeneratedRegex(@"(?<![#/\d])[1-7](?!\d)")]
    private static partial Regex Day();
}
