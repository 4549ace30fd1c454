using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Inbox;
using Reports.Web.Reading;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Targets;

/// <summary>Цели: targets in force with their history, and a form that sets one by putting a file of the feed into the inbox.</summary>
/// <param name="inbox">Takes the file.</param>
public sealed partial class IndexModel(ReportAccess reports, InboxWriter inbox) : ReportPage(reports)
{
    private const string Report = "targets";

    private static readonly string[] Columns =
        ["org_code", "measure", "programme_code", "group_code", "target", "valid_from", "corrected_on", "corrected_by", "correction_reason"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["organisation", "programme", "group", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => Report;

    /// <summary>Targets of a measure of a unit: the one that stands first, then the others and what they were.</summary>
    public IReadOnlyList<IReadOnlyList<TargetRow>> Targets { get; private set; } = [];

    /// <summary>What a target would be set for: the choice of the filter; several where an organisation has to be chosen first, none outside the fence.</summary>
    public IReadOnlyList<UnitRow> Units { get; private set; } = [];

    /// <summary>What was typed.</summary>
    public TargetForm Typed { get; private set; } = new();

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The file that the form has sent; null for none.</summary>
    public SentFile? Sent { get; private set; }

    /// <summary>Whether the viewer may set targets.</summary>
    public bool MaySet => (User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.Analyst)) && Filter.AsOf is null;

    /// <summary>The address of this page with the filter.</summary>
    /// <param name="file">A file that was sent.</param>
    public string Href(string? file = null) => "/targets" + Filter.Query(("file", file));

    /// <summary>Shows the targets.</summary>
    /// <param name="file">The file that was sent.</param>
    public async Task<IActionResult> OnGetAsync(string? file, CancellationToken cancellationToken)
    {
        Typed.ValidFrom = Period.Iso(Filter.Today);
        await ShowAsync(cancellationToken);
        if (file is not null && FileName().IsMatch(file))
        {
            // Asked before the ledger: a file that is loaded in between is there and no more here.
            var waits = inbox.IsWaiting(file);
            var loaded = (await ReadAsync("load-files", cancellationToken)).As<LoadRow>().FirstOrDefault(row => row.Name == file);
            Sent = new SentFile(file, loaded?.LoadFileKey, waits || loaded?.State == "loading", loaded is { State: "loaded", RowsRejected: 0 });
        }

        return Page();
    }

    /// <summary>Sets a target.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] TargetForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!MaySet)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (form.IsOdd || !ModelState.IsValid)
        {
            return BadRequest();
        }

        Typed = form;
        await ShowAsync(cancellationToken);
        Problem = Units.Count switch
        {
            0 => "Этому задать цель нельзя: она касалась бы групп, которые вам не доступны. Выберите группу или программу.",
            > 1 => "Выберите организацию: цель задаётся одной.",
            _ => form.Problem,
        };
        if (Problem is not null)
        {
            return Page();
        }

        var (unit, percent) = (Units[0], form.Percent!.Value.ToString("0.##", CultureInfo.InvariantCulture));
        var file = await inbox.WriteAsync(
            "targets",
            Columns,
            [[unit.OrgCode, form.Measure, unit.ProgrammeCode, unit.GroupCode, percent, Period.Iso(form.Day!.Value), inbox.Now, User.Identity?.Name, form.Reason!.Trim()]],
            cancellationToken);
        return Redirect(Href(file));
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Targets = [.. (await ReadAsync(Report, cancellationToken)).As<TargetRow>()
            .GroupBy(row => (row.Measure, row.OrgKey, row.ProgrammeKey, row.GroupKey)).Select(rows => (IReadOnlyList<TargetRow>)[.. rows])];
        Units = MaySet ? (await ReadAsync("target-unit", cancellationToken)).As<UnitRow>() : [];
    }

    [GeneratedRegex("^targets-[0-9]{8}T[0-9]{6}-[0-9a-f]{8}[.]csv$")]
    private static partial Regex FileName();

    private sealed record LoadRow(long? LoadFileKey, string Name, string State, long? RowsRejected);
}

/// <summary>A file that the page has put into the inbox.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key in the ledger; null before.</param>
/// <param name="IsWaiting">Whether it is still to be loaded.</param>
/// <param name="IsLoaded">Whether it is loaded whole.</param>
public sealed record SentFile(string Name, long? Key, bool IsWaiting, bool IsLoaded);

/// <summary>What a target is set for.</summary>
public sealed record UnitRow(string OrgCode, string? ProgrammeCode, string? GroupCode, string Name);

/// <summary>A target, or what it was.</summary>
public sealed record TargetRow(
    string Measure, long? OrgKey, long? ProgrammeKey, long? GroupKey, long? LoadFileKey, string Standing, string Title, string? Organisation, string? Programme,
    string? GroupCode, long? Target, long? ValidFrom, string State, string? SetBy, string? SetOn, string? Reason, string? FileName, long? LineNo)
{
    /// <summary>Whose it is.</summary>
    public string Unit => GroupCode is { } group ? "группа " + group : Programme ?? "вся организация";

    /// <summary>From when, in words.</summary>
    public string From => ValidFrom is null ? "с самого начала" : "с " + Figures.Date(ValidFrom);

    /// <summary>Its corrections, file and line.</summary>
    public string Trace => Pages.Trace.TraceFact.Href("target", Measure, OrgKey, ProgrammeKey, GroupKey, ValidFrom ?? 0);
}
