using Ingest.Feeds.Checking;
using Warehouse.Sql.Core;

namespace Reports.Web.Uploads;

/// <summary>Why a person of a file is taken for a learner, or for nobody without a question.</summary>
public enum MatchReason
{
    /// <summary>Nobody like that is known.</summary>
    Nobody,

    /// <summary>Several learners fit.</summary>
    Several,

    /// <summary>Who fits is not in the group of the file.</summary>
    OtherGroup,

    /// <summary>One learner fits, but not in everything that both say.</summary>
    InPart,

    /// <summary>Another person of the file fits the same learner as well.</summary>
    Twice,

    /// <summary>СНИЛС and name are those of one learner.</summary>
    Snils,

    /// <summary>Name and day of birth are those of one learner.</summary>
    NameAndBirth,

    /// <summary>The name is that of one learner of the group.</summary>
    NameInGroup,

    /// <summary>The full name is that of one learner.</summary>
    Name,
}

/// <summary>
/// Whom a person of a file may be. Nothing is guessed: a learner is offered beforehand only where exactly one fits in everything that both say, and even then
/// the sender sees it before it is taken.
/// </summary>
/// <param name="Person">The person, with the lines that the choice is for.</param>
/// <param name="Learners">Who they may be, the likeliest first.</param>
/// <param name="Reason">Why.</param>
public sealed record LearnerMatch(ReviewPerson Person, IReadOnlyList<KnownLearner> Learners, MatchReason Reason)
{
    // Namesakes of one group are told apart line by line; a name that stands in more of them is one person's.
    private const int MostLinesApart = 10;

    /// <summary>Whether the first of <see cref="Learners"/> is offered beforehand.</summary>
    public bool IsCertain => Reason >= MatchReason.Snils;

    /// <summary>The line that the choice is named by.</summary>
    public long Line => Person.Lines[0];

    /// <summary>Whom the people of a table may be.</summary>
    /// <param name="people">The people.</param>
    /// <param name="learners">Learners with such names or СНИЛС that the sender may see.</param>
    public static IReadOnlyList<LearnerMatch> All(ReviewPeople people, IReadOnlyList<KnownLearner> learners)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(learners);
        var bySnils = learners.Where(learner => learner.Snils is not null).ToLookup(learner => learner.Snils!, StringComparer.Ordinal);
        var byName = learners.ToLookup(learner => First(FoldedName.Of(learner.LastName)), StringComparer.Ordinal);
        var matches = people.All.SelectMany(person => Of(person, [.. bySnils[Digits(person.Snils) ?? ""].Concat(byName[First(FoldedName.Of(person.LastName))]).Distinct()])).ToList();
        var twice = matches.Where(match => match.IsCertain).GroupBy(match => match.Learners[0].Key).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return [.. matches.Select(match => match.IsCertain && twice.Contains(match.Learners[0].Key) ? match with { Reason = MatchReason.Twice } : match)];
    }

    /// <summary>What is to be looked for: the beginning of a folded name, as far as it is written whole and its first initial.</summary>
    /// <param name="person">The person.</param>
    public static string Beginning(ReviewPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (last, first) = (FoldedName.Of(person.LastName), Initial(FoldedName.Of(person.FirstName)));
        return last.Length == 0 ? "" : first.Length == 0 ? last : $"{last} {first}";
    }

    /// <summary>A СНИЛС as the warehouse keeps it; null where it is none.</summary>
    /// <param name="text">As a file has it.</param>
    public static string? Digits(string? text) => text is null ? null : string.Concat(text.Where(char.IsAsciiDigit)) is { Length: 11 } digits ? digits : null;

    private static IEnumerable<LearnerMatch> Of(ReviewPerson person, IReadOnlyList<KnownLearner> near)
    {
        var fits = near.Select(learner => (Learner: learner, Fit: FitOf(person, learner))).Where(one => one.Fit > Fit.None).ToList();
        var inGroup = person.Group is null ? fits : [.. fits.Where(one => one.Learner.Groups.Contains(person.Group, StringComparer.Ordinal))];
        var learners = fits.OrderByDescending(one => inGroup.Contains(one)).ThenByDescending(one => one.Fit).ThenBy(one => one.Learner.Name, StringComparer.Ordinal)
            .ThenBy(one => one.Learner.Code, StringComparer.Ordinal).Select(one => one.Learner).ToList();
        var sure = inGroup.Where(one => one.Fit >= Fit.Birth).ToList();
        var reason = fits.Count == 0 ? MatchReason.Nobody
            : inGroup.Count == 0 ? MatchReason.OtherGroup
            : sure.Count == 1 ? sure[0].Fit == Fit.Snils ? MatchReason.Snils : MatchReason.NameAndBirth
            : inGroup.Count > 1 ? MatchReason.Several
            : inGroup[0].Fit == Fit.InPart ? MatchReason.InPart
            : person.Group is not null ? MatchReason.NameInGroup
            : inGroup[0].Fit == Fit.Name ? MatchReason.Name
            : MatchReason.InPart;
        return reason == MatchReason.Several && person.Lines.Count is > 1 and <= MostLinesApart
            ? person.Lines.Select(line => new LearnerMatch(person with { Lines = [line] }, learners, reason))
            : [new LearnerMatch(person, learners, reason)];
    }

    /// <summary>How far a person and a learner agree. What only one of them says decides nothing; a contradiction decides.</summary>
    private static Fit FitOf(ReviewPerson person, KnownLearner learner)
    {
        var snils = Digits(person.Snils);
        var (sameSnils, otherSnils) = (snils is not null && learner.Snils == snils, snils is not null && learner.HasSnils && learner.Snils != snils);
        var (sameBirth, otherBirth) = (person.BirthDay is { } day && learner.BirthDay == day, person.BirthDay is { } other && learner.BirthDay is { } known && known != other);
        var name = NameOf(person, learner);
        return sameSnils ? name > Fit.InPart && !otherBirth ? Fit.Snils : Fit.InPart
            : name == Fit.None || otherSnils || otherBirth ? Fit.None
            : name == Fit.InPart ? Fit.InPart
            : sameBirth ? Fit.Birth
            : name;
    }

    private static Fit NameOf(ReviewPerson person, KnownLearner learner)
    {
        if (FoldedName.Of(person.Name) == FoldedName.Of(learner.Name))
        {
            return person.FirstName.Length > 0 ? Fit.Name : Fit.InPart;
        }

        if (FoldedName.Of(person.LastName) != FoldedName.Of(learner.LastName))
        {
            return Fit.None;
        }

        var (first, middle) = (PartOf(person.FirstName, learner.FirstName), PartOf(person.MiddleName, learner.MiddleName));
        return first == Part.Other || middle == Part.Other ? Fit.None
            : first is Part.Missing or Part.Unknown || middle == Part.Unknown ? Fit.InPart
            : first == Part.Same && middle == Part.Same ? Fit.Name
            : Fit.ShortName;
    }

    /// <summary>How a part of a name in a file agrees with that of a learner.</summary>
    private static Part PartOf(string written, string known)
    {
        var (one, other) = (FoldedName.Of(written), FoldedName.Of(known));
        return one.Length == 0 ? Part.Missing
            : other.Length == 0 ? Part.Unknown
            : one == other ? Part.Same
            : Initial(one) is { Length: 1 } initial && other.StartsWith(initial, StringComparison.Ordinal) ? Part.Initial
            : Part.Other;
    }

    private static string Initial(string folded) => folded.TrimEnd('.') is { Length: 1 } initial ? initial : folded;

    private static string First(string folded) => folded.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? folded[..space] : folded;

    private enum Part
    {
        Missing,
        Unknown,
        Other,
        Initial,
        Same,
    }

    private enum Fit
    {
        None,
        InPart,
        ShortName,
        Name,
        Birth,
        Snils,
    }
}
