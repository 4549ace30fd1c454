using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>Base of pages over reports: parses the filter of the address and reads reports. <c>Pages/README.md</c> has the conventions.</summary>
public abstract class ReportPage(ReportAccess reports) : PageModel
{
    /// <summary>What stands in place of a figure that the filter by teacher does not reach.</summary>
    public const string NotByTeacher = "по преподавателю не считается";

    /// <summary>Reads reports for the viewer.</summary>
    protected ReportAccess Reports { get; } = reports;

    /// <summary>The chart that the address asks for instead of the page.</summary>
    private string? Picture => Request.Query[PagePictures.Key].ToString() is { Length: > 0 } name ? name : null;

    /// <summary>What the viewer chose.</summary>
    public ReportFilter Filter { get; private set; } = null!;

    /// <summary>Parts of the filter form: <c>period</c>, <c>organisation</c>, <c>programme</c>, <c>group</c>, <c>teacher</c>, <c>asOf</c>.</summary>
    public virtual IReadOnlyList<string> Shown => ["period", "programme", "group"];

    /// <summary>The report of the page's export buttons; null for none.</summary>
    public virtual string? Exports => null;

    /// <summary>The preset of the period when the address has none.</summary>
    public virtual string? DefaultPreset => null;

    /// <summary>Names and values of the address beyond the filter, which exports and the filter form keep: <c>learner=42</c>.</summary>
    public virtual IReadOnlyList<(string Key, object? Value)> Kept => [];

    /// <summary>The order of rows that the address asks for; null for that of the report.</summary>
    public RowSort? Sort { get; private set; }

    /// <summary>Whether the page shows itself anew while files load: one without forms, in which nothing that was typed can be lost.</summary>
    public virtual bool Renews => false;

    /// <summary>Text after the period under the title.</summary>
    public virtual string Subtitle => "";

    /// <summary>Charts of the page, which are also available as pictures.</summary>
    public virtual IReadOnlyList<PageChart> Charts => [];

    /// <summary>The address of a chart's picture with the page's filter.</summary>
    /// <param name="chart">Its name.</param>
    public string PictureHref(string chart) => Request.Path + Filter.Query([.. Kept, (PagePictures.Key, chart)]);

    /// <summary>Period and filter in words, as under the title.</summary>
    /// <param name="choices">Names of what was chosen.</param>
    public async Task<IReadOnlyList<string>> WordsAsync(FilterChoices choices, CancellationToken cancellationToken)
    {
        var chosen = await choices.WordsAsync(Shown, User, Filter, cancellationToken);
        return [.. new[]
        {
            Shown.Contains("period") ? Figures.Period(Filter.Period) : "",
            chosen.Length > 0 ? chosen : Shown.Contains("programme") ? "все программы" : "",
            Filter.Teacher is not null && !Shown.Contains("teacher") ? NotByTeacher : "",
            Subtitle,
            Filter.AsOfDay is { } known ? $"как было известно на {Figures.Date(known)}" : "",
        }.Where(part => part.Length > 0)];
    }

    /// <summary>The address of a report's file with the page's filter.</summary>
    /// <param name="format"><c>xlsx</c> or <c>csv</c>.</param>
    public string ExportHref(string report, string format) => $"/export/{report}.{format}{Filter.Query([.. Kept, (RowSort.Key, Sort?.Text)])}";

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Filter = ReportFilter.Read(Request.Query, Reports.Time, DefaultPreset);
        Sort = RowSort.Read(Request.Query);
        var read = await next();
        if (Picture is { } chart && read is { Exception: null, Result: null or PageResult })
        {
            read.Result = await HttpContext.RequestServices.GetRequiredService<PagePictures>().OfAsync(this, chart, HttpContext.RequestAborted);
        }
    }

    /// <summary>Reads a report with the page's filter.</summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    protected Task<ReportTable> ReadAsync(
        string report, CancellationToken cancellationToken, params IReadOnlyList<(string Name, object? Value)> extra) =>
        ReadAsync(report, Filter, extra, cancellationToken);

    /// <summary>Reads a report whose rows the page counts or picks from; whom it shows it says by <see cref="ReportAccess.ShowAsync"/>.</summary>
    protected Task<ReportTable> ReadUnseenAsync(string report, CancellationToken cancellationToken) =>
        Reports.ReadAsync(report, User, Filter, [], cancellationToken, action: null);

    /// <summary>Reads a report with another filter.</summary>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    protected Task<ReportTable> ReadAsync(
        string report, ReportFilter filter, IReadOnlyList<(string Name, object? Value)> extra, CancellationToken cancellationToken) =>
        Reports.ReadAsync(report, User, filter, extra, cancellationToken, action: Picture is null ? "page" : "export");
}
