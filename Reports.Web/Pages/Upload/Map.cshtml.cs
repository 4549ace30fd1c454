using Ingest.Feeds.Mappings;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Mappings;
using Reports.Web.Reading;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>
/// «Настроить чтение»: shows how a table begins, asks what its columns, words and days are, and saves that as a mapping, by which the file is then checked. The
/// state of the form lies in the form alone.
/// </summary>
/// <param name="uploads">What was not sent yet.</param>
/// <param name="checks">Reads files in turn.</param>
/// <param name="work">Reads tables for the form.</param>
/// <param name="store">The mappings.</param>
/// <param name="desk">Writes them.</param>
/// <param name="viewer">Makes scopes.</param>
public sealed class MapModel(
    ReportAccess reports, UploadStore uploads, UploadChecks checks, MapWork work, MappingStore store, MappingDesk desk, Viewer viewer) : ReportPage(reports)
{
    /// <summary>The upload.</summary>
    public StagedUpload Staged { get; private set; } = null!;

    /// <summary>The file's place.</summary>
    public int Place { get; private set; }

    /// <summary>The form over its table.</summary>
    public MapState State { get; private set; } = null!;

    /// <summary>Why it was not saved; none where nobody asked.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    private StagedFile Chosen => Staged.Files[Place];

    /// <summary>Shows the form as far as the table fills it in.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">The file's place.</param>
    /// <param name="table">Its table; the first one where it is not named.</param>
    public async Task<IActionResult> OnGetAsync(string id, int file, string? table, CancellationToken cancellationToken) =>
        Find(id, file) ?? await ShowAsync(table, null, cancellationToken) ?? Page();

    /// <summary>Shows the form with what was said so far.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">The file's place.</param>
    /// <param name="table">Its table; the first one where it is not named.</param>
    public async Task<IActionResult> OnPostShowAsync(string id, int file, [FromForm] string? table, CancellationToken cancellationToken) =>
        Find(id, file) ?? await ShowAsync(table, MapForm.Read(Request.Form), cancellationToken) ?? Page();

    /// <summary>Saves the mapping, and has the file checked by it.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">The file's place.</param>
    /// <param name="table">Its table; the first one where it is not named.</param>
    public async Task<IActionResult> OnPostSaveAsync(string id, int file, [FromForm] string? table, CancellationToken cancellationToken)
    {
        if ((Find(id, file) ?? await ShowAsync(table, MapForm.Read(Request.Form), cancellationToken)) is { } refused)
        {
            return refused;
        }

        Refused = State.Problems.Count > 0 ? State.Problems : await SaveAsync(State.Form.Name, cancellationToken) is { } problem ? [problem] : [];
        if (Refused.Count > 0)
        {
            return Page();
        }

        // Of a workbook of several tables each is read by the mapping that knows its header.
        await ReadByAsync(State.Tables.Count == 1 ? State.Form.Name : null, State.Answers());
        return Redirect("/upload/" + Staged.Id);
    }

    /// <summary>Has a file read by a mapping that is there, or by its header again.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">The file's place.</param>
    /// <param name="profile">The mapping; empty for the header.</param>
    public async Task<IActionResult> OnPostChooseAsync(string id, int file, [FromForm] string? profile)
    {
        if (!DeliveryReader.MayUpload(User))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (FindFile(id, file) is { } refused)
        {
            return refused;
        }

        await ReadByAsync(store.Find(profile ?? "")?.Name, Chosen.Answers);
        return Redirect("/upload/" + Staged.Id);
    }

    private async Task<string?> SaveAsync(string name, CancellationToken cancellationToken) =>
        State.Feed is null ? "Не сказано, что такое строка файла: выберите таблицу."
        : name.Length == 0 ? "Назовите настройку: под этим именем её увидят остальные."
        : store.Find(name) is not null && !State.Form.IsReplacing ? $"Настройка «{name}» уже есть. Назовите эту иначе или отметьте, что она заменит прежнюю."
        : await desk.SaveAsync(User.Identity?.Name ?? "", name, () => store.Check(name, State.Made(name)), cancellationToken);

    private IActionResult? Find(string id, int file) => MappingDesk.MayMap(User) ? FindFile(id, file) : StatusCode(StatusCodes.Status403Forbidden);

    private IActionResult? FindFile(string id, int file)
    {
        if (uploads.Find(id, User.Identity?.Name ?? "") is not { } staged || file < 0 || file >= staged.Files.Count)
        {
            return NotFound();
        }

        (Staged, Place) = (staged, file);
        return null;
    }

    private async Task<IActionResult?> ShowAsync(string? table, MapForm? form, CancellationToken cancellationToken)
    {
        var codes = CentreCodes.In(await ReadAsync("template-codes", cancellationToken));
        var scope = await viewer.ScopeOfAsync(User, cancellationToken);
        if (await checks.InTurnAsync(Staged.User, () => work.Read(Staged, Chosen, table, form, codes, scope, cancellationToken), cancellationToken) is not { } state)
        {
            return NotFound();
        }

        State = state;
        return null;
    }

    /// <summary>Has the file checked anew as it is to be read now.</summary>
    private async Task ReadByAsync(string? profile, IReadOnlyDictionary<string, string> answers)
    {
        await checks.StopAsync(Staged.Id);
        uploads.End(Staged with { Files = [.. Staged.Files.Select((one, i) => i == Place ? one with { Profile = profile, Answers = answers } : one)] });
        uploads.ForgetReview(Staged.Id);
    }
}
