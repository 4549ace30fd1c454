using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>People of a table whom the sender has to say who they are.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Place">The file's place.</param>
/// <param name="Number">The table's place in its file.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Matches">Whom they may be.</param>
/// <param name="NamesOrganisation">Whether learners of several organisations are offered.</param>
public sealed record PeopleView(string Upload, int Place, int Number, string Table, IReadOnlyList<LearnerMatch> Matches, bool NamesOrganisation)
{
    /// <summary>The form that the choices belong to.</summary>
    public string Form => $"people-{Place}-{Number}";

    /// <summary>Those to be looked at come first.</summary>
    public IEnumerable<LearnerMatch> InOrder => Matches.OrderBy(match => match.IsCertain).ThenBy(match => match.Line);

    /// <summary>How many are who, in words.</summary>
    public string Sum
    {
        get
        {
            var (known, nobody) = (Matches.Count(match => match.IsCertain), Matches.Count(match => match.Learners.Count == 0));
            return $"Людей в файле {Figures.Count(Matches.Count)}: узнаны {Figures.Count(known)}, выбрать вам {Figures.Count(Matches.Count - known - nobody)}, не найдены {Figures.Count(nobody)}";
        }
    }

    /// <summary>What the file says of a person besides the name.</summary>
    public static string Said(LearnerMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return string.Join(", ", new[] { match.Person.BirthDate is { } day ? $"родился {day}" : "", match.Person.Snils is { } snils ? $"СНИЛС {snils}" : "" }.Where(part => part.Length > 0));
    }

    /// <summary>Why, in words.</summary>
    public static string Why(LearnerMatch match)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Reason switch
        {
            MatchReason.Snils => "СНИЛС и имя те же",
            MatchReason.NameAndBirth => "имя и дата рождения те же",
            MatchReason.NameInGroup => "в группе такое имя одно",
            MatchReason.Name => "такое полное имя одно",
            MatchReason.Several => "подходят несколько: выберите",
            MatchReason.OtherGroup => $"в группе {match.Person.Group} такого нет: проверьте",
            MatchReason.Twice => "подходит и другому человеку из файла: проверьте",
            MatchReason.InPart => "совпадает не всё: проверьте",
            _ => "в хранилище не найден",
        };
    }

    /// <summary>A learner in words.</summary>
    /// <param name="learner">The learner.</param>
    public string Words(KnownLearner learner)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return string.Join(" · ", new[]
        {
            learner.Name,
            Figures.Date(learner.BirthDay),
            learner.Code,
            string.Join(", ", learner.Groups.Distinct(StringComparer.Ordinal).Take(3)) + (learner.Groups.Count > 3 ? "…" : ""),
            NamesOrganisation ? learner.Organisation : "",
        }.Where(part => part.Length > 0));
    }
}
