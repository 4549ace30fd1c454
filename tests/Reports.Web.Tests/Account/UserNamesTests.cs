using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Account;

/// <summary>Names that cannot be told from others by the eye are not given.</summary>
public sealed class UserNamesTests
{
    private static readonly AppStore.AppUser[] Users = [SiteFactory.User("admin", Roles.Administrator), SiteFactory.User("Сорока", Roles.Analyst)];

    [Theory]
    [InlineData("аdmin", "смешаны русские и латинские")] // Cyrillic а
    [InlineData("admin\u200B", "U+200B")]
    [InlineData("ad\u00ADmin", "U+00AD")]
    [InlineData("admin\u202E", "U+202E")]
    [InlineData("ad\0min", "U+0000")]
    [InlineData("ad\u00A0min", "U+00A0")]
    [InlineData("ａｄｍｉｎ", "U+FF41")]
    [InlineData("αdmin", "U+03B1")]
    [InlineData("ﬁrst", "U+FB01")]
    [InlineData("№ 1", "особого начертания")]
    [InlineData("аdm1n", "смешаны")]
    [InlineData("adm1n", "не отличить на вид от имени «admin»")]
    [InlineData("admln", "не отличить на вид от имени «admin»")]
    [InlineData("ádmin", "не отличить на вид от имени «admin»")]
    [InlineData("COPOKA", "не отличить на вид от имени «Сорока»")]
    [InlineData("C0P0KA", "не отличить на вид от имени «Сорока»")]
    [InlineData("", "пустым")]
    public void Name_LikeAnother_IsRefused(string name, string reason) =>
        Assert.Contains(reason, UserNames.Fault(name, Users), StringComparison.Ordinal);

    [Theory]
    [InlineData("Алёна")]
    [InlineData("Андрей Й.")]
    [InlineData("Иванов IT")]
    [InlineData("o.petrov-2")]
    [InlineData("Müller")]
    [InlineData("Сорокина")]
    public void Name_OfItsOwn_IsTaken(string name) => Assert.Null(UserNames.Fault(name, Users));

    // That it is taken is for the store to say.
    [Fact]
    public void Name_ThatIsTaken_IsNotALookAlike() => Assert.Null(UserNames.Fault("ADMIN", Users));

    [Fact]
    public async Task Users_AddedUnderALookAlike_IsRefusedOnThePage()
    {
        await using var site = new SiteFactory();
        await site.InitializeAsync();
        using var admin = await site.SignedInAsync();

        var answer = await SiteFactory.PostAsync(admin, "/users", "/users?handler=Add", ("name", "аdmin"), ("role", Roles.Analyst));

        Assert.Contains("смешаны", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }
}
