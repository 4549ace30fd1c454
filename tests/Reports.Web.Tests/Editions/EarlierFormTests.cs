using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.Editions;

/// <summary>
/// An edition of form 1-ПК that was signed when the form had other lines and columns, and values that were entered under codes that are gone.
/// </summary>
public sealed class EarlierFormTests : IAsyncLifetime
{
    private const string Name = "form-1-pk";
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Edition_SignedWithEarlierLines_IsReadAsItWas()
    {
        var before = Earlier();
        var edition = await SignedAsync(before);

        var after = await _site.Store.AssessmentOfAsync(edition, Cancellation);

        Assert.Equal(before.Values.Select(Words), after.Values.Select(Words));
        Assert.Equal(before.Indicators.SelectMany(one => one.Lines), after.Indicators.SelectMany(one => one.Lines));
        var file = await _site.Site.Services.GetRequiredService<AssessmentFiles>().OfEditionAsync(edition, Cancellation);
        foreach (var format in AssessmentFormat.All)
        {
            Assert.Equal(await format.WriteAsync(file), await format.WriteAsync(file));
        }

        Assert.DoesNotContain("Контрольные соотношения", System.Text.Encoding.UTF8.GetString(AssessmentCsv.Write(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfSuchAnEdition_Open()
    {
        var edition = await SignedAsync(Earlier());
        var browser = await _site.Site.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(FormattableString.Invariant($"/self-assessment/editions/{edition.Key}")));
        Assert.Contains("65 лет и более", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Контрольные соотношения", page, StringComparison.Ordinal);
        Assert.Contains("2.4", await browser.GetStringAsync(FormattableString.Invariant($"/self-assessment/editions/{edition.Key}/differences")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(AssessmentEndpoints.PublicHref(edition))).StatusCode);
    }

    [Fact]
    public async Task PublicPages_OfEarlierAndPresentLines_HideTheSmallNumbersOfBoth()
    {
        await SignedAsync(Earlier());
        var set = _site.Reader.Sets.Single(one => one.Name == Name);
        var (key, problem) = await _site.Reports.CreateAsync(
            new AssessmentQuery(set, EditionSite.Year) { Organisation = 1, OrganisationCode = EditionSite.Organisation }, "", "новые строки", EditionSite.Analyst, Cancellation);
        Assert.Null(problem);
        var draft = (await _site.Store.FindAsync(key!.Value, Cancellation))!;
        Assert.Null(await _site.Reports.StepAsync(draft, draft.LastStep, EditionStepKind.Reviewed, null, await _site.AnswersAsync(draft), EditionSite.Analyst, Cancellation));
        draft = (await _site.Store.FindAsync(draft.Key, Cancellation))!;
        Assert.Null(await _site.Reports.ApproveAsync(draft, draft.LastStep, EditionSite.Order, await _site.AnswersAsync(draft), EditionSite.Director, Cancellation));

        var page = WebUtility.HtmlDecode(await (await _site.Site.SignedInAsync()).GetStringAsync(AssessmentEndpoints.PublicHref(draft)));

        // Four completed a qualification programme and two a retraining one.
        Assert.Contains("скрыто", page, StringComparison.Ordinal);
        var learners = page[page.IndexOf("<h2>2.1.", StringComparison.Ordinal)..page.IndexOf("<h2>2.3.1.", StringComparison.Ordinal)];
        Assert.DoesNotMatch("<td class=\"num[^>]*>[1-4]</td>", learners);
    }

    [Fact]
    public async Task ValuesEntered_UnderCodesThatAreGone_AreLeftInTheStoreAndBreakNothing()
    {
        var manual = _site.Site.Services.GetRequiredService<ManualValues>();
        await manual.AddAsync([new(new ManualCell(EditionSite.Organisation, Name, "2.4", "11", "6", EditionSite.Year), 3, null, "Справка")], "аналитик", Cancellation);
        await manual.AddAsync([new(new ManualCell(EditionSite.Organisation, Name, "2.5", "02", "3", EditionSite.Year), 2, null, "Справка")], "аналитик", Cancellation);
        var set = _site.Reader.Sets.Single(one => one.Name == Name);
        var query = new AssessmentQuery(set, EditionSite.Year) { Organisation = 1, OrganisationCode = EditionSite.Organisation };

        var table = await _site.Reader.ReadAsync(query, Cancellation);

        Assert.Equal(2, table.Value(set.Find("2.5")!, EditionSite.Year, "02", "3")!.Number);
        Assert.Equal(0, table.Value(set.Find("2.4")!, EditionSite.Year, "06", "6")!.Number);
        Assert.Equal(2, (await manual.ListAsync(Name, EditionSite.Organisation, EditionSite.Year, EditionSite.Year, null, Cancellation)).Count);
    }

    /// <summary>Table 2.4 as it was: ages by lines, programmes and women by columns; and table 2.3, which is gone.</summary>
    private static Assessment Earlier()
    {
        string[] ages = ["моложе 25 лет", "25–29 лет", "30–34 года", "35–39 лет", "40–44 года", "45–49 лет", "50–54 года", "55–59 лет", "60–64 года", "65 лет и более"];
        var lines = string.Concat(ages.Select((age, i) => $"-- line: {i + 2:00} | {age}\n"));
        var set = new IndicatorSet(new SqlFile($"Indicators/{Name}/_set", "-- title: Сведения о деятельности организации\n-- short: Форма 1-ПК\n-- source: форма № 1-ПК\n-- section: 2 | Сведения о слушателях\n"),
        [
            new Indicator(new SqlFile($"Indicators/{Name}/2.3", "-- title: Формы обучения\n-- code: 2.3\n-- unit: человек\n-- counts: people\n-- sum-of-lines: none\n-- sum-of-graphs: 3 = 4\n-- kind: computed\n"
                + "-- line: 01 | Всего слушателей\n-- line: 02 | по программам повышения квалификации\n-- graph: 3 | Всего\n-- graph: 4 | Очная форма\nSELECT 1;")),
            new Indicator(new SqlFile($"Indicators/{Name}/2.4", "-- title: Распределение слушателей по возрасту и полу\n-- code: 2.4\n-- unit: человек\n-- counts: people\n-- sum-of-lines: none\n-- sum-of-graphs: 3 = 4\n-- kind: computed\n"
                + "-- line: 01 | Всего слушателей\n" + lines + "-- graph: 3 | Повышение квалификации\n-- graph: 4 | из них женщины\nSELECT 1;")),
        ]);
        return new Assessment(
            new AssessmentQuery(set, EditionSite.Year) { FirstYear = EditionSite.Year, Organisation = 1, OrganisationCode = EditionSite.Organisation },
            [.. from indicator in set.Indicators
                from line in indicator.Lines
                from column in indicator.Columns
                select new AssessmentValue(indicator, line.Code, column.Code, EditionSite.Year)
                {
                    Origin = ValueOrigin.Computed,
                    Number = line.Code == "01" ? 90 : 9,
                }]);
    }

    private async Task<Edition> SignedAsync(Assessment values)
    {
        var key = await _site.Store.AddAsync(
            new EditionContent(values, _site.Site.Clock.GetUtcNow(), []), "Учебный центр", null, new Dictionary<string, string>(), "аналитик", "", Cancellation);
        var edition = (await _site.Store.FindAsync(key!.Value, Cancellation))!;
        Assert.Null(await _site.Reports.StepAsync(edition, edition.LastStep, EditionStepKind.Reviewed, null, await _site.AnswersAsync(edition), EditionSite.Analyst, Cancellation));
        edition = (await _site.Store.FindAsync(edition.Key, Cancellation))!;
        Assert.Null(await _site.Reports.ApproveAsync(edition, edition.LastStep, EditionSite.Order, await _site.AnswersAsync(edition), EditionSite.Director, Cancellation));
        return (await _site.Store.FindAsync(edition.Key, Cancellation))!;
    }

    private static string Words(AssessmentValue value) => $"{value.Indicator.Code}|{value.Line}|{value.Column}|{value.Year}|{value.Origin}|{value.Number}|{value.Base}";
}
