using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Mappings;

/// <summary>Files that a mapping has read.</summary>
/// <param name="Profile">Its name.</param>
/// <param name="FilesN">How many; null where the viewer is not told.</param>
/// <param name="FinishedAt">When the last one was.</param>
public sealed record MappingFilesRow(string Profile, long? FilesN, string? FinishedAt);

/// <summary>«Настройки чтения»: the mappings there are.</summary>
/// <param name="store">The mappings.</param>
/// <param name="feeds">The feeds.</param>
public sealed class IndexModel(ReportAccess reports, MappingStore store, FeedCatalogue feeds) : ReportPage(reports)
{
    private const string Report = "mapping-files";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The mappings, by title.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; private set; } = [];

    /// <summary>Files that each has read.</summary>
    public IReadOnlyDictionary<string, MappingFilesRow> Files { get; private set; } = new Dictionary<string, MappingFilesRow>();

    /// <summary>The feeds.</summary>
    public FeedCatalogue Feeds => feeds;

    /// <summary>Whether a viewer may look at mappings.</summary>
    internal static bool MayLook(ReportAccess reports, System.Security.Claims.ClaimsPrincipal user) =>
        reports.Find(Report) is { } report && Viewer.MayRead(user, report) && Viewer.FenceOf(user).Learner is null;

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!MayLook(Reports, User))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Files = (await ReadAsync(Report, cancellationToken)).As<MappingFilesRow>().ToDictionary(row => row.Profile, StringComparer.Ordinal);
        Entries = [.. store.All().OrderBy(entry => entry.Mapping?.Title ?? entry.Name, StringComparer.Create(Figures.Russian, ignoreCase: true))];
        return Page();
    }
}
