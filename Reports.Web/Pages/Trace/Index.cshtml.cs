using Microsoft.AspNetCore.Mvc;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Trace;

/// <summary>The trace of a fact: its values, corrections, file and line.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <summary>The fact.</summary>
    public TraceCard Card { get; private set; } = null!;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Shows the fact.</summary>
    /// <param name="fact">A kind of <see cref="TraceFact"/>.</param>
    /// <param name="keys">Its keys, separated by slashes.</param>
    /// <param name="no">Number of an order or a register.</param>
    public async Task<IActionResult> OnGetAsync(string fact, string? keys, string? no, CancellationToken cancellationToken)
    {
        if (TraceFact.Find(fact) is not { } kind || kind.Parameters(keys, no) is not { } parameters
            || TraceCard.Of(await ReadAsync(kind.Report, cancellationToken, parameters)) is not { } card)
        {
            return NotFound();
        }

        Card = card;
        return Page();
    }
}
