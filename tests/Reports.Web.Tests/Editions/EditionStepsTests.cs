using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Configuration;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Editions;

/// <summary>The way of an edition from draft to signature, and what is off it.</summary>
public sealed class EditionStepsTests(EditionSite site) : IClassFixture<EditionSite>
{
    private readonly EditionSite _site = site;
    private readonly int _year = site.NextYear();

    public static TheoryData<EditionState, EditionStepKind> OffTheWay
    {
        get
        {
            // Told apart from the product's own table.
            (EditionState, EditionStepKind)[] way =
            [
                (EditionState.Draft, EditionStepKind.ValuesRefreshed), (EditionState.Draft, EditionStepKind.TextChanged), (EditionState.Draft, EditionStepKind.Reviewed),
                (EditionState.Draft, EditionStepKind.Withdrawn), (EditionState.Reviewed, EditionStepKind.Returned),
                (EditionState.Reviewed, EditionStepKind.Approved), (EditionState.Reviewed, EditionStepKind.Withdrawn),
            ];
            var off = new TheoryData<EditionState, EditionStepKind>();
            foreach (var state in new[] { EditionState.Draft, EditionState.Reviewed, EditionState.Approved, EditionState.Withdrawn })
            {
                foreach (var kind in Enum.GetValues<EditionStepKind>().Except([EditionStepKind.Created, EditionStepKind.Superseded]))
                {
                    if (!way.Contains((state, kind)))
                    {
                        off.Add(state, kind);
                    }
                }
            }

            return off;
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(OffTheWay))]
    public async Task Step_OffTheWay_IsRefusedAndLeavesNoTrace(EditionState state, EditionStepKind kind)
    {
        var edition = await InAsync(state);

        var problem = await ActAsync(edition, edition.LastStep, kind);

        Assert.NotNull(problem);
        Assert.Equal(edition.Steps, (await _site.Store.FindAsync(edition.Key, Cancellation))!.Steps);
    }

    [Fact]
    public async Task Steps_OnTheWay_StandInTheJournalWithWhoAndWhen()
    {
        var draft = await _site.DraftAsync(_year);
        Assert.Null(await ActAsync(draft, draft.LastStep, EditionStepKind.TextChanged));
        var worded = await ReadAsync(draft);
        Assert.Null(await ActAsync(worded, worded.LastStep, EditionStepKind.Reviewed));
        var reviewed = await ReadAsync(draft);
        Assert.Null(await ActAsync(reviewed, reviewed.LastStep, EditionStepKind.Returned));
        var returned = await ReadAsync(draft);
        Assert.Equal(EditionState.Draft, returned.State);
        Assert.Null(await ActAsync(returned, returned.LastStep, EditionStepKind.ValuesRefreshed));
        var taken = await ReadAsync(draft);
        Assert.Null(await ActAsync(taken, taken.LastStep, EditionStepKind.Reviewed));
        var checkedAgain = await ReadAsync(draft);
        Assert.Null(await ActAsync(checkedAgain, checkedAgain.LastStep, EditionStepKind.Approved));

        var signed = await ReadAsync(draft);
        Assert.Equal(
            ["Created", "Worded", "Reviewed", "Returned", "Taken", "Reviewed", "Approved"], signed.Steps.Select(step => step.KindText));
        Assert.Equal("директор", signed.Approval!.UserName);
        Assert.Equal(("15-о", new DateOnly(2026, 11, 21), "директор И. И. Иванов"), (signed.Approval.DocumentNo, signed.Approval.DocumentDate, signed.Approval.Signer));
        Assert.Equal(_site.Site.Clock.GetUtcNow(), signed.Approval.Moment);
        Assert.Equal(signed.Approval.Moment, signed.FileMoment);
        Assert.Equal("Редакция № 1, утверждена 21.11.2026 № 15-о, директор И. И. Иванов", signed.Caption);
        var trail = await _site.Site.Services.GetRequiredService<AuditTrail>().ListAsync(
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation);
        Assert.Equal(7, trail.Count(entry => entry.Action == "edition" && entry.Object.Contains(_year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Step_OnAPageOpenedBeforeAnotherActed_IsRefused()
    {
        var draft = await _site.DraftAsync(_year);
        Assert.Null(await ActAsync(draft, draft.LastStep, EditionStepKind.TextChanged));
        var now = await ReadAsync(draft);

        var problem = await ActAsync(now, draft.LastStep, EditionStepKind.Reviewed);

        Assert.Contains("поработал другой пользователь", problem, StringComparison.Ordinal);
        Assert.Equal(EditionState.Draft, (await ReadAsync(draft)).State);
    }

    [Fact]
    public async Task Step_OfTwoAtTheSameMoment_IsTakenOnce()
    {
        var draft = await _site.DraftAsync(_year);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ActAsync(draft, draft.LastStep, EditionStepKind.Reviewed)));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(2, (await ReadAsync(draft)).Steps.Count);
    }

    [Fact]
    public async Task Approval_ByAnAnalyst_IsRefused()
    {
        var reviewed = await _site.ReviewedAsync(_year);

        var problem = await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Analyst, Cancellation);

        Assert.Contains("Утверждает редакцию директор", problem, StringComparison.Ordinal);
        Assert.Equal(EditionState.Reviewed, (await ReadAsync(reviewed)).State);
    }

    [Fact]
    public async Task Approval_ByWhoTookTheValues_IsRefusedUnderFourEyes_AndMadeByAnotherDirector()
    {
        var editions = FourEyes();
        var (key, _) = await editions.CreateAsync(_site.Query(_year), "", null, EditionSite.Director, Cancellation);
        var draft = (await _site.Store.FindAsync(key!.Value, Cancellation))!;
        Assert.Null(await editions.StepAsync(
            draft, draft.LastStep, EditionStepKind.Reviewed, null, await _site.AnswersAsync(draft), EditionSite.Analyst, Cancellation));
        var reviewed = await ReadAsync(draft);

        var refused = await editions.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation);

        Assert.Contains("четырёх глаз", refused, StringComparison.Ordinal);
        Assert.True(editions.IsKeptFromApproving(reviewed, EditionSite.Director));
        Assert.False(_site.Reports.IsKeptFromApproving(reviewed, EditionSite.Director));
        var second = Viewer.Principal(Site.SiteFactory.User("второй директор", Roles.Director), "test");
        Assert.Null(await editions.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), second, Cancellation));
        Assert.Equal(EditionState.Approved, (await ReadAsync(reviewed)).State);
    }

    [Theory]
    [InlineData("", "2026-11-21", "директор И. И. Иванов", "номер приказа")]
    [InlineData("15-о", "2026-11-21", " ", "кто подписал")]
    [InlineData("15-о", "2027-04-12", "директор И. И. Иванов", "ещё не наступила")]
    [InlineData("15-о", "1990-04-12", "директор И. И. Иванов", "после его окончания")]
    [InlineData("15-о", "2026-11-20", "директор И. И. Иванов", "раньше данных редакции: они на 21.11.2026")]
    public async Task Approval_WithAWrongOrder_IsRefused(string number, string date, string signer, string reason)
    {
        var reviewed = await _site.ReviewedAsync(_year);
        var order = new EditionOrder(number, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), signer);

        var problem = await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation);

        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Equal(EditionState.Reviewed, (await ReadAsync(reviewed)).State);
    }

    [Fact]
    public async Task Draft_WhileAnotherIsOpen_IsNotMade()
    {
        var open = await _site.ReviewedAsync(_year);

        var (key, problem) = await _site.Reports.CreateAsync(_site.Query(_year), "", null, EditionSite.Analyst, Cancellation);
        Assert.Null(key);
        Assert.Contains("ещё не утверждена", problem, StringComparison.Ordinal);

        Assert.Null(await ActAsync(open, open.LastStep, EditionStepKind.Withdrawn));
        Assert.Equal(2, (await _site.DraftAsync(_year)).Number);
    }

    private EditionWorkflow FourEyes() => ActivatorUtilities.CreateInstance<EditionWorkflow>(
        _site.Site.Services, Options.Create(new ReportsOptions { FourEyes = true }));

    private async Task<Edition> ReadAsync(Edition edition) => (await _site.Store.FindAsync(edition.Key, Cancellation))!;

    private async Task<Edition> InAsync(EditionState state)
    {
        if (state == EditionState.Approved)
        {
            return await _site.ApprovedAsync(_year);
        }

        var edition = state == EditionState.Reviewed ? await _site.ReviewedAsync(_year) : await _site.DraftAsync(_year);
        if (state == EditionState.Withdrawn)
        {
            Assert.Null(await ActAsync(edition, edition.LastStep, EditionStepKind.Withdrawn));
        }

        var reached = await ReadAsync(edition);
        Assert.Equal(state, reached.State);
        return reached;
    }

    private async Task<string?> ActAsync(Edition edition, long seen, EditionStepKind kind) => kind switch
    {
        EditionStepKind.ValuesRefreshed => await _site.Reports.RefreshValuesAsync(edition, seen, _site.Query(_year), EditionSite.Analyst, Cancellation),
        EditionStepKind.TextChanged => await _site.Reports.SetSectionTextsAsync(
            edition, seen, new Dictionary<AnalyticalSection, string> { [AnalyticalSection.All[0]] = "Текст" }, EditionSite.Analyst, Cancellation),
        EditionStepKind.Approved => await _site.Reports.ApproveAsync(
            edition, seen, EditionSite.Order, await _site.AnswersAsync(edition), EditionSite.Director, Cancellation),
        _ => await _site.Reports.StepAsync(edition, seen, kind, "причина", await _site.AnswersAsync(edition), EditionSite.Analyst, Cancellation),
    };
}
