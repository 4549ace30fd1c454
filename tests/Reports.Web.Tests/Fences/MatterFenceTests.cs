using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Matters;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Fences;

/// <summary>Cases, decisions and notes of the world: a fenced user is given those of what is inside the fence, and all of them.</summary>
[Collection(nameof(FenceSite))]
public sealed class MatterFenceTests(FenceSite site)
{
    public static TheoryData<string> Fences => [.. Fence.Different.Where(fence => fence.Role is not (Roles.Archive or Roles.DataOfficer)).Select(fence => fence.Name)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Fences))]
    public async Task Matters_OfAFencedUser_AreThoseOfWhatIsInside(string name)
    {
        var fence = Fence.Different.Single(one => one.Name == name);
        var subjects = site.Site.Services.GetRequiredService<SubjectReader>();
        var store = site.Site.Services.GetRequiredService<MatterStore>();
        foreach (var kind in new[] { MatterKind.Case, MatterKind.Decision })
        {
            var all = await store.ListAsync(new MatterQuery(kind), Cancellation);
            var seen = await subjects.SeenAsync(fence.Principal, all.Select(matter => matter.Subject), Cancellation);

            Assert.Equal(all.Select(matter => matter.Subject).Where(subject => IsInside(fence, subject)).ToHashSet(), [.. seen.Keys]);
        }
    }

    [Fact]
    public async Task Matters_WithoutAFence_AreAll()
    {
        var all = await site.Site.Services.GetRequiredService<MatterStore>().ListAsync(new MatterQuery(MatterKind.Case), Cancellation);
        var seen = await site.Site.Services.GetRequiredService<SubjectReader>().SeenAsync(Fence.Open.Principal, all.Select(matter => matter.Subject), Cancellation);

        Assert.Equal(all.Select(matter => matter.Subject).ToHashSet(), [.. seen.Keys]);
    }

    [Fact]
    public async Task Matter_OutsideTheFence_IsNotOpenedNorMovedNorTaken()
    {
        using var browser = await site.Site.SignedInAsync(SiteFactory.User("за-оградой-к", Roles.Curator, "zona1", "zona1t1"));
        var other = site.Matters.First(matter => matter.Value == "zona1g2").Key;
        var group = site.Keys("group_key").Single(key => site.Marks[("group_key", key)] == "zona1g2");
        var learner = site.Keys("learner_key").Single(key => site.Marks[("learner_key", key)] == "zona1g2a");
        var before = (await site.Site.Services.GetRequiredService<MatterStore>().FindAsync(other, Cancellation))!.LastStep;
        (string, string)[] fields = [("seen", "1"), ("state", "closed"), ("note", "x"), ("words", "x"), ("owner", "за-оградой-к"), ("due", "2026-12-10")];
        foreach (var address in new[] { $"/cases/{other}", $"/cases/new?group={group}", $"/cases/new?learner={learner}", $"/notes?learner={learner}", $"/notes?group={group}", "/cases/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await SiteFactory.PostAsync(browser, "/account", address, fields)).StatusCode);
        }

        Assert.Equal(before, (await site.Site.Services.GetRequiredService<MatterStore>().FindAsync(other, Cancellation))!.LastStep);
    }

    [Fact]
    public async Task Quarantine_OfACurator_HasRowsOfOwnGroups_AndTheHeadCountsTheseAlone()
    {
        using var curator = await site.Site.SignedInAsync(SiteFactory.User("карантин-к", Roles.Curator, "zona1", "zona1t1"));
        using var analyst = await site.Site.SignedInAsync(SiteFactory.User("карантин-а", Roles.Analyst, "zona2"));
        using var open = await site.Site.SignedInAsync(SiteFactory.User("карантин-д", Roles.Director));

        var own = await TextAsync(curator, "/loads");
        Assert.Equal(["zona1", "zona1g1"], World.MarksIn(await TextAsync(curator, "/export/load-rejects.csv")).Distinct());
        Assert.Contains(">1\u00a0строка в карантине<", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Прочитано", own, StringComparison.Ordinal);

        // Two carriers and a learner; of the learner no group is known.
        Assert.Contains(">3\u00a0строки в карантине<", await TextAsync(analyst, "/loads"), StringComparison.Ordinal);
        Assert.Contains(">6\u00a0строк в карантине<", await TextAsync(open, "/loads"), StringComparison.Ordinal);
    }

    /// <summary>What a fence holds, from the world: a learner and a group by themselves, a programme when it holds all of its groups.</summary>
    private static bool IsInside(Fence fence, Subject subject)
    {
        if (fence.Learner is not null)
        {
            return false;
        }

        var groups = fence.Groups.Where(group => group.OrganisationMark == subject.Organisation).ToList();
        return subject switch
        {
            { Organisation: "" } => false,
            { Group: "", Learner: "", Programme: "" } => !fence.IsOfGroups && fence.Organisation == subject.Organisation,
            { Programme.Length: > 0 } => groups.Count(group => group.ProgrammeMark == subject.Programme) is > 0 and var inside
                && inside == World.Groups.Count(group => group.OrganisationMark == subject.Organisation && group.ProgrammeMark == subject.Programme),
            { Group.Length: > 0 } => groups.Any(group => group.Mark == subject.Group),
            _ => groups.Any(group => group.Learners.Contains(subject.Learner)),
        };
    }

    private static async Task<string> TextAsync(HttpClient browser, string address) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation));
}
