using Reports.Web.SelfAssessment;
using Reports.Web.Tests.AssessmentExports;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests;

/// <summary>Relations of a form's numbers: which do not hold, and what is said of them.</summary>
public sealed class ControlSumsTests
{
    private static readonly Dictionary<string, string> Usual = [];

    [Fact]
    public void Form_OfNoughts_KeepsEveryRelationThatCanBeChecked()
    {
        var sums = ControlSums.Of(OnePkFile.Table(Usual));
        Assert.Empty(sums.Contradictions);

        // Of 1.4 (2), of 2.5 (6 + 6 by lines, 5 times 4 by columns, 3 with 2.1), of 1.3 (2 lines of two relations of entered columns).
        Assert.Equal(2 + 12 + 20 + 3 + 4, sums.Unchecked);
    }

    [Theory]
    [InlineData("2.1:05:3=4", "2.1, стр. 05: гр. 3 = гр. 4 + гр. 5: слева 4, справа 0, расхождение 4 (напечатано в бланке)")]
    [InlineData("2.1:05:3=4", "2.1, гр. 3: стр. 05 = стр. 06–11: слева 4, справа 0, расхождение 4 (напечатано в бланке)")]
    [InlineData("2.1:22:4=2", "2.2, стр. 22: гр. 3 = 2.1 стр. 22 гр. 4: слева 0, справа 2, расхождение \u22122 (напечатано в бланке)")]
    [InlineData("2.1:24:10=1", "2.1, стр. 24: гр. 10 ≤ гр. 3: слева 1, справа 0, расхождение 1 (следует из названий строк и граф)")]
    [InlineData("2.2:01:7=3", "2.2, стр. 01: гр. 7 = гр. 8 + гр. 9: слева 3, справа 0, расхождение 3 (напечатано в бланке)")]
    [InlineData("2.3.1:22:4=3", "2.3.1, гр. 4: стр. 01 = стр. 02–22: слева 0, справа 3, расхождение \u22123 (напечатано в бланке)")]
    [InlineData("2.4:06:13=7", "2.4, стр. 06: гр. 3 = гр. 4–13: слева 0, справа 7, расхождение \u22127 (напечатано в бланке)")]
    [InlineData("2.4:03:3=9", "2.4: стр. 03 гр. 3 = 2.1 стр. 01 гр. 4: слева 9, справа 0, расхождение 9 (предупреждение: бланк этого не требует)")]
    [InlineData("1.3:01:15=5", "1.3, стр. 01: гр. 15 ≤ гр. 14: слева 5, справа 0, расхождение 5 (следует из названий строк и граф)")]
    public void Number_ThatDoesNotAgree_IsToldWithBothSides(string given, string expected)
    {
        var (cell, number) = (given.Split('=')[0], decimal.Parse(given.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(expected, ControlSums.Of(OnePkFile.Table(Usual, (cell, number))).Contradictions.Select(found => found.Words));
    }

    [Fact]
    public void Sum_WithAnEnteredNumber_IsCheckedOnceItIsThere()
    {
        (string, decimal?)[] cells = [("2.5:02:3", 3), ("2.5:02:4", 2), ("2.5:02:5", 2)];
        var sums = ControlSums.Of(OnePkFile.Table(Usual, cells));
        var found = Assert.Single(sums.Contradictions);
        Assert.Equal(("2.5, стр. 02", 3m, 4m), (found.Place, found.Left, found.Right));
        Assert.Equal(["2.5 02 3", "2.5 02 4", "2.5 02 5"], found.Cells.Select(cell => $"{cell.Indicator.Code} {cell.Line} {cell.Column}"));
        Assert.Equal(40, sums.Unchecked);
    }

    [Fact]
    public void Check_OfALineThatIsNotThere_IsLeftOut()
    {
        var indicator = new Indicator(new SqlFile("Indicators/form/3", "-- title: А\n-- unit: человек\n-- kind: computed\n-- line: 01 | А\n-- line: 02 | Б\n-- graph: 3 | В\n-- check: printed | 01:3 = 09:3\n-- check: implied | 02:3 <= 01:3"));
        var table = new Assessment(new AssessmentQuery(new IndicatorSet(new SqlFile("Indicators/form/_set", ""), [indicator]), 2025) { FirstYear = 2025 },
            [.. indicator.Lines.Select((line, i) => new AssessmentValue(indicator, line.Code, "3", 2025) { Origin = ValueOrigin.Computed, Number = i })]);
        Assert.Equal((1, 0, 1), (ControlSums.Of(table).Checked, ControlSums.Of(table).Unchecked, ControlSums.Of(table).Contradictions.Count));
    }

    [Fact]
    public void Heads_OfTable21_StandOverTheirColumns()
    {
        var rows = ColumnHeads.Of(OnePkFile.Set.Find("2.1")!.Columns);
        Assert.Equal(
            [
                "Всего слушателей, обученных по дополнительным профессиональным программам (сумма граф 4 - 5)@0 1×4",
                "В том числе по программам@1 3×1", "Из графы 3@4 4×1",
            ],
            rows[0].Select(cell => $"{cell.Text}@{cell.At} {cell.Columns}×{cell.Rows}"));
        Assert.Equal(
            ["повышения квалификации@1 1×3", "профессиональной переподготовки@2 2×1", "обучено по модульным программам с вариативным выбором@4 3×1", "женщины@7 1×3"],
            rows[1].Select(cell => $"{cell.Text}@{cell.At} {cell.Columns}×{cell.Rows}"));
        Assert.Equal(["5", "6", "7"], rows[2].Where(cell => cell.Column is not null).Select(cell => cell.Column!.Code));
        Assert.Equal(["8", "9"], rows[3].Select(cell => cell.Column!.Code));
        Assert.Equal(8, rows.SelectMany(row => row).Count(cell => cell.Column is not null));
    }
}
