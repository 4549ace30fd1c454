using Ingest.Feeds.Checking;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Reading;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>An upload: what the check says of it and the form that sends it; once it is sent, its receipt.</summary>
/// <param name="uploads">What was not sent yet.</param>
/// <param name="checks">Checks uploads.</param>
/// <param name="sender">Sends them.</param>
/// <param name="deliveries">What was sent.</param>
/// <param name="outcomes">What became of it.</param>
/// <param name="learners">Finds whom people without codes may be.</param>
/// <param name="viewer">Makes scopes.</param>
public sealed class OneModel(
    ReportAccess reports, UploadStore uploads, UploadChecks checks, DeliverySender sender, DeliveryStore deliveries, DeliveryReader outcomes, LearnerFinder learners, Viewer viewer)
    : ReportPage(reports)
{
    private const int LongestAnswer = 200;

    /// <summary>The upload that was not sent yet; null when it was.</summary>
    public StagedUpload? Staged { get; private set; }

    /// <summary>What the check says, one a file; null as long as it goes on.</summary>
    public IReadOnlyList<FileReview>? Reviews { get; private set; }

    /// <summary>Contents that are loaded already, by their SHA-256.</summary>
    public IReadOnlyDictionary<string, LedgerRow> Known { get; private set; } = new Dictionary<string, LedgerRow>();

    /// <summary>Whom the people of tables may be, by the place of the file and the name of the table.</summary>
    public IReadOnlyDictionary<(int File, string Table), IReadOnlyList<LearnerMatch>> Matches { get; private set; } =
        new Dictionary<(int File, string Table), IReadOnlyList<LearnerMatch>>();

    /// <summary>The check that goes on or has failed.</summary>
    public CheckRun? Run { get; private set; }

    /// <summary>What was sent; null when it was not.</summary>
    public SentDelivery? Sent { get; private set; }

    /// <summary>What became of it.</summary>
    public IReadOnlyList<SentOutcome> Outcomes { get; private set; } = [];

    /// <summary>What the viewer is kept to.</summary>
    public RowFence Fence { get; private set; }

    /// <summary>Which files are chosen; null before a choice.</summary>
    public IReadOnlyList<int>? Chosen { get; private set; }

    /// <summary>The error message of a refused request.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

    /// <summary>Whether a file is sent unless the viewer says otherwise.</summary>
    /// <param name="file">Its place.</param>
    public bool IsChosen(int file) => Chosen?.Contains(file) ?? (Reviews![file].IsLoadable && !IsKnown(file));

    /// <summary>Whether a file may not be sent by the viewer.</summary>
    /// <param name="file">Its place.</param>
    public bool IsClosed(int file) => Reviews![file].IsClosed(Fence);

    /// <summary>Whether all of a file is loaded already.</summary>
    /// <param name="file">Its place.</param>
    public bool IsKnown(int file) => Reviews![file] is { Unchecked: 0, Tables: { Count: > 0 } tables } && tables.All(table => Known.ContainsKey(table.Sha256));

    /// <summary>People of a table whom the viewer has to say who they are; null when there are none.</summary>
    /// <param name="file">The file's place.</param>
    /// <param name="number">The table's place in it.</param>
    public PeopleView? PeopleOf(int file, int number) =>
        Reviews![file].Tables[number] is { People: { } people } table && Matches.TryGetValue((file, table.Name), out var matches)
            ? new PeopleView(Staged!.Id, file, number, table.Name, matches, people.NamesOrganisation)
            : null;

    /// <summary>Shows the check or the receipt.</summary>
    /// <param name="id">The upload.</param>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>How far the check is; tells the page to show itself anew when it has ended.</summary>
    /// <param name="id">The upload.</param>
    public async Task<IActionResult> OnGetProgressAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is null || Run is null or { Problem: not null })
        {
            Response.Headers["HX-Refresh"] = "true";
            return new EmptyResult();
        }

        return Partial("_Progress", this);
    }

    /// <summary>The receipt as a file.</summary>
    /// <param name="id">The delivery.</param>
    public async Task<IActionResult> OnGetReceiptAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Sent is null)
        {
            return NotFound();
        }

        await ShowAsync(cancellationToken);
        return File(ReceiptFile.Csv(Sent, Outcomes), "text/csv; charset=utf-8", ReceiptFile.Name(Sent));
    }

    /// <summary>Sends the chosen files.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">Places of the files.</param>
    public async Task<IActionResult> OnPostSendAsync(string id, [FromForm] IReadOnlyList<int>? file, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is null)
        {
            // Sent already: by a second click, or in another window.
            return Here();
        }

        await ShowAsync(cancellationToken);
        Chosen = [.. (file ?? []).Distinct().Where(place => place >= 0 && place < Staged.Files.Count).Order()];
        Problem = Reviews is null ? "Проверка ещё идёт: дождитесь её конца."
            : Chosen.Count == 0 ? "Отметьте хотя бы один файл."
            : await ClosedAsync(cancellationToken) ? "Среди отмеченных файлов есть такие, которые вам отправлять нельзя: почему — сказано у файла. Ничего не отправлено."
            : null;
        if (Problem is not null)
        {
            return Page();
        }

        await sender.SendAsync(Staged, [.. Chosen.Select(SentOf)], cancellationToken);
        return Here();
    }

    /// <summary>Checks anew.</summary>
    /// <param name="id">The upload.</param>
    public async Task<IActionResult> OnPostCheckAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is not null)
        {
            await checks.StopAsync(Staged.Id);
            uploads.ForgetReview(Staged.Id);
        }

        return Here();
    }

    /// <summary>Takes answers to what a file does not say itself, and checks anew.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="place">The file's place.</param>
    /// <param name="answer">Answers by the names of the questions.</param>
    public async Task<IActionResult> OnPostAnswerAsync(string id, [FromForm] int place, [FromForm] Dictionary<string, string?>? answer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is not null && Reviews is not null && place >= 0 && place < Staged.Files.Count)
        {
            var file = Staged.Files[place];
            var asked = Reviews[place].Tables.SelectMany(table => table.Asks).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
            var answers = new Dictionary<string, string>(file.Answers, StringComparer.Ordinal);
            foreach (var (name, text) in (answer ?? []).Where(one => asked.Contains(one.Key) && one.Value?.Trim() is { Length: > 0 and <= LongestAnswer }))
            {
                answers[name] = text!.Trim();
            }

            uploads.End(Staged with { Files = [.. Staged.Files.Select((one, i) => i == place ? file with { Answers = answers } : one)] });
            uploads.ForgetReview(Staged.Id);
        }

        return Here();
    }

    /// <summary>Takes whom the people of a table are, and checks anew; with nobody chosen what was taken before is forgotten.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="place">The file's place.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="learner">Codes of learners by the line that the choice is named by. A code that was not offered is not taken.</param>
    public async Task<IActionResult> OnPostPeopleAsync(
        string id, [FromForm] int place, [FromForm] string? table, [FromForm] Dictionary<long, string?>? learner, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is null || Reviews is null || place < 0 || place >= Staged.Files.Count || Reviews[place].Tables.FirstOrDefault(one => one.Name == table) is not { } review)
        {
            return Here();
        }

        var file = Staged.Files[place];
        var codes = new Dictionary<long, string>();
        foreach (var match in review.People is { } people ? await learners.FindAsync(User, Filter, people, isShown: false, cancellationToken) : [])
        {
            if (learner?.GetValueOrDefault(match.Line) is { } code && match.Learners.Any(one => one.Code == code))
            {
                foreach (var line in match.Person.Lines)
                {
                    codes[line] = code;
                }
            }
        }

        if (codes.Count > 0 || file.Learners.ContainsKey(review.Name))
        {
            var chosen = new Dictionary<string, IReadOnlyDictionary<long, string>>(file.Learners, StringComparer.Ordinal) { [review.Name] = codes };
            uploads.End(Staged with { Files = [.. Staged.Files.Select((one, i) => i == place ? file with { Learners = chosen } : one)] });
            uploads.ForgetReview(Staged.Id);
            return Here();
        }

        await ShowAsync(cancellationToken);
        Problem = "Не выбран ни один слушатель: записей в файле не останется. Если этих людей в хранилище ещё нет, сначала загрузите слушателей и зачисления.";
        return Page();
    }

    /// <summary>Drops the upload.</summary>
    /// <param name="id">The upload.</param>
    public async Task<IActionResult> OnPostCancelAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (Staged is null)
        {
            return Here();
        }

        await checks.StopAsync(Staged.Id);
        uploads.Drop(Staged.Id);
        return Redirect("/upload");
    }

    private RedirectResult Here() => Redirect("/upload/" + (Staged?.Id ?? Sent!.Id));

    private async Task<IActionResult?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!DeliveryReader.MayUpload(User))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var user = User.Identity?.Name ?? "";
        Sent = await deliveries.FindAsync(id, user, cancellationToken);
        if (Sent is not null)
        {
            // Broken off between the store and the inbox, mostly not at all.
            await sender.FinishAsync(Sent.Id, user);
            return null;
        }

        Staged = uploads.Find(id, user);
        if (Staged is null)
        {
            return NotFound();
        }

        Reviews = uploads.ReviewOf(Staged.Id);
        Run = Reviews is null ? checks.Of(Staged.Id) : null;
        return null;
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (Sent is not null)
        {
            Outcomes = (await outcomes.OutcomesAsync([Sent], cancellationToken))[Sent.Id];
            if (Sent.OpenedAt is null && Outcomes.All(outcome => outcome.IsFinal))
            {
                await deliveries.OpenedAsync(Sent.Id, cancellationToken);
            }

            return;
        }

        var scope = await viewer.ScopeOfAsync(User, cancellationToken);
        Fence = CodeBook.FenceOf(scope);
        if (Reviews is null)
        {
            Run ??= checks.Start(Staged!, scope);
        }
        else
        {
            Known = await outcomes.KnownAsync(Reviews.SelectMany(review => review.Tables).Select(table => table.Sha256), cancellationToken);
            var matches = new Dictionary<(int File, string Table), IReadOnlyList<LearnerMatch>>();
            foreach (var (place, review) in Reviews.Index())
            {
                foreach (var table in review.Tables.Where(table => table.People is not null))
                {
                    matches[(place, table.Name)] = await learners.FindAsync(User, Filter, table.People!, isShown: true, cancellationToken);
                }
            }

            Matches = matches;
        }
    }

    /// <summary>Whether a chosen file is not the viewer's to send: its rows are read again, because what the viewer may see could have changed.</summary>
    private async Task<bool> ClosedAsync(CancellationToken cancellationToken)
    {
        if (Fence == RowFence.None)
        {
            return false;
        }

        var scope = await viewer.ScopeOfAsync(User, cancellationToken);
        var again = await checks.AgainAsync(Staged!, Chosen!.Select(place => Staged!.Files[place]), scope, cancellationToken);
        var reviews = Reviews!.ToList();
        foreach (var (place, review) in Chosen!.Zip(again))
        {
            reviews[place] = review;
        }

        Reviews = reviews;
        return Chosen!.Any(IsClosed);
    }

    private SentFile SentOf(int place)
    {
        var file = Staged!.Files[place];
        return new SentFile(file.Name, file.Size, file.Sha256, [.. Reviews![place].Tables.Select(table => table.Sha256).Where(sha256 => sha256.Length > 0)]);
    }
}
