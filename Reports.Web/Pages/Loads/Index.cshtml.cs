using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>Files that were loaded or were not, rows in quarantine with what to do about them, findings, corrections.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    private const int MostRejects = 200;

    /// <summary>The file shown alone; null shows all.</summary>
    public long? FileKey { get; private set; }

    /// <summary>Files, the newest first.</summary>
    public ReportTable Files { get; private set; } = null!;

    /// <summary>Quarantine by reason.</summary>
    public ReportTable Codes { get; private set; } = null!;

    /// <summary>Rows in quarantine; null for a role that may not read what was sent.</summary>
    public ReportTable? Rejects { get; private set; }

    /// <summary>Findings by code; null where not shown.</summary>
    public ReportTable? Findings { get; private set; }

    /// <summary>Last corrections; null where not shown.</summary>
    public ReportTable? Corrections { get; private set; }

    /// <summary>The reason chosen.</summary>
    public string? Code { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Rows in quarantine that the file with rejects has.</summary>
    public string RejectsHref => "/export/load-rejects.csv" + Filter.Query(("file", FileKey), ("code", Code));

    /// <summary>Seconds from start to end.</summary>
    /// <param name="row">A row of <see cref="Files"/>.</param>
    public string Seconds(object?[] row) =>
        Moment(row, "started_at") is { } start && Moment(row, "finished_at") is { } end ? Figures.Number((decimal)(end - start).TotalSeconds, 1) : "";

    /// <summary>Shows loads.</summary>
    /// <param name="file">A file alone.</param>
    /// <param name="code">Rows of one reason.</param>
    public async Task<IActionResult> OnGetAsync(int? file, string? code, CancellationToken cancellationToken)
    {
        (FileKey, Code) = (file, code);
        Files = await ReadAsync("load-files", cancellationToken, ("file", file));
        if (file is not null && Files.Rows.Count == 0)
        {
            return NotFound();
        }

        Codes = await ReadAsync("load-reject-codes", cancellationToken, ("file", file));
        Rejects = await OpenAsync("load-rejects", cancellationToken, ("file", file), ("code", code), ("place_to", MostRejects));
        if (file is null)
        {
            Findings = await OpenAsync("load-findings", cancellationToken);
            Corrections = await OpenAsync("load-corrections", cancellationToken);
        }

        return Page();
    }

    private async Task<ReportTable?> OpenAsync(string report, CancellationToken cancellationToken, params IReadOnlyList<(string, object?)> extra) =>
        Reports.Find(report) is { } found && Viewer.MayRead(User, found) ? await ReadAsync(report, cancellationToken, extra) : null;

    private DateTimeOffset? Moment(object?[] row, string name) => DateTimeOffset.TryParse(
        row[Files.Index(name)] as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
