using Ingest.Feeds.Checking;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Drafts;
using Ingest.Feeds.Mappings;
using Ingest.Sources;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Access;
using Reports.Web.Mappings;
using Reports.Web.Reading;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Upload;

/// <summary>
/// «Настроить чтение»: shows how a table begins, asks what its columns, words and days are, and saves that as a mapping, by which the file is then checked. The
/// state of the form lies in the form alone.
/// </summary>
/// <param name="uploads">What was not sent yet.</param>
/// <param name="checks">Reads files in turn.</param>
/// <param name="drafts">Opens tables.</param>
/// <param name="feeds">The feeds.</param>
/// <param name="store">The mappings.</param>
/// <param name="desk">Writes them.</param>
/// <param name="reader">Knows codes.</param>
/// <param name="viewer">Makes scopes.</param>
public sealed class MapModel(
    ReportAccess reports, UploadStore uploads, UploadChecks checks, MappingDrafts drafts, FeedCatalogue feeds, MappingStore store, MappingDesk desk, ReportReader reader, Viewer viewer) : ReportPage(reports)
{
    private const int RowsTried = 200;
    private const long LargestTried = 50L * 1024 * 1024;

    /// <summary>The upload.</summary>
    public StagedUpload Staged { get; private set; } = null!;

    /// <summary>The file's place.</summary>
    public int Place { get; private set; }

    /// <summary>The file.</summary>
    public StagedFile Chosen => Staged.Files[Place];

    /// <summary>Names of its tables.</summary>
    public IReadOnlyList<string> Tables { get; private set; } = [];

    /// <summary>Which of them is described.</summary>
    public int At { get; private set; }

    /// <summary>It, with its first rows.</summary>
    public DraftTable Table { get; private set; } = null!;

    /// <summary>The form.</summary>
    public MapForm Form { get; private set; } = null!;

    /// <summary>What was said.</summary>
    public MappingDraft Draft => Form.Draft;

    /// <summary>The cells of the header.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The feed that was chosen; null for none.</summary>
    public Feed? Feed { get; private set; }

    /// <summary>The feeds that there are to choose from.</summary>
    public IReadOnlyList<Feed> Feeds => TemplatesModel.Filled(feeds);

    /// <summary>What the rows have that has to be asked; null where they are not read yet.</summary>
    public DraftScan? Scan { get; private set; }

    /// <summary>Codes of the centre.</summary>
    public CentreCodes Codes { get; private set; } = null!;

    /// <summary>Marks, scales and words.</summary>
    public Reference Words => drafts.Reference;

    /// <summary>What days of headers or columns lack.</summary>
    public DraftLack Lack { get; private set; }

    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Whether somebody asked to save it, so that what is wrong is told aloud.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>What is not answered for this file yet, so that its rows cannot be shown.</summary>
    public IReadOnlyList<string> Open { get; private set; } = [];

    /// <summary>How the first rows are read; null where they cannot be yet.</summary>
    public TableReview? Preview { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => [];

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

        IsAsked = true;
        if (Problems.Count == 0)
        {
            var problem = Feed is null ? "Не сказано, что такое строка файла: выберите таблицу."
                : Form.Name.Length == 0 ? "Назовите настройку: под этим именем её увидят остальные."
                : store.Find(Form.Name) is not null && !Form.IsReplacing ? $"Настройка «{Form.Name}» уже есть. Назовите эту иначе или отметьте, что она заменит прежнюю."
                : await desk.SaveAsync(User.Identity?.Name ?? "", Form.Name, () => store.Check(Form.Name, Made(Form.Name)), cancellationToken);
            Problems = problem is null ? [] : [problem];
        }

        if (Problems.Count > 0)
        {
            return Page();
        }

        await ReadByAsync(Tables.Count == 1 ? Form.Name : null, Answers());
        return Redirect("/upload/" + Staged.Id);
    }

    /// <summary>Has a file read by a mapping that is there, or by its header again.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="file">The file's place.</param>
    /// <param name="profile">The mapping; empty for the header.</param>
    public async Task<IActionResult> OnPostChooseAsync(string id, int file, [FromForm] string? profile, CancellationToken cancellationToken)
    {
        if (!DeliveryReader.MayUpload(User))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (FindFile(id, file) is { } refused)
        {
            return refused;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await ReadByAsync(store.Find(profile ?? "")?.Name, Chosen.Answers);
        return Redirect("/upload/" + Staged.Id);
    }

    /// <summary>A question that no column answers, with what may stand there.</summary>
    public IReadOnlyList<(string Name, string Title, FeedColumn? Column)> Questions() => Feed is null ? [] :
    [
        .. DraftFields.OfFile(Draft, Feed).Select(column => (column.Name, column.Title, (FeedColumn?)column)),
        .. Lack == DraftLack.Nothing ? [] : new[] { (DraftSource.Year, Lack == DraftLack.Month ? "Месяц и год дней" : "Год дней", (FeedColumn?)null) },
    ];

    /// <summary>Where a field comes from that no column says.</summary>
    /// <param name="name">The field.</param>
    public DraftSource SourceOf(string name) => Draft.Sources.GetValueOrDefault(name)
        ?? new DraftSource(Table.Above(Draft, name) is null ? DraftSourceKind.Ask : DraftSourceKind.Above, "");

    private Mapping Made(string title) => Maker().Make(title.Length > 0 ? title : "Без названия", Scan?.LacksYear == true);

    private DraftMapping Maker() => new(Draft with { Sources = Questions().ToDictionary(question => question.Name, question => SourceOf(question.Name)) }, Table, Feed!);

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
        Codes = CentreCodes.In(await ReadAsync("template-codes", cancellationToken));
        var scope = await viewer.ScopeOfAsync(User, cancellationToken);
        return await checks.InTurnAsync(Staged.User, () => Read(table, form, scope, cancellationToken), cancellationToken) ? null : NotFound();
    }

    private bool Read(string? table, MapForm? form, Scope scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<RawFile> found;
        try
        {
            found = drafts.Tables(uploads.PathOf(Staged.Id, Chosen.Name), cancellationToken);
        }
        catch (UnreadableSourceException)
        {
            found = [];
        }

        if (found.Count == 0)
        {
            return false;
        }

        At = Math.Max(0, found.ToList().FindIndex(one => one.Name == table));
        Tables = [.. found.Select(file => file.Name)];
        Table = drafts.Open(found[At], cancellationToken);
        Form = Filled(form, scope);
        Feed = Feeds.FirstOrDefault(feed => feed.Name == Draft.Feed);
        Header = Table.Header(Draft);
        if (Feed is null)
        {
            return true;
        }

        Scan = drafts.Scan(Draft, Table, Codes.IsKnown, cancellationToken);
        Form = Form with { Draft = Worded() };
        Lack = Maker().Lack is var lack && lack == DraftLack.Nothing && Scan?.LacksYear == true ? DraftLack.Year : lack;
        Problems = Maker().Problems(Scan?.LacksYear == true);
        if (Problems.Count == 0)
        {
            Try(scope, cancellationToken);
        }

        return true;
    }

    /// <summary>The form, its columns guessed where they were not for this feed and header.</summary>
    private MapForm Filled(MapForm? form, Scope scope)
    {
        var guess = drafts.Guess(Feeds, Codes.KindsOf, codes => AreLearners(codes, scope));
        var draft = form?.Draft ?? new MappingDraft();
        var line = Table.Rows.Any(row => row.LineNo == draft.HeaderLine) ? draft.HeaderLine : DraftGuess.HeaderLine(Table);
        draft = draft with { HeaderLine = line };
        draft = form is null ? draft with { Feed = guess.Feed(Table, draft) } : draft;
        var header = Table.Header(draft);
        draft = form is null || form.Guessed != MapForm.GuessedFor(draft)
            ? guess.Columns(Table, draft)
            : draft with { Roles = [.. Enumerable.Range(0, header.Count).Select(column => column < draft.Roles.Count ? draft.Roles[column] : "")] };

        if (draft.Across is { Cell.Length: 0 } data && Feeds.FirstOrDefault(feed => feed.Name == draft.Feed) is { } chosen)
        {
            draft = draft with { Across = data with { Cell = DraftFields.CellsOf(chosen) is [var usual, ..] ? usual.Name : "" } };
        }

        form ??= new MapForm(draft, "") { Name = NameOf(Chosen.Name) };
        return form with
        {
            Draft = draft,
            Guessed = MapForm.GuessedFor(draft),
            Data = draft.Across is { } across ? (across.From, across.To, across.Header, across.Cell) : (-1, -1, "", ""),
        };
    }

    /// <summary>Codes that a file calls by their names are filled in.</summary>
    private MappingDraft Worded()
    {
        var words = Draft.Words.ToDictionary(word => word.Key, word => word.Value);
        foreach (var (column, text) in (Scan?.Unknown ?? []).Select(word => (word.Column, word.Text)))
        {
            if (!Form.AskedWords.Contains((column.Name, text)) && column.Dimension is { } dimension && Codes.CodeOf(dimension.Name, text) is { } code)
            {
                words[(column.Name, text)] = code;
            }
        }

        return Draft with { Words = words };
    }

    private void Try(Scope scope, CancellationToken cancellationToken)
    {
        var mapping = Made(Form.Name);
        try
        {
            mapping = store.Check("черновик", mapping);
        }
        catch (UnreadableSourceException wrong)
        {
            Problems = [wrong.Message];
            return;
        }

        var answers = Answers();
        Open = [.. mapping.Answers.Where(question => !answers.ContainsKey(question.Key) && !IsAbove(question.Key)).Select(question => question.Value.Title)];
        if (Open.Count > 0 || Chosen.Size > LargestTried)
        {
            return;
        }

        var review = checks.Try(
            Staged, Chosen with { Answers = answers, Profile = null }, new MappingTrial(Tables[At], DraftMapping.Shown(mapping)), RowsTried, scope, cancellationToken) is [var first, ..] ? first : null;
        Preview = mapping.Tables[0].Learner is null || review is null ? review : Named(review);
    }

    /// <summary>A name stands for a code there: that nobody knows it says nothing.</summary>
    private static TableReview Named(TableReview review) => review with
    {
        Remarks = [.. review.Remarks.Where(remark => remark.Code != "learner")],
        First = [.. review.First.Select(row => row with { Marks = [.. row.Marks.Where(mark => mark.IsBad || !mark.Text.StartsWith("Код слушателя", StringComparison.Ordinal))] })],
    };

    /// <summary>What the form says for this file of what is asked for each.</summary>
    private Dictionary<string, string> Answers()
    {
        var answers = new Dictionary<string, string>(Chosen.Answers, StringComparer.Ordinal);
        foreach (var name in Questions().Select(question => question.Name))
        {
            if (SourceOf(name) is { Kind: not DraftSourceKind.Always, Value.Length: > 0 } source)
            {
                answers[name] = source.Value;
            }
        }

        return answers;
    }

    private bool IsAbove(string name) => SourceOf(name).Kind == DraftSourceKind.Above && Table.Above(Draft, name) is not null;

    private bool AreLearners(IReadOnlyCollection<string> codes, Scope scope)
    {
        var asked = codes.Take(100).Select(code => new NamedCode("learner", null, code)).ToList();
        return new CodeBook(reader, scope).Look(asked, CancellationToken.None).Values.Count(state => state == CodeState.Known) * 2 > asked.Count;
    }

    /// <summary>Has the file checked anew as it is to be read now.</summary>
    private async Task ReadByAsync(string? profile, IReadOnlyDictionary<string, string> answers)
    {
        await checks.StopAsync(Staged.Id);
        uploads.End(Staged with { Files = [.. Staged.Files.Select((one, i) => i == Place ? one with { Profile = profile, Answers = answers } : one)] });
        uploads.ForgetReview(Staged.Id);
    }

    /// <summary>A name for a mapping: that of the file, without what a name may not have.</summary>
    private static string NameOf(string file)
    {
        var plain = string.Concat(Path.GetFileNameWithoutExtension(file).Select(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' ? sign : ' '));
        var name = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return MappingStore.IsName(name) ? name : name.Length > 60 && MappingStore.IsName(name[..60].Trim()) ? name[..60].Trim() : "Новая настройка";
    }
}
