using System.Globalization;
using Ingest.Feeds.Deliveries;
using Ingest.Feeds.Mappings;

namespace Ingest.Feeds.Checking;

/// <summary>What a check costs at most.</summary>
/// <param name="Rows">Rows of one table.</param>
/// <param name="AllRows">Rows of all tables together.</param>
/// <param name="Tables">Tables.</param>
public sealed record CheckLimits(long Rows = 200_000, long AllRows = 1_000_000, int Tables = 200);

/// <summary>How far a check is.</summary>
/// <param name="Name">The table that is read.</param>
/// <param name="Rows">Rows read of all tables.</param>
public readonly record struct CheckProgress(string Name, long Rows);

/// <summary>What would become of a file.</summary>
/// <param name="Name">The file.</param>
/// <param name="Tables">Its tables, in their order; a file that cannot be read has one with the reason.</param>
/// <param name="Unchecked">Tables beyond the limit, which were not looked at.</param>
public sealed record FileReview(string Name, IReadOnlyList<TableReview> Tables, int Unchecked = 0)
{
    /// <summary>Whether anything of it can be loaded.</summary>
    public bool IsLoadable => Unchecked > 0 || Tables.Any(table => table.IsLoadable);

    /// <summary>Whether something has to be said of it before it can be checked.</summary>
    public bool IsAsked => Tables.Any(table => table.IsAsked);

    /// <summary>Whether rows of it are not for the sender, or it is not known whose they are.</summary>
    /// <param name="fence">What the sender is kept to.</param>
    public bool IsClosed(RowFence fence) => fence != RowFence.None
        && (Unchecked > 0 || Tables.Any(table => table.Problem is not null || table.IsCut || table.Breaches.Count > 0));
}

/// <summary>What would become of a table.</summary>
/// <param name="Name">The table, as the ledger names it within its delivery.</param>
public sealed record TableReview(string Name)
{
    /// <summary>SHA-256 of its content, as the ledger keeps it; empty for what is no table.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>English name of its feed; null when it has none.</summary>
    public string? Feed { get; init; }

    /// <summary>What it was taken for and why, a sentence.</summary>
    public string Why { get; init; } = "";

    /// <summary>Why it cannot be loaded; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What has to be answered for the file as a whole before it can be loaded.</summary>
    public IReadOnlyList<ReviewQuestion> Asks { get; init; } = [];

    /// <summary>Its people, whom the sender has to say who they are: their codes are not in it. Null where nothing is to be said.</summary>
    public ReviewPeople? People { get; init; }

    /// <summary>Whether something has to be said of it before it can be checked: nothing is wrong with it.</summary>
    public bool IsAsked => Asks.Count > 0 || People is not null;

    /// <summary>Whether its rows are judged only when they are loaded: tables of foreign formats, removals.</summary>
    public bool IsJudgedLater { get; init; }

    /// <summary>What was passed over or understood specially, sentences without a full stop.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its columns, as many as are shown.</summary>
    public IReadOnlyList<ReviewColumn> Columns { get; init; } = [];

    /// <summary>Columns beyond those.</summary>
    public int MoreColumns { get; init; }

    /// <summary>Its first rows.</summary>
    public IReadOnlyList<ReviewRow> First { get; init; } = [];

    /// <summary>Rows that would be rejected, the first of them.</summary>
    public IReadOnlyList<ReviewRow> Bad { get; init; } = [];

    /// <summary>Why rows would be rejected.</summary>
    public IReadOnlyList<ReviewReason> Reasons { get; init; } = [];

    /// <summary>What is to be looked at in rows that would be loaded.</summary>
    public IReadOnlyList<ReviewReason> Remarks { get; init; } = [];

    /// <summary>Why the sender may not send it.</summary>
    public IReadOnlyList<ReviewReason> Breaches { get; init; } = [];

    /// <summary>Rows read, without those that are no records.</summary>
    public long Read { get; init; }

    /// <summary>Rows that would be loaded, those that say what is known already included.</summary>
    public long Loads { get; init; }

    /// <summary>Rows of those with something to be looked at.</summary>
    public long Remarked { get; init; }

    /// <summary>Rows that would be rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows that are no records.</summary>
    public long PassedOver { get; init; }

    /// <summary>Whether it has more rows than were read.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether anything of it can be loaded.</summary>
    public bool IsLoadable => Problem is null && (Loads > 0 || IsCut || (IsJudgedLater && Read > 0));

    /// <summary>The same of what a mapping reads: the columns are those of the feed then and none of the file, and days are as people write them.</summary>
    internal TableReview OfFeed()
    {
        return this with
        {
            Columns = [.. Columns.Select(column => column with { Name = column.Title ?? column.Name })],
            First = [.. First.Select(Dated)],
            Bad = [.. Bad.Select(Dated)],
        };

        static ReviewRow Dated(ReviewRow row) => row with
        {
            Cells = [.. row.Cells.Select(cell => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)
                : cell)],
        };
    }
}

/// <summary>A file to be checked.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Said">What its sender said of it, and of its sheets or entries.</param>
public sealed record CheckedFile(string Path, params IReadOnlyList<DeliveredFile> Said)
{
    /// <summary>A mapping that is tried on one table of the file, before it is one of the store; null where the file is read as it will be loaded.</summary>
    public MappingTrial? Trial { get; init; }

    /// <summary>What its sender said of a table of it; null where nothing was said.</summary>
    /// <param name="table">The table's name.</param>
    public DeliveredFile? SaidOf(string table) => DeliveredFile.Of(Said, System.IO.Path.GetFileName(Path), table);
}

/// <summary>A mapping that is tried.</summary>
/// <param name="Table">Name of the table that it is tried on.</param>
/// <param name="Mapping">It.</param>
public sealed record MappingTrial(string Table, Mapping Mapping);

/// <summary>People of a table whose codes it does not have.</summary>
/// <param name="All">They, each once.</param>
/// <param name="NamesOrganisation">Whether its rows say of which organisation they are; otherwise it is the usual one.</param>
public sealed record ReviewPeople(IReadOnlyList<ReviewPerson> All, bool NamesOrganisation);

/// <summary>A person as a table describes them.</summary>
/// <param name="Lines">Lines that name the person.</param>
/// <param name="LastName">The family name.</param>
/// <param name="FirstName">The first name, or its initial.</param>
/// <param name="MiddleName">The middle name, or its initial; empty when there is none.</param>
public sealed record ReviewPerson(IList<long> Lines, string LastName, string FirstName, string MiddleName)
{
    /// <summary>The day of birth as the table has it; null where it does not.</summary>
    public string? BirthDate { get; init; }

    /// <summary>That day as <c>yyyymmdd</c>; null where it cannot be read.</summary>
    public int? BirthDay { get; init; }

    /// <summary>The СНИЛС as the table has it; null where it does not.</summary>
    public string? Snils { get; init; }

    /// <summary>Code of the group that the table is of; null where it is not known.</summary>
    public string? Group { get; init; }

    /// <summary>The name as it is written.</summary>
    public string Name => string.Join(' ', new[] { LastName, FirstName, MiddleName }.Where(part => part.Length > 0));
}

/// <summary>Something that a file does not say itself.</summary>
/// <param name="Name">Name of the answer.</param>
/// <param name="Title">What is asked, in Russian.</param>
/// <param name="Kind">What kind of answer it is.</param>
public sealed record ReviewQuestion(string Name, string Title, AnswerKind Kind);

/// <summary>A column of a file.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Title">The column that it was taken for; null for one that is passed over.</param>
public sealed record ReviewColumn(string Name, string? Title);

/// <summary>A row of a file.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Cells">Its cells, as many as there are columns shown.</param>
/// <param name="Marks">What is to be told of it.</param>
public sealed record ReviewRow(long Line, IReadOnlyList<string> Cells, IReadOnlyList<ReviewMark> Marks);

/// <summary>Something to be told of a row.</summary>
/// <param name="Column">Position of the cell among the columns shown; −1 for the row as a whole.</param>
/// <param name="IsBad">Whether the row is rejected for it.</param>
/// <param name="Text">What.</param>
public sealed record ReviewMark(int Column, bool IsBad, string Text);

/// <summary>Something that is to be told of several rows.</summary>
/// <param name="Column">Title of the column; empty for the row as a whole.</param>
/// <param name="Code">A reject code, the kind of a code that is not known, or the name of a breach.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Lines">The first of them.</param>
/// <param name="Examples">What stands there, a few of them.</param>
public sealed record ReviewReason(string Column, string Code, long Rows, IReadOnlyList<long> Lines, IReadOnlyList<string> Examples);
