using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>A page over report queries: reads the filter from the address and reports through the desk. <c>Pages/README.md</c> has the conventions.</summary>
/// <param name="desk">The way to reports.</param>
public abstract class ReportPage(ReportDesk desk) : PageModel
{
    /// <summary>The way to reports.</summary>
    protected ReportDesk Desk { get; } = desk;

    /// <summary>What the viewer chose.</summary>
    public ReportFilter Filter { get; private set; } = null!;

    /// <summary>Parts of the filter form: <c>period</c>, <c>organisation</c>, <c>programme</c>, <c>group</c>, <c>teacher</c>, <c>asOf</c>.</summary>
    public virtual IReadOnlyList<string> Shown => ["period", "programme", "group"];

    /// <summary>The report that the page's export buttons give; null for none.</summary>
    public virtual string? Exports => null;

    /// <summary>The preset of the period when the address has none.</summary>
    public virtual string? DefaultPreset => null;

    /// <summary>Names and values of the address beyond the filter, which exports and the filter form keep: <c>learner=42</c>.</summary>
    public virtual IReadOnlyList<(string Key, object? Value)> Kept => [];

    /// <summary>Words after the period under the title.</summary>
    public virtual string Subtitle => "";

    /// <summary>The address of a report's file with the page's filter.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format"><c>xlsx</c> or <c>csv</c>.</param>
    public string ExportHref(string report, string format) => $"/export/{report}.{format}{Filter.Query([.. Kept])}";

    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Filter = ReportFilter.Read(Request.Query, Desk.Time, DefaultPreset);

    /// <summary>Reads a report with the page's filter.</summary>
    /// <param name="report">The report.</param>
    /// <param name="extra">Values for parameters that the filter does not have.</param>
    protected Task<ReportTable> ReadAsync(
        string report, CancellationToken cancellationToken, params IReadOnlyList<(string Name, object? Value)> extra) =>
        Desk.ReadAsync(report, User, Filter, extra, cancellationToken);
}
