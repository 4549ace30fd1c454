using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.Tests.Editions;

/// <summary>What is signed stays as it was, whatever is loaded, entered or tried later.</summary>
public sealed class FrozenEditionTests : IAsyncLifetime
{
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Edition_Approved_IsNotChangedByLaterLoadsAndEntries()
    {
        var manual = _site.Site.Services.GetRequiredService<ManualValues>();
        var cell = new ManualCell(EditionSite.Organisation, EditionSite.Set, "4.3", "", "", EditionSite.Year);
        await manual.AddAsync([new(cell, 120, null, "Акт № 3")], "аналитик", Cancellation);
        var edition = await _site.ApprovedAsync();
        var before = await _site.Store.AssessmentOfAsync(edition, Cancellation);
        Assert.Equal((4m, 6m), Counts(before, "1.1"));
        Assert.Equal(120, before.Value(before.Query.Set.Find("4.3")!, EditionSite.Year)!.Number);

        _site.LoadPlantedCorrections();
        await manual.AddAsync([new(cell, 130, null, "Акт № 9")], "аналитик", Cancellation);

        var again = (await _site.Store.FindAsync(edition.Key, Cancellation))!;
        var after = await _site.Store.AssessmentOfAsync(again, Cancellation);
        var live = await _site.Reader.ReadAsync(_site.Query(), Cancellation);
        Assert.Equal((3m, 4m), Counts(live, "1.1"));
        Assert.Equal(before.Values.Select(Words), after.Values.Select(Words));
        Assert.Equal(
            before.Query.Set.Indicators.Select(indicator => (indicator.File.Name, indicator.File.Text)),
            after.Query.Set.Indicators.Select(indicator => (indicator.File.Name, indicator.File.Text)));
        Assert.Equal((edition.Caption, edition.FileMoment, edition.DataMoment), (again.Caption, again.FileMoment, again.DataMoment));
    }

    [Fact]
    public async Task Assessment_OfAnEdition_IsTheLiveOneOfItsMoment()
    {
        var live = await _site.Reader.ReadAsync(_site.Query(), Cancellation);
        var edition = await _site.DraftAsync();

        var frozen = await _site.Store.AssessmentOfAsync(edition, Cancellation);

        Assert.Equal(live.Values.Select(Words), frozen.Values.Select(Words));
        Assert.Equal(live.Indicators.Select(indicator => indicator.Title), frozen.Indicators.Select(indicator => indicator.Title));
        Assert.Equal(live.Missing.Select(Words), frozen.Missing.Select(Words));
        Assert.Equal(live.Query.Set.Switches.Select(live.Query.Chosen), frozen.Query.Set.Switches.Select(frozen.Query.Chosen));
        Assert.Equal(((decimal?)6, (decimal?)null), Counts(frozen, "9.9"));
    }

    [Fact]
    public async Task Switches_Chosen_AreFrozenWithTheValues()
    {
        var query = _site.Query() with { Switches = new Dictionary<string, string> { ["people"] = "persons" } };
        var (key, _) = await _site.Reports.CreateAsync(query, "", null, EditionSite.Analyst, Cancellation);

        var edition = (await _site.Store.FindAsync(key!.Value, Cancellation))!;

        Assert.Equal("persons", edition.Switches["people"]);
        var frozen = await _site.Store.AssessmentOfAsync(edition, Cancellation);
        Assert.Equal("persons", frozen.Query.Chosen(frozen.Query.Set.Switches.Single(choice => choice.Name == "people")).Key);
    }

    [Fact]
    public async Task Correction_Approved_SupersedesOpenlyAndLeavesTheFirstAsItWas()
    {
        var first = await _site.ApprovedAsync();
        var before = (await _site.Store.AssessmentOfAsync(first, Cancellation)).Values.Select(Words).ToList();
        _site.LoadPlantedCorrections();

        var second = await _site.ApprovedAsync(note: "Исправлены сведения о двух слушателях");

        var superseded = (await _site.Store.FindAsync(first.Key, Cancellation))!;
        Assert.Equal((EditionState.Superseded, second.Key), (superseded.State, superseded.SupersededBy));
        Assert.Equal((first.Key, 2, 1), (second.Supersedes, second.Number, second.SupersedesNumber));
        Assert.Contains("взамен № 1", second.Caption, StringComparison.Ordinal);
        Assert.Equal((first.Caption, first.FileMoment), (superseded.Caption, superseded.FileMoment));
        Assert.Equal(before, (await _site.Store.AssessmentOfAsync(superseded, Cancellation)).Values.Select(Words));
        Assert.Equal((3m, 4m), Counts(await _site.Store.AssessmentOfAsync(second, Cancellation), "1.1"));
    }

    [Fact]
    public async Task Correction_WithoutAReason_IsRefused()
    {
        await _site.ApprovedAsync();

        var (key, problem) = await _site.Reports.CreateAsync(_site.Query(), "", " ", EditionSite.Analyst, Cancellation);

        Assert.Null(key);
        Assert.Contains("Напишите, почему", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_OfLastYearsEdition_AreWhereTheNextBegins()
    {
        var lastYear = await _site.DraftAsync(EditionSite.Year - 1);
        await _site.Reports.SetSectionTextsAsync(
            lastYear, lastYear.LastStep, new Dictionary<AnalyticalSection, string> { [AnalyticalSection.All[1]] = "Управляет совет." }, EditionSite.Analyst, Cancellation);

        var draft = await _site.DraftAsync();

        Assert.Equal([new("2", "Управляет совет.")], await _site.Store.TextsOfAsync(draft, Cancellation));
        Assert.Null(await _site.Reports.SetSectionTextsAsync(
            draft, draft.LastStep, new Dictionary<AnalyticalSection, string> { [AnalyticalSection.All[1]] = "" }, EditionSite.Analyst, Cancellation));
        Assert.Empty(await _site.Store.TextsOfAsync(draft, Cancellation));
        Assert.Single(await _site.Store.TextsOfAsync(lastYear, Cancellation));
    }

    private static (decimal?, decimal?) Counts(Assessment table, string code) =>
        table.Value(table.Query.Set.Find(code)!, EditionSite.Year) is { } value ? (value.Number, value.Base) : default;

    private static string Words(AssessmentValue value) =>
        $"{value.Indicator.Code}|{value.Line}|{value.Column}|{value.Year}|{value.Origin}|{value.Number}|{value.Base}|{value.Entry?.Document}|{value.Entry?.EnteredAt}|{value.Computed?.Numerator}|{value.Computed?.Denominator}";
}
