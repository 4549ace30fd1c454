using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Inbox;
using Reports.Web.Quarantine;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>Loads, rows in quarantine with advice, findings, corrections.</summary>
/// <param name="inbox">Knows what pages have sent.</param>
public sealed class IndexModel(ReportAccess reports, InboxWriter inbox) : ReportPage(reports)
{
    /// <summary>How much of each list the page of all loads begins with: what has to be done is seen at once, the rest is a link away.</summary>
    public const int Few = 10;

    private const int FewFiles = 20;
    private const int Most = 200;

    private static readonly string[] Lists = ["files", "rows", "codes", "corrections"];

    /// <summary>The file shown alone; null shows all.</summary>
    public long? FileKey { get; private set; }

    /// <summary>The delivery whose files are shown; null shows those of all.</summary>
    public string? Delivery { get; private set; }

    /// <summary>Files, the newest first.</summary>
    public IReadOnlyList<LoadRow> Files { get; private set; } = [];

    /// <summary>What was passed over in the file or understood specially.</summary>
    public IReadOnlyList<NoteRow> Notes { get; private set; } = [];

    /// <summary>Quarantine by reason.</summary>
    public IReadOnlyList<RejectCodeRow> Codes { get; private set; } = [];

    /// <summary>Rows in quarantine; null for a role that may not read what was sent.</summary>
    public IReadOnlyList<RejectedRow>? Rejects { get; private set; }

    /// <summary>How many rows in quarantine have which state.</summary>
    public IReadOnlyList<RejectStateRow> States { get; private set; } = [];

    /// <summary>The state of the rows shown; null shows open ones.</summary>
    public string? State { get; private set; }

    /// <summary>The file that a page has sent: it waits to be loaded; null for none.</summary>
    public string? Sent { get; private set; }

    /// <summary>Files that could not be read and that nobody has sent again or closed.</summary>
    public IReadOnlyList<LoadRow> Failed => FileKey is null ? [.. Files.Where(file => file.IsFailed == 1)] : [];

    /// <summary>Whether the viewer may take files back.</summary>
    public bool MayWithdraw => WithdrawModel.MayWithdraw(User) && Filter.AsOf is null;

    /// <summary>Findings by code; null where not shown.</summary>
    public IReadOnlyList<FindingRow>? Findings { get; private set; }

    /// <summary>Rows with a day that cannot be, by finding; null where not shown.</summary>
    public IReadOnlyList<(string Finding, int Rows)>? Days { get; private set; }

    /// <summary>Codes and numbers of persons that have to be checked; null where not shown.</summary>
    public IReadOnlyList<IdentityRow>? Identities { get; private set; }

    /// <summary>Last corrections; null where not shown.</summary>
    public ReportTable? Corrections { get; private set; }

    /// <summary>Whether the viewer is kept to a part of the data: they see rows of that part alone, and no counts of others.</summary>
    public bool IsFenced { get; private set; }

    /// <summary>The reason chosen.</summary>
    public string? Code { get; private set; }

    /// <summary>The list that is shown whole: <c>files</c>, <c>rows</c>, <c>codes</c>, <c>corrections</c>; null for none.</summary>
    public string? Whole { get; private set; }

    /// <summary>Whether files stand before rows in quarantine: where nobody has asked for the rows, what was loaded last is of more use.</summary>
    public bool AreFilesFirst => FileKey is null && Delivery is null && Code is null && State is null && Whole != "rows";

    /// <summary>The files that the page lists: of all loads the newest, unless they are asked for.</summary>
    public IReadOnlyList<LoadRow> Listed => Delivery is not null || Whole == "files" ? Files : [.. Files.Take(FewFiles)];

    /// <summary>How many rows a list shows: all that a page can hold when it is asked for, the first few otherwise.</summary>
    /// <param name="list">The list.</param>
    public int RowsOf(string list) => Whole == list || (list == "rows" && (FileKey is not null || Code is not null || State is not null)) ? Most : Few;

    /// <summary>Address of this page with a list shown whole.</summary>
    /// <param name="list">The list.</param>
    public static string WholeHref(string list) => $"/loads?show={list}#{list}";

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Address of open rows of a table as a file to be corrected and sent back.</summary>
    /// <param name="feed">The table.</param>
    /// <param name="format"><c>xlsx</c> or <c>csv</c>.</param>
    public string CorrectionsHref(string? feed, string format) =>
        $"/corrections/{Uri.EscapeDataString(feed ?? "")}.{format}" + Filter.Query(("file", FileKey));

    /// <summary>Address of this page with rows of another state.</summary>
    /// <param name="state">The state.</param>
    public string StateHref(string state) => (FileKey is { } own ? FormattableString.Invariant($"/loads/{own}") : "/loads")
        + (state == "open" ? "" : "?state=" + state) + "#rows";

    /// <summary>Seconds from start to end.</summary>
    /// <param name="file">The load.</param>
    public static string Seconds(LoadRow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Moment(file.StartedAt) is { } start && Moment(file.FinishedAt) is { } end ? Figures.Number((decimal)(end - start).TotalSeconds, 1) : "";
    }

    /// <summary>Address of the files that came with one.</summary>
    /// <param name="file">One of them.</param>
    public static string DeliveryHref(LoadRow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return "/loads?delivery=" + Uri.EscapeDataString(file.DeliveryId ?? "") + "#files";
    }

    /// <summary>Shows loads.</summary>
    /// <param name="file">A single file.</param>
    /// <param name="code">Rows of one reason.</param>
    /// <param name="state">Rows of one state; without it open ones.</param>
    /// <param name="sent">A file that a page has sent.</param>
    /// <param name="delivery">Files that were sent together.</param>
    /// <param name="show">The list that is shown whole.</param>
    public async Task<IActionResult> OnGetAsync(int? file, string? code, string? state, string? sent, string? delivery, string? show, CancellationToken cancellationToken)
    {
        (FileKey, Code, Delivery, IsFenced) = (file, code, delivery, Viewer.IsFenced(User));
        State = state is "answered" or "closed" ? state : null;
        Whole = Array.Find(Lists, list => list == show);
        Sent = sent is not null && inbox.IsWaiting(sent) ? sent : null;
        Files = (await ReadAsync("load-files", cancellationToken, ("file", file), ("delivery", delivery))).As<LoadRow>();
        if (file is not null && Files.Count == 0)
        {
            return NotFound();
        }

        Codes = (await ReadAsync("load-reject-codes", cancellationToken, ("file", file))).As<RejectCodeRow>();
        States = (await ReadAsync("load-reject-states", cancellationToken, ("file", file))).As<RejectStateRow>();
        Rejects = await OpenAsync(
            "load-rejects", cancellationToken, ("file", file), ("code", code), ("reject_state", State), ("place_to", RowsOf("rows"))) is { } rejects
            ? RejectedRow.Of(rejects)
            : null;
        if (file is null)
        {
            Findings = (await OpenAsync("load-findings", cancellationToken))?.As<FindingRow>();
            Days = Findings is null ? null
                : [.. (await ReadUnseenAsync("impossible-days", cancellationToken)).Rows.CountBy(row => (string)row["finding"]!).Select(finding => (finding.Key, finding.Value))];
            Identities = (await OpenAsync("load-identity", cancellationToken))?.As<IdentityRow>();
            Corrections = await OpenAsync("load-corrections", cancellationToken);
        }
        else
        {
            Notes = (await ReadAsync("load-notes", cancellationToken, ("file", file))).As<NoteRow>();
        }

        return Page();
    }

    private async Task<ReportTable?> OpenAsync(string report, CancellationToken cancellationToken, params IReadOnlyList<(string, object?)> extra) =>
        Reports.Find(report) is { } found && Viewer.MayRead(User, found) ? await ReadAsync(report, cancellationToken, extra) : null;

    private static DateTimeOffset? Moment(string? iso) => DateTimeOffset.TryParse(
        iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}

/// <summary>A row of <c>load-files</c>.</summary>
/// <param name="LoadFileKey">Key of the file.</param>
/// <param name="State">State of the load.</param>
/// <param name="RowsCorrected">Rows that corrected others.</param>
/// <param name="RowsDuplicate">Rows that changed nothing.</param>
/// <param name="RowsLeftOut">Rows that are no records, or that a profile does not select.</param>
/// <param name="RowsRejected">Rows in quarantine.</param>
/// <param name="StartedAt">Start, ISO 8601 in UTC.</param>
/// <param name="FinishedAt">End, ISO 8601 in UTC.</param>
/// <param name="Failure">Why it was not read.</param>
/// <param name="IsFailed">Whether it was not read, and nobody has sent it again or closed it.</param>
/// <param name="FileId">Beginning of its SHA-256.</param>
/// <param name="WithdrawnBy">Who took it back.</param>
/// <param name="WithdrawnOn">When.</param>
/// <param name="WithdrawalReason">Why.</param>
/// <param name="WithdrawalFileKey">The file that says so; null for one that counts.</param>
/// <param name="SentBy">Who sent it on a page; null where it came otherwise.</param>
/// <param name="DeliveryId">What it was sent with.</param>
public sealed record LoadRow(
    long LoadFileKey,
    string Name,
    string State,
    string? Feed,
    long? RowsRead,
    long? RowsLoaded,
    long? RowsCorrected,
    long? RowsDuplicate,
    long? RowsLeftOut,
    long? RowsRejected,
    string? StartedAt,
    string? FinishedAt,
    string? Failure,
    long? IsFailed,
    string? FileId,
    string? WithdrawnBy,
    string? WithdrawnOn,
    string? WithdrawalReason,
    long? WithdrawalFileKey,
    string? SentBy,
    string? DeliveryId)
{
    /// <summary>Whether it can be taken back or closed: what only says so of other files is not.</summary>
    public bool MayGo => IsFailed == 1 || (State == "loaded" && WithdrawalFileKey is null && Feed is not ("withdrawals" or "closings"));

    /// <summary>Its counts in the order of the table.</summary>
    public IReadOnlyList<long?> Counts => [RowsRead, RowsLoaded, RowsCorrected, RowsDuplicate, RowsLeftOut, RowsRejected];
}

/// <summary>A row of <c>load-notes</c>.</summary>
/// <param name="Text">The sentence.</param>
public sealed record NoteRow(string Text);

/// <summary>A row of <c>load-reject-codes</c>.</summary>
/// <param name="Code">The reason.</param>
/// <param name="RowsN">How many rows.</param>
public sealed record RejectCodeRow(string Code, string? Feed, long? RowsN);

/// <summary>A row of <c>load-reject-states</c>.</summary>
/// <param name="State">The state.</param>
/// <param name="RowsN">How many rows.</param>
public sealed record RejectStateRow(string State, long? RowsN);

/// <summary>A row of <c>load-identity</c>.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Kind">Whose codes they are, in Russian.</param>
/// <param name="One">A code.</param>
/// <param name="Other">The other code; null for a finding about one.</param>
public sealed record IdentityRow(string Finding, string Kind, string One, string? Other)
{
    /// <summary>Where two codes that look alike differ: the place of the sign and which of them is Latin; empty for other findings.</summary>
    public string Difference
    {
        get
        {
            var place = Finding != "look_alike" || Other is null ? -1 : One.Zip(Other).ToList().FindIndex(pair => pair.First != pair.Second);
            return place < 0 ? "" : FormattableString.Invariant($"знак {place + 1}: {Name(One[place])} и {Name(Other![place])}");
        }
    }

    private static string Name(char sign) => char.IsAsciiLetter(sign) ? $"латинская {sign}"
        : char.IsLetter(sign) ? $"русская {sign}"
        : FormattableString.Invariant($"«{sign}» (U+{(int)sign:X4})");
}

/// <summary>A row of <c>load-findings</c>.</summary>
/// <param name="Code">The finding.</param>
/// <param name="FindingsN">How many records.</param>
/// <param name="GroupsN">In how many groups.</param>
/// <param name="WorstGroup">The group with most of them.</param>
public sealed record FindingRow(string Code, long? FindingsN, long? GroupsN, string? WorstGroup);
