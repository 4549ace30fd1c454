using System.Text.RegularExpressions;

namespace Reports.Web.Tests;

/// <summary>
/// What figures mean. By marks: K1 is reached by A and C of three, K3 by A (1), C (0,8) and not by B (0,6). By passes: K2 by A, B, D of four, K3 by D, who has
/// nothing but a pass.
/// </summary>
public sealed class FigureMeaningTests(MeaningWarehouse warehouse) : IClassFixture<MeaningWarehouse>
{
    private const string Parts = "по оценкам 4 из 6, по зачётам 4 из 5";

    [Fact]
    public async Task Results_OnTheDashboard_NameTheirPartsByMarksAndPasses()
    {
        var page = await warehouse.PageAsync("/");

        // Eight of eleven results.
        Assert.Contains(">72,7<", page, StringComparison.Ordinal);
        Assert.Contains("8 из 11: " + Parts, page, StringComparison.Ordinal);
        Assert.Contains(";72,7273;4 из 6;4 из 5;", Line(await warehouse.RowsAsync("/export/dashboard-programmes.csv"), "Охрана труда"), StringComparison.Ordinal);
    }

    // The mean of March is of 5, 3 and 4: (1 + 0,6 + 0,8) / 3; passes are in no mean.
    [Fact]
    public async Task Trend_OfMonths_HasNoPassInItsMean() =>
        Assert.StartsWith("03.2026;80;3;", Line(
            await warehouse.RowsAsync($"/export/dashboard-months.csv?programme={await warehouse.ProgrammeAsync("Охрана труда")}"), "03.2026"), StringComparison.Ordinal);

    [Fact]
    public async Task Results_OnTheQualityPage_NameTheirParts_AndEachOpensToItsRows()
    {
        var card = QualityWarehouse.Card(await warehouse.PageAsync("/quality"), "Достижение планируемых результатов, %");

        Assert.Contains(">72,7<", card, StringComparison.Ordinal);
        Assert.Contains(Parts, card, StringComparison.Ordinal);
        Assert.Contains("6 строк, достигнуто результатов 4 из 6: по оценкам 4 из 6", await warehouse.PageAsync(Link(card, "4 из 6")), StringComparison.Ordinal);
        Assert.Contains("5 строк, достигнуто результатов 4 из 5: по зачётам 4 из 5", await warehouse.PageAsync(Link(card, "4 из 5")), StringComparison.Ordinal);
        Assert.EndsWith(
            ";8;11;0;достигнутые результаты из запланированных;4 из 6;4 из 5;;90;-17,2727",
            Line(await warehouse.RowsAsync("/export/quality-measures.csv?by=all&measure=attainment"), "Достижение"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("K1", "3;80;75;66,6667;2 из 3;;90;-23,3333;1")]
    [InlineData("K2", "4;;;75;;3 из 4;90;-15;1")]
    [InlineData("K3", "4;80;75;75;2 из 3;1 из 1;90;-15;1")]
    public async Task Plan_OfACompetency_HasAResultOfMarksAlone(string competency, string expected) => Assert.EndsWith(
        ";" + expected,
        Line(await warehouse.RowsAsync("/export/plan-competency.csv"), competency + " "), StringComparison.Ordinal);

    [Fact]
    public async Task Plan_OfAGroup_NamesBothParts()
    {
        Assert.Contains(";4 из 6;4 из 5;", Line(await warehouse.RowsAsync("/export/plan-group.csv"), "G"), StringComparison.Ordinal);
        Assert.Contains("достигли всех планируемых результатов 2 из 4; результатов " + Parts, await warehouse.PageAsync("/rows/attainment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learner_WithAFailedPass_ReadsItInWordsBesideTheParts()
    {
        var card = await warehouse.PageAsync(Regex.Match(await warehouse.PageAsync("/learners?q=Волков"), "/learners/\\d+").Value);

        Assert.Contains("Достигнуто результатов: по оценкам 2 из 2, по зачётам 0 из 1.", card, StringComparison.Ordinal);
        Assert.Contains(">не зачтено</a>", card, StringComparison.Ordinal);
        Assert.Contains(">не достигнут<", card, StringComparison.Ordinal);
        Assert.Contains(">3 из 4<", card, StringComparison.Ordinal);
    }

    // Marks of P: 5, 3, 4 and 5, 2, 4 make 2·100 + 2·64 + 36 + 16.
    [Fact]
    public async Task Mastery_OfAProgramme_IsASumOverACount()
    {
        var page = await warehouse.PageAsync($"/quality?programme={await warehouse.ProgrammeAsync("Охрана труда")}");
        var card = QualityWarehouse.Card(page, "СОУ, %");

        Assert.Contains(">63,3<", card, StringComparison.Ordinal);
        Assert.Contains("как посчитано: сумма степеней 380 на 6 оценок<", card, StringComparison.Ordinal);
        Assert.DoesNotContain("380 из 6", page, StringComparison.Ordinal);
        Assert.Contains(
            ";сумма степеней на число оценок;",
            Line(await warehouse.RowsAsync("/export/quality-measures.csv?by=all&measure=mastery"), "СОУ"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_OfAFailedFinalAndAnUnknownFirst_CountAsOneChainEach()
    {
        var page = await warehouse.PageAsync($"/quality?programme={await warehouse.ProgrammeAsync("Работы на высоте")}");
        var first = QualityWarehouse.Card(page, "Сдача с первой попытки, %");

        Assert.Contains("как посчитано: 2 из 2<", QualityWarehouse.Card(page, "Успеваемость, %"), StringComparison.Ordinal);
        Assert.Contains("как посчитано: 0 из 1<", first, StringComparison.Ordinal);
        Assert.Contains(">первая попытка неизвестна: 1<", first, StringComparison.Ordinal);
        Assert.Contains("· 1 строка", await warehouse.PageAsync(Regex.Match(first, "href=\"([^\"]*attempts=unknown[^\"]*)\"").Groups[1].Value), StringComparison.Ordinal);
        var retakes = QualityWarehouse.Card(page, "Пересдач на 100 слушателей");
        Assert.Contains("как посчитано: пересдач 2 на 2 слушателей<", retakes, StringComparison.Ordinal);
        Assert.Contains("· 2 строки", await warehouse.PageAsync(Regex.Match(retakes, "href=\"([^\"]*attempts=retake[^\"]*)\"").Groups[1].Value), StringComparison.Ordinal);
    }

    // Of five documents one is a duplicate and one a certificate of study; B has failed the final, D was expelled.
    // Of the five of G one is a duplicate and one a certificate of study; H has none; the list is of no group.
    [Fact]
    public async Task Carriers_OfAGroup_ShowTheDocumentsThatWereIssuedToIt()
    {
        var rows = (await warehouse.RowsAsync("/export/archive-carriers.csv")).Select(row => row.Split(';')).ToList();

        Assert.Equal(
            ["Ж-1 G 3", "Ж-2 H 0", "О-1  ", "П-1 G 3"],
            rows.Select(row => $"{row[2]} {row[4]} {row[^1]}").Order(StringComparer.Ordinal));
        var link = Regex.Match(await warehouse.PageAsync("/report/archive-carriers"), "href=\"(/rows/documents[^\"]*what=issued[^\"]*)\">3<", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.Contains("3 строки", await warehouse.PageAsync(link.Groups[1].Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_Issued_AreCountedAsTheirRows_AndThoseOfFailedAndExpelledAreFindings()
    {
        var dashboard = await warehouse.PageAsync("/");

        Assert.Matches("Документы выданы</div>\\s*<a class=\"figure\" href=\"[^\"]*\">3</a>", dashboard);
        Assert.Contains("· 3 строки", await warehouse.PageAsync(Regex.Match(dashboard, "href=\"([^\"]*what=issued[^\"]*)\"").Groups[1].Value), StringComparison.Ordinal);
        Assert.Contains("· 5 строк", await warehouse.PageAsync("/rows/documents"), StringComparison.Ordinal);
        Assert.Equal(
            ["документ о завершении без сданной итоговой аттестации;B", "документ о завершении у отчисленного;D"],
            (await warehouse.RowsAsync("/export/attention-findings.csv")).Where(row => row.StartsWith("документ", StringComparison.Ordinal))
                .Select(row => string.Join(';', row.Split(';')[..2])).Order(StringComparer.Ordinal));
    }

    private static string Line(IEnumerable<string> rows, string of) => Assert.Single(rows, row => row.Contains(of, StringComparison.Ordinal));

    private static string Link(string page, string words) =>
        Regex.Match(page, "href=[\"']([^\"']+)[\"']>" + Regex.Escape(words) + "<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
