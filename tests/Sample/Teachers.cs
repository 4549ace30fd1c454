using System.Globalization;

namespace Sample;

/// <summary>Teachers: who they are at the start and what a later staff list says of some of them.</summary>
internal static class Teachers
{
    public static int CountFor(int groups) => Math.Clamp(6 + (groups / 12), 6, 400);

    public static string CodeOf(int index) => "T" + (index + 1).ToString("000", CultureInfo.InvariantCulture);

    public static void Write(FeedFolder folder, SampleOptions options, int groups)
    {
        for (var index = 0; index < CountFor(groups); index++)
        {
            WriteOne(folder, options, index);
        }
    }

    private static void WriteOne(FeedFolder folder, SampleOptions options, int index)
    {
        var dice = new Dice(options.Seed, DiceTopic.Teacher, index);
        var female = dice.Happens(0.62);
        var name = Names.Invent(dice, female);
        var born = options.BeginsOn.AddYears(-dice.Between(26, 64)).AddDays(-dice.Between(0, 364));
        var degree = dice.Happens(0.3) ? dice.Pick(["кандидат наук", "кандидат наук", "доктор наук"]) : null;
        var title = degree is not null && dice.Happens(0.5) ? "доцент" : null;
        var category = dice.Pick(["высшая", "первая", "первая", string.Empty]);
        var staff = dice.Happens(0.75) ? "штатный" : "совместитель";
        var hired = options.BeginsOn.AddDays(-dice.Between(30, 4000));
        var trained = options.BeginsOn.AddDays(-dice.Between(1, 1000));
        folder.Write(folder.Open("teachers", "1"), CodeOf(index), name.Last, name.First, name.Middle, born, degree, title, category,
            staff, hired, default, trained);

        if (index % 3 != 0)
        {
            return;
        }

        var days = options.EndsOn.DayNumber - options.BeginsOn.DayNumber;
        folder.WriteExtra(folder.Open("teachers", "2"), CodeOf(index), name.Last, name.First, name.Middle, born,
            degree ?? "кандидат наук", title, "высшая", staff, hired,
            index == 3 ? options.EndsOn.AddDays(-20) : default(Cell), options.BeginsOn.AddDays(dice.Between(0, days)));
        folder.CountCorrection("teachers");
    }
}
