namespace Reports.Web.Pages.Groups;

/// <summary>A row of <c>groups</c>: shares in millionths, hours in hundredths, figures of the whole course.</summary>
/// <param name="IsBehind">Whether less is reached than the цель.</param>
/// <param name="State">«идёт», «закончена», «ещё не начата», with «отстаёт».</param>
/// <param name="DaysLeft">Days up to the last one; null where that is not known.</param>
/// <param name="LearnersN">Learners who started.</param>
/// <param name="ResultsN">Results of learners whose competency has a цель.</param>
/// <param name="Reached">Part of them that is reached.</param>
/// <param name="Target">The цель, weighted by them.</param>
/// <param name="DocumentsN">Issued, without certificates of study and duplicates.</param>
public sealed record GroupRow(
    long GroupKey, long ProgrammeKey, bool IsBehind, string GroupCode, string? Programme, string? Curator, string State, long? StartsOn, long? EndsOn,
    long? DaysLeft, long LearnersN, long CompletedN, long LeftN, long ResultsN, long? Reached, long? Target, string? ByGrades, string? ByPasses,
    long? Attended, long? Scheduled, long? Attendance, long DocumentsN)
{
    /// <summary>Course and days.</summary>
    public string Course => (State, DaysLeft) switch
    {
        _ when State.StartsWith("закончена", StringComparison.Ordinal) => $"Группа закончилась {Figures.Date(EndsOn)}.",
        _ when State.StartsWith("ещё", StringComparison.Ordinal) => $"Группа начнётся {Figures.Date(StartsOn)}.",
        (_, 0) => "Группа идёт: сегодня последний день.",
        (_, { } days) => $"Группа идёт: {Figures.Word(days, "остался", "осталось", "осталось")} {Figures.Plural(days, "день", "дня", "дней")}, до {Figures.Date(EndsOn)}.",
        _ => "Группа идёт, последний день не назначен.",
    };

    /// <summary>What is reached against the цель.</summary>
    public string Results
    {
        get
        {
            if (Reached is not { } reached || Target is not { } target)
            {
                return ResultsN == 0 ? "Результатов, у которых есть цель, нет." : "";
            }

            return $"Достигнуто {Figures.Share(reached)}{Figures.Space}% результатов при цели {Figures.Share(target)}{Figures.Space}%: {Change.From(reached - target)!.Told}";
        }
    }

    /// <summary>Learners, hours, documents.</summary>
    public string Rest => string.Join(" · ", new[]
    {
        $"приступили {Figures.Count(LearnersN)}",
        CompletedN > 0 ? $"завершили {Figures.Count(CompletedN)}" : "",
        LeftN > 0 ? $"отчислены {Figures.Count(LeftN)}" : "",
        Scheduled > 0 ? $"посещаемость {Figures.Share(Attendance)}{Figures.Space}%" : "отметок посещаемости нет",
        $"документов {Figures.Count(DocumentsN)}",
    }.Where(part => part.Length > 0));
}

/// <summary>A row of <c>quality-warnings</c>: a reason for a learner or for the group.</summary>
/// <param name="ReasonNo">Number of the reason.</param>
/// <param name="LearnerKey">The learner; null for the group.</param>
public sealed record WarningRow(long ReasonNo, long? LearnerKey, long? GroupKey, string Reason, string? Detail)
{
    /// <summary>Whether it says that the group is behind its цель.</summary>
    public bool IsOfTarget => ReasonNo == 5;

    /// <summary>In words.</summary>
    public string Words => Reason + (Detail is { Length: > 0 } ? ": " + Detail.Replace(" %", Figures.Space + "%", StringComparison.Ordinal) : "");
}
