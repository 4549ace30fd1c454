using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;

namespace Ingest.Feeds.Drafts;

/// <summary>Fills in a form as far as names and contents of a table tell. Whoever fills it in sees each guess and may say otherwise.</summary>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Marks, scales and words.</param>
/// <param name="kindsOf">The kinds of things, other than learners, that have some name or code: group, module and so on.</param>
/// <param name="areLearners">Whether these are codes of learners, most of them.</param>
public sealed partial class DraftGuess(
    IReadOnlyList<Feed> feeds, Reference reference, Func<string, IReadOnlyList<string>> kindsOf, Func<IReadOnlyCollection<string>, bool> areLearners)
{
    private const double Wide = 0.6;
    private const int LeastDays = 2;

    private static readonly string[] Passed = ["НОМЕР", "НОМЕРПП", "НОМЕРПОПОРЯДКУ", "ПП", "NПП", "N"];

    /// <summary>The line of the header: the first of the wide rows that is made of words and days.</summary>
    /// <param name="table">The table.</param>
    public static long HeaderLine(DraftTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var most = table.Rows.Select(row => row.Cells.Count(cell => cell.Length > 0)).DefaultIfEmpty(0).Max();
        var wide = table.Rows.Where(row => row.Cells.Count(cell => cell.Length > 0) >= most * Wide).ToList();
        return (wide.Find(row => row.Cells.Count(IsTitle) >= row.Cells.Count(cell => cell.Length > 0) * Wide) ?? wide.FirstOrDefault())?.LineNo ?? 0;
    }

    /// <summary>The feed that rows are of; empty where nothing tells.</summary>
    /// <param name="table">The table.</param>
    /// <param name="draft">A form that names the header.</param>
    public string Feed(DraftTable table, MappingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(table);
        var header = table.Header(draft);
        if (Data(header).Count >= LeastDays)
        {
            return AreGrades(table, draft, Data(header)) ? "grades" : "attendance";
        }

        var modules = Named(header, "module");
        if (modules.Count >= LeastDays)
        {
            return AreGrades(table, draft, modules) || !AreMarks(table, draft, modules) ? "grades" : "attendance";
        }

        var best = feeds.Select(feed => (feed.Name, Match: new FeedMatch(feed, header)))
            .Select(one => (one.Name, Fit: (2 * (one.Match.Known + one.Match.LeftOut.Count(column => column.Near is not null))) - one.Match.Missing.Count, one.Match.Known))
            .MaxBy(one => one.Fit);
        return best.Known > 1 ? best.Name
            : header.Any(name => GradeName().IsMatch(name)) ? "grades"
            : header.Any(name => MarkName().IsMatch(name)) ? "attendance"
            : best.Known > 0 ? best.Name : "";
    }

    /// <summary>What the columns are.</summary>
    /// <param name="table">The table.</param>
    /// <param name="draft">A form that names the header and the feed.</param>
    public MappingDraft Columns(DraftTable table, MappingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(draft);
        var header = table.Header(draft);
        var roles = new string[header.Count];
        Array.Fill(roles, "");
        draft = draft with { Roles = roles, Across = null };
        if (feeds.FirstOrDefault(feed => feed.Name == draft.Feed) is not { } feed)
        {
            return draft;
        }

        var across = AcrossOf(table, draft, feed, header);
        var open = header.Index().Where(cell => cell.Item.Length > 0 && across?.Has(cell.Index) != true && !IsPassed(cell.Item)).Select(cell => cell.Index).ToList();
        var left = feed.Columns.Where(column => column.Name != across?.Header && column.Name != across?.Cell).ToList();
        var match = new FeedMatch(feed, [.. header.Select((name, at) => open.Contains(at) ? name : "")]);
        foreach (var (column, at) in feed.Columns.Zip(match.Position).Where(pair => pair.Second >= 0 && left.Contains(pair.First)))
        {
            Take(column.Name, at);
        }

        foreach (var role in DraftFields.RolesOf(feed))
        {
            if (open.FirstOrDefault(at => IsRole(role, header[at]), -1) is >= 0 and var at)
            {
                Take(role, at);
            }
        }

        foreach (var at in open.ToList())
        {
            if (left.FirstOrDefault(column => FeedMatch.Names(column).Any(name => ColumnName.IsNear(header[at], name))) is { } near)
            {
                Take(near.Name, at);
            }
        }

        foreach (var at in open.ToList())
        {
            if (ByContent(feed, left, table.Values(draft, at).Where(value => !reference.Words.IsTotal(value)).ToList()) is { } column)
            {
                Take(column.Name, at);
            }
        }

        return draft with { Across = across };

        void Take(string role, int at)
        {
            roles[at] = role;
            open.Remove(at);
            left.RemoveAll(column => column.Name == role);
        }
    }

    private static DraftAcross? Of(List<int> columns, string header, string cell) => columns.Count < LeastDays ? null : new DraftAcross(columns[0], columns[^1], header, cell);

    private DraftAcross? AcrossOf(DraftTable table, MappingDraft draft, Feed feed, IReadOnlyList<string> header)
    {
        var cell = DraftFields.CellsOf(feed).FirstOrDefault(column => column.IsRequired)?.Name;
        if (cell is null || !feed.IsFact || feed.Columns.Any(column => header.Any(name => ColumnName.Folded(name) == ColumnName.Folded(column.Title)) && column.Name == cell))
        {
            return null;
        }

        var day = DraftFields.HeadersOf(feed).FirstOrDefault(column => column.IsDated)?.Name;
        return (day is null ? null : Of(Data(header), day, cell))
            ?? (feed.Columns.Any(column => column.Name == "module_code" && column.IsRequired) ? Of(Named(header, "module"), "module_code", cell) : null);
    }

    private FeedColumn? ByContent(Feed feed, List<FeedColumn> left, List<string> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        bool Most(Func<string, bool> isOne) => values.Count(isOne) * 2 > values.Count;
        return left.Where(column => column.IsRequired).FirstOrDefault(column => column switch
        {
            { Name: "learner_code" } => areLearners(values),
            { Vocabulary: { } vocabulary } => Most(reference.Words.Of(vocabulary).Has),
            { IsDated: true } => Most(value => column.Parse(value, out _) is null),
            { Dimension: { } dimension } => !feed.IsOwn(column) && Most(value => kindsOf(value).Contains(dimension.Name)),
            { Name: "mark" } => Most(value => reference.FindMark(value) is not null),
            { Name: "grade" } => Most(value => reference.FindScale(null)?.Evaluate(value).RejectCode is null),
            _ => false,
        });
    }

    private static List<int> Data(IReadOnlyList<string> header) => [.. header.Index().Where(cell => DraftDays.IsDay(cell.Item)).Select(cell => cell.Index)];

    private List<int> Named(IReadOnlyList<string> header, string kind) =>
        [.. header.Index().Where(cell => cell.Item.Length > 0 && kindsOf(cell.Item).Contains(kind)).Select(cell => cell.Index)];

    private bool AreGrades(DraftTable table, MappingDraft draft, List<int> columns) =>
        Share(table, draft, columns, value => reference.FindMark(value) is null && reference.FindScale(null)?.Evaluate(value).RejectCode is null);

    private bool AreMarks(DraftTable table, MappingDraft draft, List<int> columns) => Share(table, draft, columns, value => reference.FindMark(value) is not null);

    private static bool Share(DraftTable table, MappingDraft draft, List<int> columns, Func<string, bool> isOne)
    {
        var values = columns.SelectMany(column => table.Values(draft, column)).ToList();
        return values.Count > 0 && values.Count(isOne) * 2 > values.Count;
    }

    private bool IsPassed(string name) => Passed.Contains(ColumnName.Folded(name)) || reference.Words.IsTotal(name);

    private static bool IsTitle(string cell) => cell.Count(char.IsLetter) > 1 || DraftDays.IsDay(cell);

    private static bool IsRole(string role, string name)
    {
        var folded = ColumnName.Folded(name);
        return role switch
        {
            DraftRole.Name => FullNameTitle().IsMatch(folded),
            DraftRole.LastName => folded == "ФАМИЛИЯ",
            DraftRole.FirstName => folded == "ИМЯ",
            DraftRole.MiddleName => folded == "ОТЧЕСТВО",
            DraftRole.BirthDate => folded is "ДАТАРОЖДЕНИЯ" or "ДР",
            _ => folded == "СНИЛС",
        };
    }

    [GeneratedRegex("^(?:ФИО.*|ФАМИЛИЯИ.*|ФАМИЛИЯИМЯ.*|СЛУШАТЕЛ[ЬИ]|ОБУЧАЮЩИ[ЙЕ].{0,2}|СТУДЕНТЫ?|УЧАСТНИКИ?)$", RegexOptions.CultureInvariant)]
    private static partial Regex FullNameTitle();

    [GeneratedRegex("оценк|балл|результат", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GradeName();

    [GeneratedRegex("отметк|посещ|присут|явк", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarkName();
}
