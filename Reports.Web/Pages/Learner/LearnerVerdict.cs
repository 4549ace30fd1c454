namespace Reports.Web.Pages.Learner;

/// <summary>How a learner stands, in words: against the group and the порог, what is not reached and by how much, debts, hours and the document.</summary>
/// <param name="Lead">The first sentence.</param>
/// <param name="Results">The second, on results.</param>
/// <param name="Rest">Debts, hours, document.</param>
/// <param name="IsGood">Whether all is well; null where nothing can be said.</param>
public sealed record LearnerVerdict(string Lead, string Results, string Rest, bool? IsGood)
{
    private static readonly string Points = $"{Figures.Space}п.{Figures.Space}п.";

    /// <summary>Says it.</summary>
    /// <param name="standing">The learner in the group.</param>
    /// <param name="results">Results of that enrolment.</param>
    public static LearnerVerdict Of(StandingRow standing, IReadOnlyList<ResultRow> results)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var counted = results.Where(result => result.IsCounted).ToList();
        var missing = counted.Where(result => result.IsReached == false).ToList();
        var isWell = missing.Count == 0 && standing.DebtsN == 0;
        return new LearnerVerdict(
            LeadOf(standing, Threshold(counted)), ResultsOf(counted.Count, missing), string.Join(" · ", RestOf(standing)),
            !isWell ? false : standing.Average is null && counted.Count == 0 ? null : true);
    }

    /// <summary>The порог that the mean is compared with: the mean of those of results by grades.</summary>
    public static long? Threshold(IEnumerable<ResultRow> results)
    {
        var known = results.Where(result => result is { IsCounted: true, Attained: not null }).Select(result => result.Planned!.Value).ToList();
        return known.Count > 0 ? (long)Math.Round(known.Average(), MidpointRounding.AwayFromZero) : null;
    }

    private static string LeadOf(StandingRow standing, long? threshold)
    {
        if (standing.Average is not { } average)
        {
            return "Отметок, у которых есть доля, ещё нет.";
        }

        var against = standing is { GradedN: > 1, Median: { } median }
            ? (Compared(average, median) switch { > 0 => "Выше группы", < 0 => "Ниже группы", _ => "Вровень с группой" }, $"медиане {Figures.Share(median)}")
            : (null, null);
        var with = string.Join(" и ", new[] { against.Item2, threshold is { } planned ? $"пороге {Figures.Share(planned)}" : null }.OfType<string>());
        return $"{against.Item1 ?? "Средняя доля"}: {Figures.Share(average)}{Figures.Space}%{(with.Length > 0 ? " при " + with : "")}.";
    }

    private static string ResultsOf(int counted, List<ResultRow> missing)
    {
        if (counted == 0)
        {
            return "Результатов с порогом ещё нет.";
        }

        if (missing.Count == 0)
        {
            return counted == 1 ? "Результат достигнут." : $"Все результаты достигнуты: {counted} из {counted}.";
        }

        var lacks = missing.Select(result => result.Missing is { } gap ? $"{result.Code} (не хватает {Figures.Share(gap)}{Points})" : $"{result.Code} ({result.Passed ?? "нет отметки"})");
        return $"{Figures.Word(missing.Count, "Не достигнут", "Не достигнуты", "Не достигнуты")} {Figures.Plural(missing.Count, "результат", "результата", "результатов")} из {counted}: "
            + string.Join(", ", lacks) + ".";
    }

    private static IEnumerable<string> RestOf(StandingRow standing)
    {
        yield return standing.DebtsN == 0 ? "долгов нет" : "не сдано аттестаций: " + Figures.Count(standing.DebtsN);
        if (standing.Scheduled > 0)
        {
            var missed = standing.Scheduled.Value - (standing.Attended ?? 0);
            yield return missed == 0 ? "пропусков нет" : $"пропущено {Figures.Hours(missed)} из {Figures.Hours(standing.Scheduled)}{Figures.Space}ч";
        }

        if (standing is { FinalsN: 0, State: "завершено" })
        {
            yield return "итоговой оценки нет";
        }

        if (standing.RegistrationNo is { Length: > 0 } number)
        {
            yield return $"документ {number} выдан {Figures.Date(standing.IssuedOn)}";
        }
        else if (standing.State == "завершено")
        {
            yield return "документ не выдан";
        }
    }

    /// <summary>Compares figures as they are read: a difference that rounds away is none.</summary>
    private static int Compared(long one, long other) => Math.Round(one / 1000m, MidpointRounding.AwayFromZero).CompareTo(Math.Round(other / 1000m, MidpointRounding.AwayFromZero));
}
