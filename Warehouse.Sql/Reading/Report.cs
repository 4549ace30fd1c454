using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Reading;

/// <summary>A report query as its header describes it: menu, page, chart, export and access check follow from here.</summary>
/// <param name="File">The <c>.sql</c> file.</param>
public sealed record Report(SqlFile File)
{
    /// <summary>Name in addresses: the file's.</summary>
    public string Name => File.ShortName;

    /// <summary>Russian title.</summary>
    public string Title => File.Value("title") ?? Name;

    /// <summary>What one row is, in Russian.</summary>
    public string Grain => File.Value("grain") ?? "";

    /// <summary>
    /// Its chart, or null for a table only: <c>line x=month y=share</c>, <c>bar x=name y=count</c>.
    /// </summary>
    public string? Chart => File.Value("chart");

    /// <summary>Roles that may read it; empty means every signed-in user.</summary>
    public IReadOnlyList<string> Roles => File.Value("roles")?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The section of the menu for a report with its own page; null for a part of another page.</summary>
    public string? Menu => File.Value("menu");

    /// <summary>
    /// The report that is exported instead: the same columns and rows without what only a page needs, such as totals
    /// and row numbers; null for this one.
    /// </summary>
    public string? Export => File.Value("export");

    /// <summary>Names of the parameters that the statement takes besides the scope: <c>from</c>, <c>to</c>, <c>programme</c>…</summary>
    public IReadOnlyList<string> Parameters =>
        File.Value("parameters")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The columns, in the statement's order.</summary>
    public ReportColumns Columns { get; init; } = new(File.All("column").Select(ReportColumn.Parse).OfType<ReportColumn>());

    /// <summary>The fault of the header, in Russian; null when there is none. An operator's file may have one.</summary>
    public string? Problem => WrongColumn
        ?? (ReportPersons.IsSilent(this)
            ? $"Запрос в файле «{File.ShortName}.sql» читает имена или коды слушателей, а столбца learner_code или learner_key в нём нет: журнал доступа не узнает, "
                + "чьи данные показаны. Добавьте столбец learner_code."
            : null);

    /// <summary>Whether the statement reads names of learners.</summary>
    internal bool ReadsNames { get; } = Reads(File, "learner_person");

    /// <summary>Whether the statement reads codes of learners.</summary>
    internal bool ReadsCodes { get; } = Reads(File, "learner_code");

    private string? WrongColumn { get; } = File.All("column").FirstOrDefault(line => ReportColumn.Parse(line) is null) is { } wrong
        ? $"В заголовке файла «{File.ShortName}.sql» строка «-- column: {wrong}» не читается. Она пишется так: имя | Заголовок | вид; виды: "
            + $"{string.Join(", ", Enum.GetNames<ColumnKind>()).ToLowerInvariant()}."
        : null;

    private static bool Reads(SqlFile file, string name) => file.Text.Split('\n')
        .Any(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal) && line.Contains(name, StringComparison.OrdinalIgnoreCase));
}
