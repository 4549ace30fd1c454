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

    /// <summary>The attacker is no straw man: it is not stopped by pages that hide less.</summary>
    /// <param name="less">What is less.</param>
    /// <param name="worlds">Worlds in which it has to find something.</param>
    [Theory]
    [InlineData("small numbers alone", 60)]
    [InlineData("each page by itself", 20)]
    [InlineData("the page of all organisations by itself", 10)]
    [InlineData("another format of one page hides small numbers alone", 20)]
    public void Attacker_OfPagesThatHideLess_FindsSmallGroups(string less, int worlds)
    {
        var beaten = Enumerable.Range(1, Worlds).Select(seed => new PublicWorld(seed)).Count(world =>
        {
            var together = SmallGroups.Of(world.Editions, PublicWorld.Threshold);
            var alone = world.Editions.ToDictionary(page => page, page => SmallGroups.Of(page, PublicWorld.Threshold));
            return PublicAttacker.Attack(world, (page, value) => less switch
            {
                "small numbers alone" => IsSmall(value),
                "each page by itself" => alone[page].Hides(page.Query.OrganisationCode, value),
                "the page of all organisations by itself" => (page.Query.OrganisationCode.Length == 0 ? alone[page] : together).Hides(page.Query.OrganisationCode, value),
                _ => page == world.Editions[0] ? IsSmall(value) : together.Hides(page.Query.OrganisationCode, value),
            }).Count > 0;
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

    // The second edition alone would show what the first one hid, and what both tell of the whole.
    [Fact]
    public void FigureOfASupersededEdition_HiddenThere_IsHiddenInTheLaterOne()
    {
        Assert.Equal([false], Hidden(Page("A", (8, 40))));
        Assert.Equal([true, true], Hidden(Page("A", (8, 40)), Page("A", (3, 40))));
        Assert.Equal([false, false], Hidden(Page("A", (8, 40)), Page("A", (9, 40))));
    }

    // 20 of all, 14 of A now and 17 before: 3 of the others come out of the page that A had.
    [Fact]
    public void WholeLessAnOrganisation_IsSmallByItsSupersededEditionToo()
    {
        Assert.Equal([false, false], Hidden(Page("", (20, 90)), Page("A", (14, 40))));
        Assert.True(Hidden(Page("", (20, 90)), Page("A", (14, 40)), Page("A", (17, 40))).First());
    }

    // 1.2 is hidden because of 1.1, and 3 comes out of the total by the other set's line that counts the same people.
    [Fact]
    public void FigureOfAnotherSet_OfTheSamePeople_IsHiddenInBoth()
    {
        var annex = Of("annex", 2025, ("1", "", 43), ("1.1", "", 3), ("1.2", "", 10), ("1.3", "", 30));
        var form = Of("form", 2025, ("2.5", "", 10), ("2.6", "", 77));
        Assert.Equal([false, true, true, false], HiddenOf(annex, annex));
        Assert.Equal([true, false], HiddenOf(form, annex, form));
        Assert.Equal([false, false], HiddenOf(form, form));
        Assert.Equal([false, false], HiddenOf(form, Of("annex", 2024, ("1", "", 43), ("1.1", "", 3), ("1.2", "", 10), ("1.3", "", 30)), form));
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

    private static IEnumerable<bool> HiddenOf(Assessment page, params Assessment[] published)
    {
        var groups = SmallGroups.Of(published, 5);
        return page.Values.Select(value => groups.Hides("", value));
    }

    private static Assessment Of(string set, int year, params (string Code, string Line, decimal Number)[] figures)
    {
        var values = figures.Select(figure => new AssessmentValue(
            new Indicator(new SqlFile($"Indicators/{set}/{figure.Code}", $"-- title: {figure.Code}\n-- code: {figure.Code}\n-- unit: человек\n-- counts: people\n")), figure.Line, "", year)
        {
            Origin = ValueOrigin.Computed,
            Number = figure.Number,
        }).ToList();
        return new Assessment(Query([.. values.Select(value => value.Indicator)], "", year), values);
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
