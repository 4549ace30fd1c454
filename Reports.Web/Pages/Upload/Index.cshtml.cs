using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Reports.Web.Reading;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>«Загрузить»: takes files, and lists what the viewer has uploaded and sent.</summary>
/// <param name="uploads">What was not sent yet.</param>
/// <param name="deliveries">What was sent.</param>
/// <param name="outcomes">What became of it.</param>
/// <param name="feeds">The feeds.</param>
/// <param name="mappings">The mappings.</param>
/// <param name="options">How much is taken.</param>
public sealed class IndexModel(
    ReportAccess reports, UploadStore uploads, DeliveryStore deliveries, DeliveryReader outcomes, FeedCatalogue feeds, MappingStore mappings, IOptions<ReportsOptions> options) : ReportPage(reports)
{
    /// <summary>What was not sent yet.</summary>
    public IReadOnlyList<StagedUpload> Staged { get; private set; } = [];

    /// <summary>What was sent, the newest first.</summary>
    public IReadOnlyList<SentDelivery> Sent { get; private set; } = [];

    /// <summary>What became of it, by delivery.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SentOutcome>> Outcomes { get; private set; } = new Dictionary<string, IReadOnlyList<SentOutcome>>();

    /// <summary>Why an upload was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>The mapping that the files are to be read by; null where their headers tell.</summary>
    public MappingEntry? By { get; private set; }

    /// <summary>The feeds that people fill in.</summary>
    public IReadOnlyList<Feed> Feeds => TemplatesModel.Filled(feeds);

    /// <summary>How much is taken.</summary>
    public UploadOptions Options => options.Value.Upload;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Shows the form.</summary>
    /// <param name="refused">Why an upload was not taken.</param>
    /// <param name="profile">The mapping that the files are to be read by.</param>
    public async Task<IActionResult> OnGetAsync(string? refused, string? profile, CancellationToken cancellationToken)
    {
        if (!DeliveryReader.MayUpload(User))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var user = User.Identity?.Name ?? "";
        By = mappings.Find(profile ?? "");
        Problem = UploadText.Refused(refused, Options);
        Sent = await deliveries.OfAsync(user, cancellationToken);
        Staged = [.. uploads.Of(user).Where(upload => !Sent.Any(sent => sent.Id == upload.Id))];
        Outcomes = await outcomes.OutcomesAsync(Sent, cancellationToken);
        return Page();
    }

    /// <summary>The files of a delivery that ended in each way, in words.</summary>
    /// <param name="sent">The delivery.</param>
    public string StatesOf(SentDelivery sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return string.Join(", ", Outcomes[sent.Id].GroupBy(outcome => outcome.State).OrderByDescending(state => state.Key == SentState.Failed)
            .Select(state => Outcomes[sent.Id].Count == 1 ? UploadText.State(state.Key).Split(':')[0] : $"{UploadText.State(state.Key).Split(':')[0]}: {Figures.Count(state.Count())}"));
    }
}
