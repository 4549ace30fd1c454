using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Fences;

/// <summary>Two organisations have a teacher of one code: a curator of that code is one of them only when the organisation is named.</summary>
public sealed class TeacherCodeTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new() { IsSeeded = false };

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        var folder = Directory.CreateDirectory(Path.Combine(_site.Folder, "codes")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "teachers.csv"),
            "org_code,teacher_code,last_name,first_name\nORG1,T001,Первая,Анна\nORG2,T001,Вторая,Мария\nORG2,T002,Третья,Ольга\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "groups.csv"),
            "org_code,group_code,programme_code,starts_on,ends_on,curator_code\nORG1,A-1,P,2026-01-12,2026-06-30,T001\nORG2,B-1,P,2026-01-12,2026-06-30,T001\nORG2,B-2,P,2026-01-12,2026-06-30,T002\n");
        var loader = BatchLoaders.Over(
            _site.Services.GetRequiredService<IWarehouseEngine>(), _site.Services.GetRequiredService<SqlCatalogue>(), _site.Folder, _site.Clock);
        Assert.All(loader.Load([folder], null, CancellationToken.None).ToList(), outcome => Assert.Equal((LoadState.Loaded, 0L), (outcome.State, outcome.Rejected)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("T001", null)]
    [InlineData("T001", "ORG1", "A-1")]
    [InlineData("T001", "ORG2", "B-1")]
    [InlineData("T002", null, "B-2")]
    [InlineData("T002", "ORG1")]
    public async Task Curator_OfACode_SeesGroupsOfTheirOwn(string teacher, string? organisation, params string[] groups)
    {
        var user = Viewer.Principal(SiteFactory.User("куратор", Roles.Curator, organisation, teacher), "test");
        var scope = await _site.Services.GetRequiredService<Viewer>().ScopeOfAsync(user, TestContext.Current.CancellationToken);

        var found = await _site.Services.GetRequiredService<ReportReader>().ReadAsync(
            "filter-groups", scope, null, new Dictionary<string, object?>(), TestContext.Current.CancellationToken);

        Assert.Equal(groups, found.Rows.Select(row => row["name"]));
    }

    [Theory]
    [InlineData(Roles.Curator, "T001", null, true)]
    [InlineData(Roles.Curator, "T001", "ORG2", false)]
    [InlineData(Roles.Curator, "T002", null, false)]
    [InlineData(Roles.Analyst, "T001", null, false)]
    public async Task Code_OfSeveralOrganisations_IsAFaultOfACuratorWithoutOne(string role, string teacher, string? organisation, bool isFault)
    {
        var fault = await _site.Services.GetRequiredService<CodeCheck>().FaultAsync(
            SiteFactory.User("куратор", role, organisation, teacher), TestContext.Current.CancellationToken);

        Assert.Equal(
            isFault ? "Код преподавателя «T001» есть в нескольких организациях: ORG1, ORG2. Укажите код организации: без него пользователю ничего не видно." : null,
            fault);
    }
}
