using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Reports.Web.Charts;
using Reports.Web.Configuration;
using Reports.Web.Exports;
using Reports.Web.Reading;

namespace Reports.Web.Pages;

/// <summary>
/// Charts of pages as pictures. The page itself responds when its address names a chart, so that scope, filter and audit
/// are those of the page.
/// </summary>
/// <param name="options">The organisation.</param>
/// <param name="choices">Names of what was chosen.</param>
/// <param name="state">The state of data.</param>
public sealed class PagePictures(IOptions<ReportsOptions> options, FilterChoices choices, DataState state) : IDisposable
{
    /// <summary>The key of an address that asks for a chart of a page instead of the page.</summary>
    public const string Key = "picture";

    // Drawing is bound by the processor: keep one free for pages.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>The picture of a chart.</summary>
    /// <param name="page">A page that was read.</param>
    /// <param name="name">Name of its chart.</param>
    /// <returns>Not found where the page has no such chart, or there is nothing to draw.</returns>
    public async Task<IActionResult> OfAsync(ReportPage page, string name, CancellationToken cancellationToken)
    {
        if (page.Charts.FirstOrDefault(one => one.Name == name) is not { Chart: { } drawn } chart)
        {
            return new NotFoundResult();
        }

        var title = chart.Subject.Length > 0 ? $"{chart.Title}: {chart.Subject}" : chart.Title;
        var words = await page.WordsAsync(choices, cancellationToken);
        var now = await state.ReadAsync(cancellationToken);
        var caption = new PictureCaption(title, chart.Unit, string.Join(" · ", words), $"{options.Value.Organisation} · {now.Words}");
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return new FileContentResult(ChartPicture.Png(drawn.Data, caption), "image/png") { FileDownloadName = FileName.Of(title, "png") };
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
