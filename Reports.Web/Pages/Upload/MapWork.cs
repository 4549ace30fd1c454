using Ingest.Feeds.Checking;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Drafts;
using Ingest.Feeds.Mappings;
using Ingest.Sources;
using Reports.Web.Mappings;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Upload;

/// <summary>Reads a table for the form that describes it: guesses what was not said, finds what has to be asked, and tries what the form makes on the first rows.</summary>
/// <param name="uploads">Where files lie.</param>
/// <param name="checks">Tries mappings.</param>
/// <param name="drafts">Opens tables.</param>
/// <param name="feeds">The feeds.</param>
/// <param name="store">Checks mappings.</param>
/// <param name="reader">Knows codes.</param>
public sealed class MapWork(UploadStore uploads, UploadChecks checks, MappingDrafts drafts, FeedCatalogue feeds, MappingStore store, ReportReader reader)
{
    private const int RowsTried = 200;
    private const int CodesAsked = 100;
    private const int LongestName = 60;
    private const long LargestTried = 50L * 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="file">The file.</param>
    /// <param name="table">Its table; the first one where it is not named.</param>
    /// <param name="form">What was said; null at first.</param>
    /// <param name="codes">Codes of the centre.</param>
    /// <param name="scope">What the viewer may see.</param>
    /// <returns>Null where the file has no table that can be described.</returns>
    public MapState? Read(StagedUpload upload, StagedFile file, string? table, MapForm? form, CentreCodes codes, Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(codes);
        var found = Tables(uploads.PathOf(upload.Id, file.Name), cancellationToken);
        if (found.Count == 0)
        {
            return null;
        }

        var at = Math.Max(0, found.ToList().FindIndex(one => one.Name == table));
        var opened = drafts.Open(found[at], cancellationToken);
        var choices = TemplatesModel.Filled(feeds);
        var filled = Filled(form, opened, choices, codes, scope);
        filled = form is null ? filled with { Name = NameOf(file.Name) } : filled;
        var state = new MapState(file, [.. found.Select(one => one.Name)], at, opened, filled)
        {
            Words = drafts.Reference,
            Codes = codes,
            Feeds = choices,
            Feed = choices.FirstOrDefault(feed => feed.Name == filled.Draft.Feed),
        };
        return state.Feed is null ? state : Tried(Asked(state, cancellationToken), upload, scope, cancellationToken);
    }

    private IReadOnlyList<RawFile> Tables(string path, CancellationToken cancellationToken)
    {
        try
        {
            return drafts.Tables(path, cancellationToken);
        }
        catch (UnreadableSourceException)
        {
            // The check says why.
            return [];
        }
    }

    /// <summary>The form, its columns guessed where they were not for this feed and header.</summary>
    private MapForm Filled(MapForm? form, DraftTable table, IReadOnlyList<Feed> choices, CentreCodes codes, Scope scope)
    {
        var guess = drafts.Guess(choices, codes.KindsOf, values => AreLearners(values, scope));
        var draft = form?.Draft ?? new MappingDraft();
        draft = draft with { HeaderLine = table.Rows.Any(row => row.LineNo == draft.HeaderLine) ? draft.HeaderLine : DraftGuess.HeaderLine(table) };
        draft = form is null ? draft with { Feed = guess.Feed(table, draft) } : draft;
        draft = form is null || form.Guessed != MapForm.GuessedFor(draft)
            ? guess.Columns(table, draft)
            : draft with { Roles = [.. Enumerable.Range(0, table.Header(draft).Count).Select(column => column < draft.Roles.Count ? draft.Roles[column] : "")] };
        if (draft.Across is { Cell.Length: 0 } data && choices.FirstOrDefault(feed => feed.Name == draft.Feed) is { } chosen)
        {
            draft = draft with { Across = data with { Cell = DraftFields.CellsOf(chosen) is [var usual, ..] ? usual.Name : "" } };
        }

        return (form ?? new MapForm(draft, "")) with
        {
            Draft = draft,
            Guessed = MapForm.GuessedFor(draft),
            Data = draft.Across is { } across ? (across.From, across.To, across.Header, across.Cell) : (-1, -1, "", ""),
        };
    }

    /// <summary>Finds what has to be asked. Codes that the file calls by their names are filled in.</summary>
    private MapState Asked(MapState state, CancellationToken cancellationToken)
    {
        var scan = drafts.Scan(state.Draft, state.Table, state.Codes.IsKnown, cancellationToken);
        var words = state.Draft.Words.ToDictionary(word => word.Key, word => word.Value);
        foreach (var (column, text) in (scan?.Unknown ?? []).Select(word => (word.Column, word.Text)))
        {
            if (!state.Form.AskedWords.Contains((column.Name, text)) && column.Dimension is { } dimension && state.Codes.CodeOf(dimension.Name, text) is { } code)
            {
                words[(column.Name, text)] = code;
            }
        }

        state = state with { Scan = scan, Form = state.Form with { Draft = state.Draft with { Words = words } } };
        state = state with { Lack = state.Maker.Lack is not DraftLack.Nothing and var lack ? lack : scan?.LacksYear == true ? DraftLack.Year : DraftLack.Nothing };
        return state with { Problems = state.Maker.Problems(scan?.LacksYear == true) };
    }

    private MapState Tried(MapState state, StagedUpload upload, Scope scope, CancellationToken cancellationToken)
    {
        if (state.Problems.Count > 0)
        {
            return state;
        }

        Mapping mapping;
        try
        {
            mapping = store.Check("черновик", state.Made(state.Form.Name));
        }
        catch (UnreadableSourceException wrong)
        {
            return state with { Problems = [wrong.Message] };
        }

        var answers = state.Answers();
        state = state with { Open = [.. mapping.Answers.Where(question => !answers.ContainsKey(question.Key) && !state.IsAbove(question.Key)).Select(question => question.Value.Title)] };
        if (state.Open.Count > 0 || state.File.Size > LargestTried)
        {
            return state;
        }

        var review = checks.Try(
            upload, state.File with { Answers = answers, Profile = null }, new MappingTrial(state.Tables[state.At], DraftMapping.Shown(mapping)), RowsTried, scope, cancellationToken) is [var first, ..] ? first : null;
        return state with { Preview = mapping.Tables[0].Learner is null || review is null ? review : Named(review) };
    }

    /// <summary>A name stands for a code there: that nobody knows it says nothing.</summary>
    private static TableReview Named(TableReview review) => review with
    {
        Remarks = [.. review.Remarks.Where(remark => remark.Code != "learner")],
        First = [.. review.First.Select(row => row with { Marks = [.. row.Marks.Where(mark => mark.IsBad || !mark.Text.StartsWith("Код слушателя", StringComparison.Ordinal))] })],
    };

    private bool AreLearners(IReadOnlyCollection<string> codes, Scope scope)
    {
        var asked = codes.Take(CodesAsked).Select(code => new NamedCode("learner", null, code)).ToList();
        return new CodeBook(reader, scope).Look(asked, CancellationToken.None).Values.Count(state => state == CodeState.Known) * 2 > asked.Count;
    }

    /// <summary>A name for a mapping: that of the file, without what a name may not have.</summary>
    private static string NameOf(string file)
    {
        var plain = string.Concat(Path.GetFileNameWithoutExtension(file).Select(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' ? sign : ' '));
        var name = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        name = name.Length > LongestName ? name[..LongestName].Trim() : name;
        return MappingStore.IsName(name) ? name : "Новая настройка";
    }
}
