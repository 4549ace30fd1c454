using System.Text.RegularExpressions;
using Reports.Web.Pages.Dashboard;

namespace Reports.Web.Tests;

public sealed class VerdictTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    // Of each group: behind, met, without a цель, without results.
    [Theory]
    [InlineData("", "Не идёт ни одной группы.", "")]
    [InlineData("b", "Идёт 1 группа, она отстаёт от цели — 10 слушателей.", "")]
    [InlineData("bb", "Идут 2 группы, все отстают от цели — 20 слушателей.", "")]
    [InlineData("bmm", "Идут 3 группы, 1 из них отстаёт от цели — 10 слушателей.", "")]
    [InlineData("bnr", "Идут 3 группы, 1 из них отстаёт от цели — 10 слушателей.", "У одной группы цели нет. У одной группы результатов ещё нет.")]
    [InlineData("m", "Идёт 1 группа, она достигла цели. Всё в порядке.", "")]
    [InlineData("mm", "Идут 2 группы, все достигли цели. Всё в порядке.", "")]
    [InlineData("mn", "Идут 2 группы, 1 из них достигла цели.", "У одной группы цели нет.")]
    [InlineData("mr", "Идут 2 группы, 1 из них достигла цели.", "У одной группы результатов ещё нет.")]
    [InlineData("nn", "Идут 2 группы, цели нет ни у одной: отстают ли они, сказать нельзя.", "")]
    [InlineData("nr", "Идут 2 группы, ни об одной ещё нельзя сказать, отстаёт ли она.", "У одной группы цели нет. У одной группы результатов ещё нет.")]
    public void Verdict_OfASituation_SaysIt(string groups, string lead, string rest)
    {
        var verdict = Verdict.Of([.. groups.Select(Group)], Today, Today);

        Assert.Equal(lead, Plain(verdict.Lead));
        Assert.Equal(rest, Plain(verdict.Rest));
        Assert.Equal(lead.Contains("Всё в порядке", StringComparison.Ordinal), verdict.IsWell);
    }

    [Theory]
    [InlineData(20261201, 694000, "заканчивает 1 декабря, достигнуто 69 % при цели 85 %.")]
    [InlineData(20270201, 846000, "заканчивает 1 февраля 2027 года, достигнуто 84,6 % при цели 85,0 %.")]
    [InlineData(20261121, 0, "заканчивает сегодня, достигнуто 0 % при цели 85 %.")]
    [InlineData(null, 500000, "идёт без срока окончания, достигнуто 50 % при цели 85 %.")]
    public void Urgent_OfAGroup_SaysWhenItEndsAndHowFarItIs(int? ends, int reached, string words) => Assert.Equal(
        words, Plain(Verdict.Of([Group('b') with { EndsOn = ends, Reached = reached, Target = 850000 }], Today, Today).UrgentWords));

    private static RunningGroup Group(char kind) => new(
        1, 1, "G", "P", null, 20261201, 10, 10, kind switch { 'b' => "отстаёт", 'm' => "идёт по цели", 'n' => "цели нет", _ => "результатов ещё нет" },
        kind is 'b' or 'm' ? 500000 : null, kind is 'b' or 'm' ? 500000 : null, null, null, null, null, 1, null, null, null, null, kind == 'b' ? 1 : 0, kind == 'n' ? 0 : 1);

    private static string Plain(string text) => Regex.Replace(text, "[\u00a0\u202f]", " ");
}
