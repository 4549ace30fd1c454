using Ingest.Feeds.Contracts;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Upload;

/// <summary>Empty workbooks of the feeds, to be filled in and sent.</summary>
/// <param name="feeds">The feeds.</param>
public sealed class TemplatesModel(ReportAccess reports, FeedCatalogue feeds) : ReportPage(reports)
{
    // Pages write files of these, nobody fills one in.
    private static readonly string[] OfPages = ["closings", "withdrawals"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The feeds that people fill in, in the order in which they are loaded.</summary>
    public IReadOnlyList<Feed> Feeds => Filled(feeds);

    /// <summary>The feeds that people fill in, in the order in which they are loaded.</summary>
    /// <param name="feeds">All feeds.</param>
    public static IReadOnlyList<Feed> Filled(FeedCatalogue feeds)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        return [.. feeds.Feeds.Where(feed => !OfPages.Contains(feed.Name))];
    }

    /// <summary>Shows them to whoever may send files.</summary>
    public IActionResult OnGet() => Reports.Find("template-codes") is { } codes && Viewer.MayRead(User, codes) ? Page() : StatusCode(StatusCodes.Status403Forbidden);
}
