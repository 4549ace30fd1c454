using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Mappings;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Mappings;

/// <summary>A mapping: what it does in words, its text, its earlier versions.</summary>
/// <param name="store">The mappings.</param>
/// <param name="desk">Writes them.</param>
/// <param name="feeds">The feeds.</param>
public sealed class OneModel(ReportAccess reports, MappingStore store, MappingDesk desk, FeedCatalogue feeds) : ReportPage(reports)
{
    private const int LongestText = 200_000;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>The mapping.</summary>
    public MappingEntry Entry { get; private set; } = null!;

    /// <summary>Its text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Its earlier versions.</summary>
    public IReadOnlyList<KeptVersion> Versions { get; private set; } = [];

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <summary>The feeds.</summary>
    public FeedCatalogue Feeds => feeds;

    /// <summary>Whether the viewer may write it by hand.</summary>
    public bool MayEdit => MappingDesk.MayEdit(User);

    /// <summary>Whether the viewer may take an earlier version back.</summary>
    public bool MayRestore => MappingDesk.MayMap(User);

    /// <summary>Shows it.</summary>
    /// <param name="name">Its name.</param>
    public IActionResult OnGet(string name) => !IndexModel.MayLook(Reports, User) ? StatusCode(StatusCodes.Status403Forbidden) : Find(name) ? Page() : NotFound();

    /// <summary>Saves its text as a new version.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">The text.</param>
    public async Task<IActionResult> OnPostSaveAsync(string name, [FromForm] string? text, CancellationToken cancellationToken)
    {
        if (!MayEdit)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return await WriteAsync(name, text ?? "", cancellationToken);
    }

    /// <summary>Takes an earlier version back: it becomes the newest one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version.</param>
    public async Task<IActionResult> OnPostRestoreAsync(string name, [FromForm] int version, CancellationToken cancellationToken)
    {
        if (!MayRestore)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        return store.TextOfVersion(name, version) is { } text ? await WriteAsync(name, text, cancellationToken) : NotFound();
    }

    private async Task<IActionResult> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        if (!Find(name))
        {
            return NotFound();
        }

        Problem = text.Length > LongestText
            ? $"Настройка длиннее {Figures.Count(LongestText)} знаков."
            : await desk.SaveAsync(User.Identity?.Name ?? "", name, () => store.Parse(name, text), cancellationToken);
        if (Problem is null)
        {
            return Redirect(MappingDesk.Address(name));
        }

        Text = text;
        return Page();
    }

    private bool Find(string name)
    {
        if (store.Find(name) is not { } entry)
        {
            return false;
        }

        (Entry, Text, Versions) = (entry, store.TextOf(name) ?? "", store.Versions(name));
        return true;
    }
}
