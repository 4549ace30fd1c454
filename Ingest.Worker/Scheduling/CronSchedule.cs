using System.Diagnostics.CodeAnalysis;
using Cronos;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// A cron expression of the configuration: minutes, hours, day, month, day of the week, and seconds before them if there are six fields.
/// Days of the week must be names: Quartz, which read these settings in earlier releases, numbers Sunday 1, and cron numbers it 0.
/// </summary>
public sealed class CronSchedule
{
    private const string Example = "Пример: 30 3 * * MON-FRI (минуты часы день месяц день-недели; перед минутами могут стоять секунды).";

    // The shortest span with an occurrence is searched, so that an expression that fires every second lists sixty of them.
    private static readonly TimeSpan[] Spans =
        [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(32), TimeSpan.FromDays(366), TimeSpan.FromDays(366 * 8)];

    private readonly CronExpression _expression;

    private CronSchedule(CronExpression expression) => _expression = expression;

    /// <summary>Parses an expression that was checked at start.</summary>
    /// <param name="text">The expression.</param>
    /// <exception cref="FormatException">The expression is not valid; the message says how to write it.</exception>
    public static CronSchedule Parse(string text) => TryParse(text, out var schedule, out var fault) ? schedule : throw new FormatException(fault);

    /// <summary>Parses an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="fault">What is wrong and how to write it, in Russian.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out string? fault)
    {
        schedule = null;
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Contains('?', StringComparison.Ordinal))
        {
            fault = $"«{text}» — вместо «?» пишется «*». {Example}";
        }
        else if (fields.Length is 5 or 6 && NumbersDays(fields[^1]))
        {
            fault = $"«{text}» — дни недели пишутся именами, SUN, MON, TUE, WED, THU, FRI, SAT: числа раньше значили другие дни. {Example}";
        }
        else if (fields.Length is not (5 or 6)
            || !CronExpression.TryParse(text, fields.Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out var expression)
            || expression.GetNextOccurrence(DateTime.UnixEpoch) is null)
        {
            fault = $"«{text}» — не расписание cron или день, которого не бывает. {Example}";
        }
        else
        {
            schedule = new CronSchedule(expression);
            fault = null;
        }

        return schedule is not null;
    }

    /// <summary>The latest scheduled time up to a given one; null when there is none in the eight years before it.</summary>
    /// <param name="now">The given one.</param>
    /// <param name="zone">The time zone of the schedule.</param>
    public DateTimeOffset? Last(DateTimeOffset now, TimeZoneInfo zone)
    {
        foreach (var span in Spans)
        {
            var moments = _expression.GetOccurrences(now - span, now, zone, fromInclusive: true, toInclusive: true);
            if (moments.Select(moment => (DateTimeOffset?)moment).LastOrDefault() is { } last)
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>Whether a number is a day, and not the week of the month (after #) or a step (after /).</summary>
    private static bool NumbersDays(string field) => field.Split(',').Any(part => part.Split('/', '#')[0].Any(char.IsAsciiDigit));
}
