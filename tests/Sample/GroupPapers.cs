using System.Globalization;

namespace Sample;

/// <summary>Orders, awards, documents and carriers of groups; keeps the last number of each register.</summary>
internal sealed class GroupPapers(FeedFolder folder, SampleOptions options)
{
    private readonly Dictionary<(string Register, int Year), int> numbers = [];

    public void Write(GroupStory story)
    {
        var plan = story.Plan;
        folder.Write(folder.Open("groups", shape: FileShape.MarkedSemicolons), story.Code, plan.Programme.Code, plan.StartsOn, plan.EndsOn,
            story.Dice.Pick(Attributes.Forms), story.Dice.Pick(Attributes.Fundings), story.Curator);
        if (plan.Index % 30 == 5)
        {
            folder.Write(folder.Open("plan"), plan.Programme.Code, story.Code, plan.Programme.Competencies[0].Code, default, 0.7m, 0.85m,
                plan.StartsOn);
        }

        var enrolment = $"{Next("з", plan.StartsOn)}-з";
        var completion = story.HasCome(plan.EndsOn) ? $"{Next("о", plan.EndsOn)}-о" : string.Empty;
        foreach (var seat in story.Seats)
        {
            WriteEnrolment(story, seat, enrolment, completion);
        }

        WriteAwards(story);
        WriteDocuments(story);
        WriteCarriers(story);
    }

    private void WriteEnrolment(GroupStory story, Seat seat, string enrolment, string completion)
    {
        var left = seat.LeavesOn is { } day && story.HasCome(day) ? seat.LeavesOn : null;
        var held = story.HasCome(story.Plan.EndsOn) && seat.StartedOn is not null && left is null;
        var completed = held && seat.Passed == true;
        var outcome = completed ? "завершил"
            : held ? "отчислен: не прошел итоговую аттестацию"
            : left is not null ? story.Dice.Pick(Attributes.LeavingReasons)
            : seat.StartedOn is null ? "не приступил" : null;
        folder.Write(folder.Open("enrolments"), seat.Code, story.Code, seat.EnrolledOn, enrolment, seat.StartedOn,
            completed ? story.Plan.EndsOn : default(DateOnly?), held && !completed ? story.Plan.EndsOn : left,
            held ? completion : left is null ? null : $"{Next("о", left.Value)}-о", outcome,
            story.Dice.Happens(0.06) ? "служба занятости" : null,
            story.Dice.Happens(0.04) ? story.Dice.Pick(["проживает", "нуждается"]) : null);
    }

    private void WriteAwards(GroupStory story)
    {
        var day = story.Plan.EndsOn;
        if (!story.HasCome(day))
        {
            return;
        }

        var order = default(string);
        foreach (var seat in story.Seats.Where(seat => seat.Passed == true && seat.Best > 0.88))
        {
            var kind = story.Dice.Pick(["грамота", "диплом", "благодарность", "благодарность"]);
            order ??= $"{Next("п", day)}-п";
            folder.Write(folder.Of("awards", day), seat.Code, kind, day, order, day,
                kind == "диплом" ? "победа в конкурсе работ" : "успехи в обучении",
                story.Dice.Pick(["организация", "организация", "муниципальный", "региональный"]), story.Plan.Programme.Name, story.Code,
                story.Dice.Happens(0.6) ? "да" : "нет");
        }
    }

    private void WriteDocuments(GroupStory story)
    {
        foreach (var seat in story.Seats.Where(seat => seat.StartedOn is not null))
        {
            var until = seat.LeavesOn ?? story.Plan.EndsOn;
            var issued = until.AddDays(story.Dice.Between(2, 9));
            var complete = seat.LeavesOn is null && seat.Passed == true;
            var missing = story.Dice.Happens(complete ? 0.03 : 0.5);
            if (missing || !story.HasCome(issued))
            {
                continue;
            }

            var kind = complete ? KindOf(story.Plan.Programme) : "справка об обучении";
            var number = WriteDocument(story, seat, kind, issued, null);
            var again = issued.AddDays(story.Dice.Between(20, 200));
            if (complete && story.Dice.Happens(0.006) && story.HasCome(again))
            {
                WriteDocument(story, seat, kind, again, number);
            }
        }
    }

    private string WriteDocument(GroupStory story, Seat seat, string kind, DateOnly issued, string? original)
    {
        var delivery = story.Dice.Pick(["лично", "лично", "лично", "почта", "курьер"]);
        var sent = delivery == "лично" ? default(DateOnly?) : issued.AddDays(1);
        sent = sent is { } day && story.HasCome(day) ? sent : null;
        var receipt = sent is not null && story.Dice.Happens(0.94) ? $"RA{story.Dice.Between(100_000_000, 999_999_999)}RU" : null;
        var number = RegistrationNo(story, kind, issued);
        var strict = kind != "справка об обучении";
        folder.Write(folder.Of("documents", issued), kind, number, issued, seat.Code, story.Code,
            strict ? story.Plan.Programme.Short : null,
            strict ? Next("бланк", options.BeginsOn).ToString("0000000", CultureInfo.InvariantCulture) : null, delivery, sent, receipt,
            original is null ? "оригинал" : "дубликат", original);
        return number;
    }

    private void WriteCarriers(GroupStory story)
    {
        var plan = story.Plan;
        var closed = story.HasCome(plan.EndsOn) ? plan.EndsOn : default(DateOnly?);
        var journal = Carrier(story, "журнал", "Ж", plan.StartsOn, "Журнал учета занятий", "бумага", null, closed, 24);
        if (closed is not null)
        {
            var record = Carrier(story, "протокол", "П", plan.EndsOn, "Протокол итоговой аттестации", "бумага", null, closed, 3);
            Carrier(story, "ведомость", "В", plan.EndsOn, "Ведомость промежуточной аттестации", "электронный", null, closed, 2);
            if (story.Dice.Happens(0.3))
            {
                Carrier(story, "протокол", "П", plan.EndsOn, "Электронная копия протокола", "электронный", record, closed, 3);
            }
        }
        else if (story.Dice.Happens(0.2))
        {
            Carrier(story, "журнал", "Ж", plan.StartsOn, "Электронная копия журнала", "электронный", journal, null, 24);
        }
    }

    private string Carrier(GroupStory story, string kind, string letter, DateOnly day, string title, string medium, string? original,
        DateOnly? closed, int sheets)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{letter}-{day.Year}-{Next(letter, day):00000}");
        folder.Write(folder.Open("carriers", shape: FileShape.Tabs), kind, number, day.Year, story.Code,
            $"{title} группы {story.Code}", medium, original,
            medium == "бумага" ? $"Шкаф {1 + (story.Plan.Index % 9)}, полка {1 + (story.Plan.Index % 5)}" : "Сервер учебной части", closed,
            sheets);
        return number;
    }

    /// <summary>Kind of the document that a programme ends with.</summary>
    public static string KindOf(Programme programme) => programme.Kind switch
    {
        ProgrammeCatalogue.Qualification => "удостоверение о повышении квалификации",
        ProgrammeCatalogue.Retraining => "диплом о профессиональной переподготовке",
        ProgrammeCatalogue.Vocational => "свидетельство о профессии рабочего",
        _ => "свидетельство об обучении",
    };

    /// <summary>The next number of a document's register.</summary>
    public string RegistrationNo(GroupStory story, string kind, DateOnly issued)
    {
        var register = kind == "справка об обучении" ? "СП" : story.Plan.Programme.Short;
        return string.Create(CultureInfo.InvariantCulture, $"{register}-{issued.Year}-{Next("рег" + register, issued):00000}");
    }

    private int Next(string register, DateOnly day) => numbers[(register, day.Year)] = numbers.GetValueOrDefault((register, day.Year)) + 1;
}
