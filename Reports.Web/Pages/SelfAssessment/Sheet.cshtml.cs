using System.Globalization;
using Ingest.Sources;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.AppStore;
using Reports.Web.Reading;
using Reports.Web.SelfAssessment;

namespace Reports.Web.Pages.SelfAssessment;

/// <summary>Manual values as a workbook, to download, fill in and upload. A file with an error is refused as a whole.</summary>
/// <param name="assessments">Parses addresses.</param>
/// <param name="reader">Values of indicators.</param>
/// <param name="values">Values entered by hand.</param>
/// <param name="limits">What a file from outside may cost.</param>
[RequestSizeLimit(LargestFile)]
public sealed class SheetModel(ReportAccess reports, AssessmentQueryFactory assessments, AssessmentReader reader, ManualValues values, SourceLimits limits)
    : AssessmentPage(reports, assessments)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const long LargestFile = 5_000_000;

    /// <summary>Error messages, row by row.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>The stored values.</summary>
    public IReadOnlyList<AssessmentValue> Taken { get; private set; } = [];

    /// <summary>Whether a file was uploaded.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await AskAsync(cancellationToken) && IsOfWhole ? Page() : NotFound();

    /// <summary>Downloads the workbook.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || !IsOfWhole)
        {
            return NotFound();
        }

        var table = await reader.ReadAsync(Asked with { FirstYear = Asked.Year - 1, AsOf = null }, cancellationToken);
        return File(ManualSheet.Write(table), Workbook, string.Create(CultureInfo.InvariantCulture, $"{Asked.Set.Name} {Asked.Year}.xlsx"));
    }

    /// <summary>Uploads a workbook.</summary>
    /// <param name="file">The workbook.</param>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await AskAsync(cancellationToken) || !IsOfWhole)
        {
            return NotFound();
        }

        if (file is null || file.Length == 0)
        {
            Problems = ["Выберите файл XLSX."];
            return Page();
        }

        var table = await reader.ReadAsync(Asked with { FirstYear = Asked.Year - 1, AsOf = null }, cancellationToken);
        await using var stream = file.OpenReadStream();
        var rows = ManualSheet.Read(stream, table, limits, cancellationToken, out var problem);
        Problems = problem.Length > 0 ? [problem] : [.. rows.SelectMany(row => row.Input.Problems.Select(
            wrong => $"Строка {row.Row}, показатель {row.Value.Indicator.Code}. {wrong}"))];
        if (Problems.Count > 0)
        {
            return Page();
        }

        await values.AddAsync(
            [
                .. rows.Select(row => new ManualEntry(
                    new ManualCell(Asked.OrganisationCode, Asked.Set.Name, row.Value.Indicator.Code, row.Value.Line, row.Value.Column, row.Value.Year),
                    row.Input.Number, row.Input.Base, row.Input.Document)),
            ],
            User.Identity?.Name ?? "",
            cancellationToken);

        (Taken, IsDone) = ([.. rows.Select(row => row.Value)], true);
        return Page();
    }
}
