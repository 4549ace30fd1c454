using System.Net;
using Ingest.Worker.Commands;
using Reports.Web.Access;
using Reports.Web.Documents;
using Reports.Web.Tests.Documents;
using Reports.Web.Tests.Editions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>The operator's folder of templates: where its files come from and what a wrong one does.</summary>
public sealed class ReportTemplateTests : IAsyncLifetime
{
    private const string Address = "/templates/self-assessment.docx";

    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_site.Site.Folder, "templates", "self-assessment.docx");

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Template_TakenEditedAndPutBack_IsThatOfReports()
    {
        using var administrator = await _site.Site.SignedInAsync();
        Assert.Contains(Address, await administrator.GetStringAsync("/self-assessment?year=2025", Cancellation), StringComparison.Ordinal);
        TemplateFile.PutRenamed(Path, "Оглавление", await administrator.GetByteArrayAsync(Address, Cancellation));

        var report = await administrator.GetByteArrayAsync("/self-assessment/report.docx?year=2025", Cancellation);

        Assert.Contains("Оглавление", TemplateFile.WordsOf(report), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Path, Cancellation), await administrator.GetByteArrayAsync(Address, Cancellation));
    }

    [Fact]
    public async Task Template_Address_IsForAdministrators()
    {
        using var analyst = await _site.Site.SignedInAsync(SiteFactory.User("аналитик-шаблон", Roles.Analyst));
        Assert.Equal(HttpStatusCode.Redirect, (await analyst.GetAsync(Address, Cancellation)).StatusCode);
        Assert.DoesNotContain(Address, await analyst.GetStringAsync("/self-assessment?year=2025", Cancellation), StringComparison.Ordinal);
        using var officer = await _site.Site.SignedInAsync(SiteFactory.User("оператор-шаблон", Roles.DataOfficer));
        Assert.Equal(HttpStatusCode.Redirect, (await officer.GetAsync(Address, Cancellation)).StatusCode);
        using var administrator = await _site.Site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/templates/other.docx", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync("/templates/..%2F..%2Fapp.docx", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task WrongTemplate_RefusesTheDocumentWithItsReasonAndNothingElse()
    {
        await File.WriteAllTextAsync(Path, "no document", Cancellation);
        using var administrator = await _site.Site.SignedInAsync();

        var answer = await administrator.GetAsync("/self-assessment/report.docx?year=2025", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains($"Шаблон «{Path}»: повреждён или это не документ Word (.docx).", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/self-assessment/report.xlsx?year=2025", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/self-assessment/report.html?year=2025", Cancellation)).StatusCode);
        var file = System.IO.Path.Combine(_site.Site.Folder, "out.docx");
        Assert.Equal(1, await CommandLine.RunAsync(
            "",
            _site.Site.Services,
            ["export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "docx", "--out", file],
            Cancellation));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Templates_OfTheProduct_AreTheOnesOfItsDocuments() => Assert.Equal(["self-assessment"], DocumentTemplates.Names);
}
