using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>Loads, rows in quarantine with advice, findings, corrections.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    private const int MostRejects = 200;

    /// <summary>The file shown alone; null shows all.</summary>
    public long? FileKey { get; private set; }

    /// <summary>Files, the newest first.</summary>
    public IReadOnlyList<LoadRow> Files { get; private set; } = [];

    /// <summary>What was passed over in the file or understood specially.</summary>
    public IReadOnlyList<NoteRow> Notes { get; private set; } = [];

    /// <summary>Quarantine by reason.</summary>
    public IReadOnlyList<RejectCodeRow> Codes { get; private set; } = [];

    /// <summary>Rows in quarantine; null for a role that may not read what was sent.</summary>
    public IReadOnlyList<RejectRow>? Rejects { get; private set; }

    /// <summary>Findings by code; null where not shown.</summary>
    public IReadOnlyList<FindingRow>? Findings { get; private set; }

    /// <summary>Last corrections; null where not shown.</summary>
    public ReportTable? Corrections { get; private set; }

    /// <summary>Whether the viewer is kept to a part of the data: they see rows of that part alone, and no counts of others.</summary>
    public bool IsFenced { get; private set; }

    /// <summary>The reason chosen.</summary>
    public string? Code { get; private set; }

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Address of the export of rows in quarantine.</summary>
    public string RejectsHref => "/export/load-rejects.csv" + Filter.Query(("file", FileKey), ("code", Code));

    /// <summary>Seconds from start to end.</summary>
    /// <param name="file">The load.</param>
    public static string Seconds(LoadRow file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Moment(file.StartedAt) is { } start && Moment(file.FinishedAt) is { } end ? Figures.Number((decimal)(end - start).TotalSeconds, 1) : "";
    }

    /// <summary>Shows loads.</summary>
    /// <param name="file">A single file.</param>
    /// <param name="code">Rows of one reason.</param>
    public async Task<IActionResult> OnGetAsync(int? file, string? code, CancellationToken cancellationToken)
    {
        (FileKey, Code, IsFenced) = (file, code, Viewer.IsFenced(User));
        Files = (await ReadAsync("load-files", cancellationToken, ("file", file))).As<LoadRow>();
        if (file is not null && Files.Count == 0)
        {
            return NotFound();
        }

        Codes = (await ReadAsync("load-reject-codes", cancellationToken, ("file", file))).As<RejectCodeRow>();
        Rejects = (await OpenAsync("load-rejects", cancellationToken, ("file", file), ("code", code), ("place_to", MostRejects)))?.As<RejectRow>();
        if (file is null)
        {
            Findings = (await OpenAsync("load-findings", cancellationToken))?.As<FindingRow>();
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
    string? Failure)
{
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

/// <summary>A row of <c>load-rejects</c>.</summary>
/// <param name="LoadFileKey">Key of the file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="LineNo">The line.</param>
/// <param name="Feed">The table.</param>
/// <param name="ColumnName">The column.</param>
/// <param name="Code">The reason.</param>
/// <param name="Detail">More of the reason.</param>
/// <param name="RawText">The raw text of the row.</param>
/// <param name="TotalN">Total number of rows.</param>
public sealed record RejectRow(
    long LoadFileKey, string FileName, long? LineNo, string? Feed, string? ColumnName, string Code, string? Detail, string? RawText, long? TotalN);

/// <summary>A row of <c>load-findings</c>.</summary>
/// <param name="Code">The finding.</param>
/// <param name="FindingsN">How many rows.</param>
/// <param name="GroupsN">In how many groups.</param>
/// <param name="WorstGroup">The group with most of them.</param>
public sealed record FindingRow(string Code, long? FindingsN, long? GroupsN, string? WorstGroup);
