using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Reading;

namespace Reports.Web.Pages.Loads;

/// <summary>The strip of a load, which pages ask for while files are loaded. A changed number makes them show themselves anew.</summary>
/// <param name="progress">How far it is.</param>
public sealed class ProgressModel(LoadProgress progress) : PageModel
{
    /// <summary>What is loaded now.</summary>
    public LoadsNow Loads { get; private set; } = LoadsNow.None;

    /// <summary>Answers with the strip.</summary>
    /// <param name="done">Finished files that the page has shown; none where it waits for the first ones.</param>
    public async Task OnGetAsync(int? done, CancellationToken cancellationToken)
    {
        Loads = await progress.ReadAsync(cancellationToken);
        if (done is { } shown && (Loads.Done != shown || !Loads.IsLoading))
        {
            Response.Headers["HX-Trigger"] = "data-changed";
        }
    }
}
