using System.Text;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.AssessmentExports;

public sealed class PublicPageTests
{
    [Fact]
    public async Task Page_ForEverybody_NamesNobodyAndRunsNothing()
    {
        var page = Encoding.UTF8.GetString(await AssessmentHtml.WriteAsync(SampleFile.Make(SampleFile.Signed)));
        Assert.Contains("<html lang=\"ru\">", page, StringComparison.Ordinal);
        Assert.Contains("Редакция № 2, утверждена 12.04.2026.", page.Replace("&#8470;", "№", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(
            new[] { "<script", "<link", "href=", "src=", SampleFile.Person, SampleFile.FullName, "Иванов", "справка", "Второй абзац", "15-о" },
            word => Assert.DoesNotContain(word, page, StringComparison.Ordinal));
        Assert.Contains("&amp; партнёры", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "100", true)]      // small
    [InlineData("5", "100", false)]
    [InlineData("96", "100", true)]     // its complement is small
    [InlineData("95", "100", false)]
    [InlineData("0", "100", false)]     // nobody is no group
    [InlineData("100", "100", false)]
    public void Number_SmallOrWithSmallComplement_IsHidden(string number, string whole, bool isHidden)
    {
        var cells = Look(5, ("1.1", "человек/%", number, whole));
        Assert.Equal(isHidden, cells("1.1"));
    }

    [Fact]
    public void Number_IsOfPeople_UnlessTheHeaderSaysOtherwise()
    {
        var cells = Look(5, ("1.1", "единиц\n-- counts: things", "2", null), ("1.2", "единиц\n-- counts: people", "2", null), ("1.3", "единиц", "2", null), ("1.4", "%\n-- counts: things", "2", "20"));
        Assert.Equal([false, true, true, false], new[] { "1.1", "1.2", "1.3", "1.4" }.Select(cells));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("-- sum-of-lines: none\n-- sum-of-graphs: none\n", false)]
    [InlineData("-- sum-of-lines: none\n", true)]
    [InlineData("-- counts: things\n", false)]
    public void Table_OfPeopleWhoseHeaderDoesNotSayWhatAddsUp_IsHiddenWhole(string header, bool isHidden)
    {
        var indicator = new Indicator(new SqlFile("Indicators/form/3.1", "-- title: Таблица\n-- unit: человек\n" + header + "-- line: 01 | А\n-- line: 02 | Б\n-- graph: 3 | Слушатели\n-- graph: 4 | Группы"));
        decimal[][] numbers = [[58, 60], [70, 80]];
        var values = indicator.Lines.SelectMany((line, y) => indicator.Columns.Select((column, x) =>
            new AssessmentValue(indicator, line.Code, column.Code, 2025) { Origin = ValueOrigin.Computed, Number = numbers[y][x] })).ToList();
        var groups = SmallGroups.Of(new Assessment(new AssessmentQuery(new IndicatorSet(new SqlFile("Indicators/form/_set", ""), [indicator]), 2025), values), 5);
        Assert.All(values, value => Assert.Equal(isHidden, groups.Hides("", value)));
    }

    [Fact]
    public void OneHiddenPart_OfAShownWhole_HidesTheSmallestOfTheOthers()
    {
        var cells = Look(5, ("1.1", "человек", "43", null), ("1.1.1", "человек", "3", null), ("1.1.2", "человек", "10", null), ("1.1.3", "человек", "30", null));
        Assert.Equal([false, true, true, false], new[] { "1.1", "1.1.1", "1.1.2", "1.1.3" }.Select(cells));
    }

    [Fact]
    public void TwoHiddenParts_WhoseSumIsSmall_HideAThird()
    {
        var cells = Look(5, ("1.1", "человек", "43", null), ("1.1.1", "человек", "1", null), ("1.1.2", "человек", "2", null), ("1.1.3", "человек", "10", null), ("1.1.4", "человек", "30", null));
        Assert.Equal([false, true, true, true, false], new[] { "1.1", "1.1.1", "1.1.2", "1.1.3", "1.1.4" }.Select(cells));
    }

    [Fact]
    public void HiddenPart_OfOneBase_HidesAnother()
    {
        var cells = Look(5, ("1.1", "человек/%", "3", "43"), ("1.2", "человек/%", "10", "43"), ("1.3", "человек/%", "30", "43"), ("1.4", "человек/%", "20", "43"));
        Assert.Equal([true, true, false, false], new[] { "1.1", "1.2", "1.3", "1.4" }.Select(cells));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(5, false)]
    public void Mean_OfFewPeople_IsHidden(int people, bool isHidden) =>
        Assert.Equal(isHidden, Look(5, ("1.11", "лет!работники", "180", people.ToString(System.Globalization.CultureInfo.InvariantCulture)))("1.11"));

    [Fact]
    public void Table_HiddenCell_IsNotWhatItsRowOrColumnLeaves()
    {
        var indicator = new Indicator(new SqlFile(
            "Indicators/form/3.1",
            "-- title: Таблица\n-- unit: человек\n-- sum-of-lines: 01 = 02 + 03 + 04\n-- sum-of-graphs: 5 = 3 + 4\n-- line: 01 | Всего\n-- line: 02 | А\n-- line: 03 | Б\n-- line: 04 | В\n-- graph: 3 | ПК\n-- graph: 4 | ПП\n-- graph: 5 | Всего"));
        decimal[][] numbers = [[60, 70, 130], [3, 20, 23], [27, 20, 47], [30, 30, 60]];
        var values = indicator.Lines.SelectMany((line, y) => indicator.Columns.Select((column, x) =>
            new AssessmentValue(indicator, line.Code, column.Code, 2025) { Origin = ValueOrigin.Computed, Number = numbers[y][x] })).ToList();
        var table = new Assessment(new AssessmentQuery(new IndicatorSet(new SqlFile("Indicators/form/_set", ""), [indicator]), 2025), values);

        var groups = SmallGroups.Of(table, 5);

        Assert.True(groups.Hides("", values[3]));
        Assert.All(values.GroupBy(value => value.Line), line => Assert.NotEqual(1, line.Count(value => groups.Hides("", value))));
        Assert.All(values.GroupBy(value => value.Column), column => Assert.NotEqual(1, column.Count(value => groups.Hides("", value))));
        Assert.False(groups.Hides("", values[0]));
    }

    [Fact]
    public void Table_RestOfThoseToldOf_IsASmallGroupToo()
    {
        var indicator = new Indicator(new SqlFile(
            "Indicators/form/3.1", "-- title: Таблица\n-- unit: человек\n-- sum-of-lines: 01 = 02\n-- sum-of-graphs: 3 = 4\n-- line: 01 | Всего\n-- line: 02 | А\n-- graph: 3 | ПК\n-- graph: 4 | из них женщины"));
        decimal[][] numbers = [[60, 50], [20, 18]];
        var values = indicator.Lines.SelectMany((line, y) => indicator.Columns.Select((column, x) =>
            new AssessmentValue(indicator, line.Code, column.Code, 2025) { Origin = ValueOrigin.Computed, Number = numbers[y][x] })).ToList();

        var groups = SmallGroups.Of(new Assessment(new AssessmentQuery(new IndicatorSet(new SqlFile("Indicators/form/_set", ""), [indicator]), 2025), values), 5);

        Assert.True(groups.Hides("", values[3]));
    }

    private static Func<string, bool> Look(int threshold, params (string Code, string Unit, string Number, string? Whole)[] cells)
    {
        var values = cells.Select(cell =>
        {
            var parts = cell.Unit.Split('!');
            var denominator = parts.Length > 1 ? parts[1] : cell.Whole is null ? "" : "слушатели";
            var indicator = new Indicator(new SqlFile(
                "Indicators/form/" + cell.Code,
                $"-- title: {cell.Code}\n-- unit: {parts[0]}\n-- kind: computed\n" + (denominator.Length > 0 ? $"-- denominator: {denominator}\n" : "") + (parts[0] == "лет" ? "-- form: mean\n" : "")));
            return new AssessmentValue(indicator, "", "", 2025)
            {
                Origin = ValueOrigin.Computed,
                Number = decimal.Parse(cell.Number, System.Globalization.CultureInfo.InvariantCulture),
                Base = cell.Whole is null ? null : decimal.Parse(cell.Whole, System.Globalization.CultureInfo.InvariantCulture),
            };
        }).ToList();
        var set = new IndicatorSet(new SqlFile("Indicators/form/_set", ""), [.. values.Select(value => value.Indicator)]);
        var groups = SmallGroups.Of(new Assessment(new AssessmentQuery(set, 2025), values), threshold);
        return code => groups.Hides("", values.Single(value => value.Indicator.Code == code));
    }
}
