using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.Documents;

namespace Reports.Web.Tests.Editions;

/// <summary>What an edition lacks: it is named to whoever confirms it, and is accepted in words or not at all.</summary>
public sealed class ShortcomingTests : IAsyncLifetime
{
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EditionShortcomings Shortcomings => _site.Site.Services.GetRequiredService<EditionShortcomings>();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Draft_LacksItsValuesAndSections_ByOwnerAndName()
    {
        var draft = await WrittenAsync("2", "4");

        var found = await Shortcomings.ListAsync(draft, Cancellation);

        Assert.Equal(["values", "sections"], found.Select(one => one.Code));
        Assert.Equal("Нет текста 8 разделов", Plain(found[1].Title));
        Assert.Equal(["1. Общие сведения об организации", "3. Образовательная деятельность"], found[1].Details.Take(2));
        Assert.Contains(found[0].Details, line => line.Contains("2.7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_Entered_AreLackedNoMore()
    {
        var before = (await Shortcomings.ListAsync(await _site.DraftAsync(2024), Cancellation))[0];
        await EnterAsync("2.7", 2025, 1250, null);
        await EnterAsync("2.15", 2025, 2, null);

        var after = (await Shortcomings.ListAsync(await _site.DraftAsync(), Cancellation))[0];

        Assert.Equal(2, Count(before) - Count(after));
        Assert.DoesNotContain("2.15", string.Join(' ', after.Details), StringComparison.Ordinal);

        static int Count(EditionShortcoming found) => int.Parse(Plain(found.Title).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Share_GreaterThanItsWhole_IsNamedFirst()
    {
        // 69 teachers of 10.
        await EnterAsync("1.10", 2025, 69, 10);

        var found = await Shortcomings.ListAsync(await _site.DraftAsync(), Cancellation);

        Assert.Equal("1 доля больше 100 %", Plain(found[0].Title));
        Assert.StartsWith("1.10 ", found[0].Details.Single(), StringComparison.Ordinal);
        Assert.Contains("690", found[0].Details.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantine_WithRows_IsNamed()
    {
        LoadBadRow();

        var found = (await Shortcomings.ListAsync(await _site.DraftAsync(), Cancellation)).Single(one => one.Code == "quarantine");

        Assert.Equal(("Не вошли в показатели: 1 строка в карантине", "/loads"), (Plain(found.Title), found.Href));
    }

    // Who read «8 of 40» before can compute by it what is hidden afterwards: nobody can take it back, so that whoever signs has to know.
    [Theory]
    [InlineData(9, new string[0])]
    [InlineData(3, new[] { "2025: 1.10, 2025 год" })]
    public async Task NumberThatIsPublic_AndWouldBeHiddenBySigning_IsNamed(int corrected, string[] hidden)
    {
        await EnterAsync("1.10", 2025, 8, 40);
        await _site.ApprovedAsync();
        await EnterAsync("1.10", 2025, corrected, 40);

        var found = (await Shortcomings.ListAsync(await _site.DraftAsync(note: "Исправлена численность"), Cancellation)).SingleOrDefault(one => one.Code == "published");

        Assert.Equal(hidden, (found?.Details ?? []).Select(line => line[line.IndexOf("2025:", StringComparison.Ordinal)..]));
        Assert.StartsWith(found is null ? "" : "1 опубликованное число будет скрыто", Plain(found?.Title ?? ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Review_WithoutWords_IsRefused(string words)
    {
        var draft = await _site.DraftAsync();
        var answers = await _site.AnswersAsync(draft);
        answers["sections"] = answers["sections"] with { Words = words };

        var problem = await _site.Reports.StepAsync(draft, draft.LastStep, EditionStepKind.Reviewed, null, answers, EditionSite.Analyst, Cancellation);

        Assert.Contains("«Нет текста 10 разделов»: напишите", Plain(problem!), StringComparison.Ordinal);
        Assert.Single((await _site.Store.FindAsync(draft.Key, Cancellation))!.Steps);
        Assert.Empty(await _site.Store.AcceptancesOfAsync(draft, Cancellation));
    }

    [Fact]
    public async Task Approval_WhenARowCameToQuarantineSince_IsRefusedAndNamesIt()
    {
        var reviewed = await _site.ReviewedAsync();
        var answers = await _site.AnswersAsync(reviewed);
        LoadBadRow();

        var problem = await _site.Reports.ApproveAsync(reviewed, reviewed.LastStep, EditionSite.Order, answers, EditionSite.Director, Cancellation);

        Assert.Contains("изменилось", problem, StringComparison.Ordinal);
        Assert.Contains("1 строка в карантине", Plain(problem!), StringComparison.Ordinal);
        Assert.Equal(EditionState.Reviewed, (await _site.Store.FindAsync(reviewed.Key, Cancellation))!.State);
    }

    [Fact]
    public async Task Words_OfReviewerAndDirector_StandBesideTheirSteps()
    {
        var edition = await _site.ApprovedAsync();
        var browser = await _site.Site.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.GetStringAsync($"/self-assessment/editions/{edition.Key}", Cancellation));

        var accepted = await _site.Store.AcceptancesOfAsync(edition, Cancellation);
        Assert.Equal([(2L, "sections"), (2L, "values"), (3L, "sections"), (3L, "values")], accepted.Select(one => (one.StepNo, one.Code)));
        Assert.Equal(3, Plain(page).Split("Нет текста 10 разделов:").Length);
    }

    [Fact]
    public async Task Words_OfARefusedReview_StayInTheForm()
    {
        var draft = await _site.DraftAsync();
        var analyst = await _site.Site.SignedInAsync();
        var page = $"/self-assessment/editions/{draft.Key}";
        var fields = await _site.AnswerFieldsAsync(draft);
        var values = fields.Single(field => field.Item1 == "found[values]");

        var answer = await Site.SiteFactory.PostAsync(
            analyst, page, page + "?handler=Step", ("seen", "1"), ("step", "Reviewed"), values, ("answers[values]", "Ждём отчёт бухгалтерии"));

        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("value=\"Ждём отчёт бухгалтерии\"", text, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_OfTwoSections_AreSavedTogether_AndTheSameAgainIsNoStep()
    {
        var draft = await WrittenAsync("2", "4");

        Assert.Equal(["2", "4"], (await _site.Store.TextsOfAsync(draft, Cancellation)).Keys.Order());
        Assert.Equal(2, draft.Steps.Count);
        var again = await WriteAsync(draft, "2", "4");
        Assert.Equal(2, again.Steps.Count);
    }

    [Fact]
    public async Task Section_WithoutText_IsLeftOutOfTheSignedReport_AndNamedAsMissing()
    {
        await WrittenAsync("2");
        var draft = (await _site.Store.ListAsync(EditionSite.Set, EditionSite.Organisation, EditionSite.Year, Cancellation))[0];
        Assert.Null(await _site.Reports.StepAsync(
            draft, draft.LastStep, EditionStepKind.Reviewed, null, await _site.AnswersAsync(draft), EditionSite.Analyst, Cancellation));
        var reviewed = (await _site.Store.FindAsync(draft.Key, Cancellation))!;
        Assert.Null(await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation));

        var signed = (await _site.Store.FindAsync(draft.Key, Cancellation))!;
        var words = TemplateFile.WordsOf(AssessmentDocx.Write(await _site.Site.Services.GetRequiredService<AssessmentFiles>().OfEditionAsync(signed, Cancellation)));

        Assert.Contains("Сведения не представлены по разделам:", words, StringComparison.Ordinal);
        Assert.Contains("6. Востребованность выпускников", words.Split("Сведения не представлены по разделам:")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Сведения по разделу не представлены", words, StringComparison.Ordinal);
        Assert.Contains("Текст раздела 2", words, StringComparison.Ordinal);
        Assert.Contains(EditionSite.Order.Signer, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_BeforeAnyStudy_HasNoZeroes()
    {
        var edition = await _site.DraftAsync();
        var table = await _site.Store.AssessmentOfAsync(edition, Cancellation);
        var learners = table.Indicators.First(indicator => indicator.Code == "1.1");

        Assert.Equal("нет данных", AssessmentText.Whole(table.Value(learners, 2021)));
        Assert.StartsWith("4", AssessmentText.Whole(table.Value(learners, 2025)), StringComparison.Ordinal);
        Assert.Equal("не введено", AssessmentText.Whole(table.Value(table.Indicators.First(indicator => indicator.Code == "2.7"), 2025)));
    }

    private async Task<Edition> WrittenAsync(params string[] sections) => await WriteAsync(await _site.DraftAsync(), sections);

    private async Task<Edition> WriteAsync(Edition draft, params string[] sections)
    {
        Assert.Null(await _site.Reports.SetSectionTextsAsync(
            draft, draft.LastStep, sections.ToDictionary(code => AnalyticalSection.Find(code)!, code => "Текст раздела " + code), EditionSite.Analyst, Cancellation));
        return (await _site.Store.FindAsync(draft.Key, Cancellation))!;
    }

    private Task EnterAsync(string code, int year, decimal number, decimal? whole) => _site.Site.Services.GetRequiredService<ManualValues>().AddAsync(
        [new ManualEntry(new(EditionSite.Organisation, EditionSite.Set, code, "", "", year), number, whole, "Справка")], "аналитик", Cancellation);

    private static string Plain(string words) => words.Replace('\u00a0', ' ');

    private void LoadBadRow() => _site.LoadRejected(("grades", "learner_code,group_code,module_code,control,grade,graded_on\nL1,G1,M1,зачёт,абракадабра,2025-03-01"), 1);
}
