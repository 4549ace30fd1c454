using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>What one public page hides does not come out of all of them.</summary>
public sealed class PublicPagesTogetherTests
{
    private const int Worlds = 150;

    [Fact]
    public void Attacker_WithEveryPublicPage_FindsNoSmallGroup()
    {
        var shown = 0;
        foreach (var seed in Enumerable.Range(1, Worlds))
        {
            var world = new PublicWorld(seed);
            var groups = SmallGroups.Of(world.Editions, PublicWorld.Threshold);
            var found = PublicAttacker.Attack(world, (page, value) => groups.Hides(page.Query.OrganisationCode, value));
            Assert.True(found.Count == 0, $"World {seed}, pages {string.Join(", ", world.Editions.Select(page => $"«{page.Query.OrganisationCode}» {page.Query.Year}"))}: {string.Join("; ", found)}");
            shown += world.Editions.Sum(page => page.Values.Count(value => !groups.Hides(page.Query.OrganisationCode, value)));
        }

        // Not by hiding everything.
        Assert.True(shown > Worlds * 60, $"{shown} figures are shown");
    }

    /// <summary>The attacker is no straw man: small numbers alone hidden, or each page by itself, do not stop it.</summary>
    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 20)]
    public void Attacker_OfPagesThatHideLess_FindsSmallGroups(bool eachPageAlone, int worlds)
    {
        var beaten = Enumerable.Range(1, Worlds).Select(seed => new PublicWorld(seed)).Count(world =>
        {
            var alone = world.Editions.ToDictionary(page => page, page => SmallGroups.Of(page, PublicWorld.Threshold));
            return PublicAttacker.Attack(world, (page, value) => eachPageAlone ? alone[page].Hides(page.Query.OrganisationCode, value) : IsSmall(value)).Count > 0;
        });
        Assert.True(beaten >= worlds, $"{beaten} of {Worlds}");
    }

    [Fact]
    public void ShareOfTheWhole_WhichTellsTheBaseOfAHiddenOne_IsHiddenToo()
    {
        // 6 of 13 and 6 of 11: the other organisation has 0 of 2.
        Assessment[] pages = [Page("", (6, 13)), Page("default", (6, 11)), Page("ORG2", (0, 2))];

        Assert.Equal([true, false, true], Hidden(pages));
        Assert.Equal([true, false], Hidden(pages[..2])); // even when it publishes nothing
        Assert.Equal([true, true], Hidden(pages[0], pages[2])); // even when the other one publishes nothing
    }

    [Fact]
    public void FigureOfAYear_HiddenInOneEdition_IsHiddenInEveryOther()
    {
        Assessment[] pages = [Page("A", (3, 40), 2024, 2025), Page("A", (8, 40), 2024, 2024)];
        Assert.Equal([true, true], Hidden(pages));
    }

    [Fact]
    public void LineOfATable_WhoseOwnPartIsSmall_DoesNotComeOutOfTheTotal()
    {
        // 219 − 92 − 26 − 89 = 12, of whom 1.
        var indicator = new Indicator(new SqlFile("Indicators/form/2.1", "-- title: Таблица\n-- unit: человек\n-- counts: people\n"
            + "-- sum-of-lines: 01 = 02 + 20 + 22 + 24\n-- sum-of-lines: 20 = 21\n-- line: 01 | Всего\n-- line: 02 | А\n-- line: 20 | Б\n-- line: 21 | из них\n-- line: 22 | В\n-- line: 24 | Г"));
        decimal[] numbers = [219, 92, 12, 1, 26, 89];
        var values = indicator.Lines.Zip(numbers, (line, number) => new AssessmentValue(indicator, line.Code, "", 2025) { Origin = ValueOrigin.Computed, Number = number }).ToList();
        var groups = SmallGroups.Of(new Assessment(Query([indicator], "", 2025), values), 5);
        Assert.True(groups.Hides("", values[3]));
        Assert.False(groups.Hides("", values[0]));

        // Line 20 is shown, or is one of two that are not.
        Assert.NotEqual(1, values.Where((_, i) => i != 3).Count(value => groups.Hides("", value)));
    }

    private static bool IsSmall(AssessmentValue value)
    {
        static bool Small(decimal? n) => n is > 0 and < PublicWorld.Threshold;
        return value.Indicator.Counts.OfPeople(value.Column)
            && (value.Indicator.Form == IndicatorForm.Mean ? Small(value.Base) : Small(value.Number) || Small(value.Base - value.Number));
    }

    private static IEnumerable<bool> Hidden(params Assessment[] pages)
    {
        var groups = SmallGroups.Of(pages, 5);
        return pages.Select(page => groups.Hides(page.Query.OrganisationCode, page.Values[0]));
    }

    private static Assessment Page(string organisation, (decimal Number, decimal Base) value, int year = 2025, int reportingYear = 2025)
    {
        var indicator = new Indicator(new SqlFile("Indicators/form/1.10", "-- title: Имеющие категорию\n-- unit: человек/%\n-- denominator: работники"));
        return new Assessment(
            Query([indicator], organisation, reportingYear),
            [new AssessmentValue(indicator, "", "", year) { Origin = ValueOrigin.Computed, Number = value.Number, Base = value.Base }]);
    }

    private static AssessmentQuery Query(IReadOnlyList<Indicator> indicators, string organisation, int year) =>
        new(new IndicatorSet(new SqlFile("Indicators/form/_set", ""), indicators), year) { OrganisationCode = organisation };
}
