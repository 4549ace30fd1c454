using System.Globalization;

namespace Sample;

/// <summary>A learner derived from an index: nothing is remembered, so that a million of them cost no memory.</summary>
internal static class Learner
{
    /// <summary>One in seven learners is a child.</summary>
    public static int AdultsOf(int learners) => learners - (learners * 14 / 100);

    public static string CodeOf(int index) => "S" + index.ToString("0000000", CultureInfo.InvariantCulture);

    /// <summary>How well the learner does everywhere: standard deviations from the mean.</summary>
    public static double AbilityOf(int seed, int index) => new Dice(seed, DiceTopic.Ability, index).Bell();

    /// <summary>Writes a person's row and, for a few, a later change of employer, education or family name.</summary>
    public static void Write(FeedFolder folder, SampleOptions options, int index)
    {
        var dice = new Dice(options.Seed, DiceTopic.Learner, index);
        var child = index > AdultsOf(options.Learners);
        var female = dice.Happens(0.56);
        var name = Names.Invent(dice, female);
        var born = child
            ? options.BeginsOn.AddYears(-dice.Between(8, 14)).AddDays(-dice.Between(0, 364))
            : options.BeginsOn.AddYears(-dice.Between(20, 58)).AddDays(-dice.Between(0, 364));
        var education = child ? "основное общее" : dice.Pick(Attributes.Educations);
        var category = child ? "учащийся" : dice.Pick(Attributes.Employments);
        var employer = child || category == "безработный" ? null : dice.Pick(Attributes.Employers);
        var region = dice.Pick(Attributes.Regions);
        var citizenship = dice.Happens(0.97) ? "Россия" : "Беларусь";
        var code = CodeOf(index);
        var snils = dice.Happens(0.02) ? null : Snils.Of(options.Seed, index);
        var email = child ? null : $"{code.ToLowerInvariant()}@example.com";
        var publication = dice.Happens(0.6) ? options.BeginsOn : default(DateOnly?);

        folder.Write(folder.Open("learners", "1"), code, name.Last, name.First, name.Middle, born, female ? "ж" : "м", snils,
            citizenship, education, category, employer, Attributes.Activities.GetValueOrDefault(employer ?? ""), region, email, options.BeginsOn, publication, default);

        if (!child && dice.Happens(0.05))
        {
            var days = options.EndsOn.DayNumber - options.BeginsOn.DayNumber;
            var family = female && dice.Happens(0.4) ? Names.Family(dice, female) : name.Last;
            var (studied, next) = (dice.Pick(Attributes.Educations), dice.Pick(Attributes.Employers));
            folder.Write(folder.Open("learners", "2"), code, family, name.First, name.Middle, born, female ? "ж" : "м", snils, citizenship, studied,
                "работник организации", next, Attributes.Activities.GetValueOrDefault(next), region, email, options.BeginsOn, publication,
                options.BeginsOn.AddDays(dice.Between(30, Math.Max(30, days))));
        }
    }
}
