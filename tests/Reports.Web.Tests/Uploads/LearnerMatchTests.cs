using FsCheck;
using FsCheck.Fluent;
using Ingest.Feeds.Checking;
using Reports.Web.Uploads;

namespace Reports.Web.Tests.Uploads;

/// <summary>Whom a person of a file is taken for: only where one learner fits in everything that both say.</summary>
public sealed class LearnerMatchTests
{
    private static readonly KnownLearner[] Known =
    [
        Learner(1, "Орлов", "Егор", "Ильич", 19900312, "11223344595", "Г1"),
        Learner(2, "Орлов", "Егор", "Ильич", 19910101, null, "Г1"),
        Learner(3, "Котова", "Мария", "Ивановна", null, null, "Г1"),
        Learner(4, "Котова", "Марина", "Игоревна", null, null, "Г2"),
        Learner(5, "Ёлкин", "Пётр", "", null, null, "Г1"),
        Learner(6, "Сомов", "Олег", "Львович", 19800505, null, "Г2"),
        Learner(7, "Кара Мурза", "Али", "", null, null, "Г2"),
        Learner(8, "Лунёва", "Яна", "Юрьевна", 19990909, null, "Г3"),
        Learner(9, "Лунева", "Яна", "Юрьевна", null, null, "Г3"),
    ];

    [Theory]
    [InlineData("Орлов", "Егор", "Ильич", 19900312, null, null, MatchReason.NameAndBirth, 1)]
    [InlineData("орлов", "егор", "ильич", 19910101, null, "Г1", MatchReason.NameAndBirth, 2)]
    [InlineData("Орлов", "Егор", "Ильич", null, null, "Г1", MatchReason.Several, 0)]
    [InlineData("Орлов", "Егор", "Ильич", 19920202, null, "Г1", MatchReason.Nobody, 0)]
    [InlineData("Орлов", "Е.", "И.", null, "112-233-445 95", null, MatchReason.Snils, 1)]
    [InlineData("Орлов", "Егор", "Ильич", null, "112-233-445 95", "Г1", MatchReason.Snils, 1)]
    [InlineData("Орлова", "Ева", "", null, "11223344595", null, MatchReason.InPart, 0)]
    [InlineData("Орлов", "Егор", "Ильич", 19910101, "11223344595", null, MatchReason.NameAndBirth, 2)]
    [InlineData("Котова", "Мария", "Ивановна", null, null, null, MatchReason.Name, 3)]
    [InlineData("Котова", "М.", "И.", null, null, null, MatchReason.Several, 0)]
    [InlineData("Котова", "М.", "И.", null, null, "Г1", MatchReason.NameInGroup, 3)]
    [InlineData("Котова", "М", "", null, null, "Г2", MatchReason.NameInGroup, 4)]
    [InlineData("Котова", "Мария", "", null, null, null, MatchReason.InPart, 0)]
    [InlineData("Котова", "", "", null, null, "Г1", MatchReason.InPart, 0)]
    [InlineData("Котова", "Мария", "Ивановна", null, null, "Г2", MatchReason.OtherGroup, 0)]
    [InlineData("Котова", "Мария", "Петровна", null, null, "Г1", MatchReason.Nobody, 0)]
    [InlineData("ЕЛКИН", "ПЕТР", "", null, null, null, MatchReason.Name, 5)]
    [InlineData("Ёлкин", "Пётр", "Ильич", null, null, "Г1", MatchReason.InPart, 0)]
    [InlineData("Сомов", "Олег", "Львович", 19800506, null, null, MatchReason.Nobody, 0)]
    [InlineData("Кара", "Мурза", "Али", null, null, null, MatchReason.Name, 7)]
    [InlineData("Лунёва", "Яна", "Юрьевна", 19990909, null, "Г3", MatchReason.NameAndBirth, 8)]
    [InlineData("Щукин", "Иван", "", null, null, null, MatchReason.Nobody, 0)]
    public void Person_IsTakenForALearner_OnlyWhereOneFits(string last, string first, string middle, int? birth, string? snils, string? group, MatchReason reason, long key)
    {
        var match = Assert.Single(LearnerMatch.All(People(Person(1, last, first, middle) with { BirthDay = birth, Snils = snils, Group = group }), Seen(snils)));

        Assert.Equal(reason, match.Reason);
        Assert.Equal(key > 0, match.IsCertain);
        Assert.Equal(key, match.IsCertain ? match.Learners[0].Key : 0);
    }

    [Fact]
    public void TwoPeopleOfAFile_WhoFitTheSameLearner_AreBothAskedAbout()
    {
        var matches = LearnerMatch.All(People(Person(1, "Котова", "Мария", "Ивановна") with { Group = "Г1" }, Person(2, "Котова", "М.", "И.") with { Group = "Г1" }), Known);

        Assert.All(matches, match => Assert.Equal((MatchReason.Twice, 3L), (match.Reason, match.Learners[0].Key)));
    }

    [Fact]
    public void Namesakes_OfOneGroup_AreChosenLineByLine_APersonOfManyLinesOnce()
    {
        var (two, many) = (Person(4, "Орлов", "Егор", "Ильич"), Person(1, "Орлов", "Егор", "Ильич"));
        two.Lines.Add(7);
        for (var line = 2; line <= 11; line++)
        {
            many.Lines.Add(line);
        }

        Assert.Equal([4L, 7], LearnerMatch.All(People(two), Known).Select(match => match.Line));
        Assert.Equal(11, Assert.Single(LearnerMatch.All(People(many), Known)).Person.Lines.Count);
    }

    [Fact]
    public void Certain_MeansThatNobodyElseFits_AndNothingContradicts_InWhateverOrderLearnersCome() => Prop.ForAll(
        PersonGen.SelectMany(one => LearnerGen.ListOf(6), (one, some) => (one, some)).ToArbitrary(), given =>
        {
            var (person, some) = given;
            KnownLearner[] learners = [.. some.Select((learner, i) => learner with { Key = i + 1, Code = $"L{i + 1}" })];
            var match = LearnerMatch.All(People(person), learners).Single();
            var again = LearnerMatch.All(People(person), [.. learners.Reverse()]).Single();
            Assert.Equal((match.Reason, match.Learners.Count), (again.Reason, again.Learners.Count));
            if (!match.IsCertain)
            {
                return;
            }

            var taken = match.Learners[0];
            Assert.Equal(taken.Key, again.Learners[0].Key);
            Assert.True(person.BirthDay is null || taken.BirthDay is null || person.BirthDay == taken.BirthDay);
            Assert.True(person.Group is null || taken.Groups.Contains(person.Group));
            Assert.True(taken.LastName == person.LastName && taken.FirstName[0] == person.FirstName[0]);

            // The same learner twice, in the same group, is two.
            var doubled = LearnerMatch.All(People(person), [.. learners, taken with { Key = 99, Code = "L99" }]).Single();
            Assert.False(doubled.IsCertain);
        }).QuickCheckThrowOnFailure();

    private static Gen<ReviewPerson> PersonGen =>
        from last in Gen.Elements("Орлов", "Котов")
        from first in Gen.Elements("Егор", "Е.", "Иван")
        from middle in Gen.Elements("", "Ильич", "И.")
        from birth in Gen.Elements<int?>(null, 19900101, 19910101)
        from known in Gen.Elements<string?>(null, "Г1", "Г2")
        select new ReviewPerson([1], last, first, middle) { BirthDay = birth, Group = known };

    private static Gen<KnownLearner> LearnerGen =>
        from last in Gen.Elements("Орлов", "Котов")
        from first in Gen.Elements("Егор", "Ефим", "Иван")
        from middle in Gen.Elements("", "Ильич", "Игоревич")
        from birth in Gen.Elements<int?>(null, 19900101, 19910101)
        from known in Gen.Elements("Г1", "Г2")
        select Learner(0, last, first, middle, birth, null, known);

    private static KnownLearner[] Seen(string? snils) =>
        [.. Known.Select(learner => learner with { Snils = learner.Snils == LearnerMatch.Digits(snils) ? learner.Snils : null, HasSnils = learner.Snils is not null })];

    private static KnownLearner Learner(long key, string last, string first, string middle, int? birth, string? snils, string group) =>
        new(key, "Центр", $"L{key}", last, first, middle) { BirthDay = birth, Snils = snils, HasSnils = snils is not null, Groups = [group] };

    private static ReviewPerson Person(long line, string last, string first, string middle) => new([line], last, first, middle);

    private static ReviewPeople People(params ReviewPerson[] people) => new(people, false);
}
