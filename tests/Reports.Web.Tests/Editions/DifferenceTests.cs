using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Editions;

/// <summary>Against today an edition differs by what was planted after it, through the planted rows and no others.</summary>
public sealed class DifferenceTests : IAsyncLifetime
{
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Differences_WhileNothingWasLoaded_AreNone() =>
        Assert.Empty(await _site.Differences.ReadAsync(await _site.ApprovedAsync(), Cancellation));

    [Fact]
    public async Task Differences_AfterALoadThatChangesNothingOfTheYears_AreNone()
    {
        var edition = await _site.ApprovedAsync();
        _site.Load(("enrolments-next", "learner_code,group_code,enrolled_on,started_on\nL1,G2,2026-09-01,2026-09-02"));

        Assert.Empty(await _site.Differences.ReadAsync(edition, Cancellation));
    }

    [Fact]
    public async Task Differences_AfterPlantedCorrections_AreThoseOfEveryChangedValue()
    {
        var edition = await _site.ApprovedAsync();
        var before = Numbers(await _site.Reader.ReadAsync(_site.Query(), Cancellation));
        _site.LoadPlantedCorrections();
        var after = Numbers(await _site.Reader.ReadAsync(_site.Query(), Cancellation));

        var found = await _site.Differences.ReadAsync(edition, Cancellation);

        var expected = before.Where(cell => cell.Value != after[cell.Key]).Select(cell => cell.Key).Order().ToList();
        Assert.Contains(("1.1", 2025), expected);
        Assert.DoesNotContain(expected, cell => cell.Code == "4.1");
        Assert.Equal(expected, found.Select(difference => (difference.Cell.Indicator.Code, difference.Cell.Year)).Order());
        var first = found.Single(difference => difference.Cell.Indicator.Code == "1.1");
        Assert.Equal((4m, 6m, 3m, 4m), (first.Was!.Number, first.Was.Base, first.Now!.Number, first.Now.Base));
        Assert.Equal(-1m, first.Change);
        Assert.Equal(8.3m, decimal.Round(first.ShareChange!.Value, 1));
    }

    [Fact]
    public async Task Differences_AfterPlantedCorrections_NameTheirFilesLinesAndReasons()
    {
        var edition = await _site.ApprovedAsync();
        _site.LoadPlantedCorrections();

        var found = (await _site.Differences.ReadAsync(edition, Cancellation)).ToLookup(difference => difference.Cell.Indicator.Code);

        string[] both =
        [
            "enrolments-correction.csv:3 changed by Соколова М. В.: Академический отпуск; G1, L4",
            "removals-late.csv:2 removed by Кузнецов П. А.: Зачислен по ошибке; G2, L6",
        ];
        Assert.Equal(both, Rows(found["1.1"]));
        Assert.Equal(both, Rows(found["1.2"]));
        Assert.Equal(both, Rows(found["9.9"]));
        Assert.Equal(["teachers-late.csv:3 added by : ; Кузнецов Пётр"], Rows(found["1.10"]));
        Assert.All(found["1.10"], difference => Assert.Equal(
            "высшая", Assert.Single(difference.Rows[0].Attributes, attribute => attribute.Name == "category").Now));
        Assert.Equal(
            [.. both.Append("teachers-late.csv:3 added by : ; Кузнецов Пётр").Order(StringComparer.Ordinal)],
            found.SelectMany(Rows).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(found.SelectMany(group => group), difference => difference.IsOfEntry || difference.IsOfRule || difference.Files.Count > 0);
    }

    [Fact]
    public async Task Differences_OfAnEntryChangedLater_TellBothEntries()
    {
        var manual = _site.Site.Services.GetRequiredService<ManualValues>();
        var cell = new ManualCell(EditionSite.Organisation, EditionSite.Set, "4.3", "", "", EditionSite.Year);
        await manual.AddAsync([new(cell, 120, null, "Акт № 3")], "аналитик", Cancellation);
        var edition = await _site.ApprovedAsync();
        await manual.AddAsync([new(cell, 130, null, "Акт № 9")], "аналитик", Cancellation);

        var difference = Assert.Single(await _site.Differences.ReadAsync(edition, Cancellation));

        Assert.True(difference is { IsOfEntry: true, IsOfData: false, IsOfRule: false, Rows.Count: 0 });
        Assert.Equal(("Акт № 3", "Акт № 9", 10m), (difference.Was!.Entry!.Document, difference.Now!.Entry!.Document, difference.Change));
    }

    [Fact]
    public async Task Differences_WhenATeacherLeft_NameTheFileIfNotTheRow()
    {
        var edition = await _site.ApprovedAsync();
        _site.Load(("teachers-left", "teacher_code,last_name,first_name,left_on\nT1,Соколова,Мария,2025-08-31"));

        var found = await _site.Differences.ReadAsync(edition, Cancellation);

        var staff = found.Single(difference => difference.Cell.Indicator.Code == "1.10" && difference.Cell.Year == EditionSite.Year);
        Assert.True(staff.IsOfData);
        Assert.True(staff.Rows.Any(row => row.FileName == "teachers-left.csv") || staff.Files.Any(file => file.Name == "teachers-left.csv"));
    }

    [Fact]
    public async Task Difference_OfAnotherRule_IsTold()
    {
        var live = await _site.Reader.ReadAsync(_site.Query(), Cancellation);
        var now = live.Value(live.Query.Set.Find("1.1")!, EditionSite.Year)!;
        var file = now.Indicator.File;
        var was = now with { Indicator = new(new SqlFile(file.Name, file.Text.Replace("-- rule: ", "-- rule: Иначе. ", StringComparison.Ordinal))), Number = 5 };

        Assert.True(new Difference(was, now) is { IsOfRule: true, IsOfEntry: false });
        Assert.False(new Difference(now with { Number = 5 }, now).IsOfRule);
    }

    private static IEnumerable<string> Rows(IEnumerable<Difference> differences) => differences.SelectMany(difference => difference.Rows)
        .Select(row => $"{row.FileName}:{row.LineNo} {(row.IsRemoved ? "removed" : row.WasKnown ? "changed" : "added")} by {row.CorrectedBy}: {row.Reason}; {row.Subject}")
        .Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<(string Code, int Year), (decimal?, decimal?)> Numbers(Assessment table) =>
        table.Values.ToDictionary(value => (value.Indicator.Code, value.Year), value => value.IsMissing ? default : (value.Number, value.Base));
}
