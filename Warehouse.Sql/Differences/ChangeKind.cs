using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Differences;

/// <summary>
/// A kind of rows that loads change: a file of the folder <c>Differences</c>. Its header names the tables whose readers it affects; its
/// statement returns <see cref="Columns"/>, then the keys of the trace, its number, and pairs of attributes now and before.
/// </summary>
/// <param name="File">The file.</param>
public sealed partial record ChangeKind(SqlFile File)
{
    /// <summary>The columns that every statement begins with.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "programme_key", "group_key", "learner_key", "teacher_key", "first_day", "last_day", "is_removed", "was_known", "load_file_key", "file_name",
        "finished_at", "line_no", "corrected_on", "corrected_by", "correction_reason", "subject",
    ];

    /// <summary>Column of the trace's number.</summary>
    internal const string TraceNumberColumn = "trace_no";

    /// <summary>What a row is, in Russian.</summary>
    public string Title => File.Value("title") ?? File.ShortName;

    /// <summary>Kind of the trace of a row; null when it has none.</summary>
    public string? Trace => File.Value("trace");

    /// <summary>Columns of the keys of the trace, in its order.</summary>
    public IReadOnlyList<string> TraceColumns { get; } = [.. Words(File.Value("keys")).Select((_, index) => $"trace_{index + 1}")];

    /// <summary>Whether an order or registration number is part of the key.</summary>
    public bool HasNumber => File.Value("number") is not null;

    /// <summary>Feeds of such rows.</summary>
    public IReadOnlyList<string> Feeds { get; } = Words(File.Value("feeds"));

    /// <summary>Attributes of a member; none of a fact.</summary>
    public IReadOnlyList<(string Name, string Title)> Attributes { get; } = [.. File.All("attribute")
        .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[^1]))];

    /// <summary>The statement with all of its columns.</summary>
    public Report Report => new(File)
    {
        Columns = new(((IEnumerable<string>)
        [
            .. Columns,
            .. TraceColumns,
            .. HasNumber ? [TraceNumberColumn] : Array.Empty<string>(),
            .. Attributes.SelectMany(attribute => new[] { attribute.Name, ColumnBefore(attribute.Name) }),
        ]).Select(name => new ReportColumn(name, name, ColumnKind.Key))),
    };

    /// <summary>Whether it is a fact and not a member of a dimension.</summary>
    public bool IsFact => Attributes.Count == 0;

    /// <summary>Whether the statement of an indicator reads such rows.</summary>
    /// <param name="indicator">The indicator.</param>
    public bool BearsOn(Indicator indicator) => NamesIn(indicator).Overlaps(Words(File.Value("tables")));

    /// <summary>Tables, columns and other words of an indicator's statement.</summary>
    /// <param name="indicator">The indicator.</param>
    public static IReadOnlySet<string> NamesIn(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.File.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line)).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Column of an attribute's value before the change.</summary>
    internal static string ColumnBefore(string attribute) => "was_" + attribute;

    private static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Name();
}
