using System.Text.RegularExpressions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Warehouse.Sql.Differences;

/// <summary>
/// A kind of rows that loads change: a file of the folder <c>Differences</c>. Its header names the tables whose readers it affects; its
/// statement returns the columns of <see cref="Columns"/>, then keys of the trace, its number, and pairs of attributes now and before.
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

    /// <summary>What a row is, in Russian.</summary>
    public string Title => File.Value("title") ?? File.ShortName;

    /// <summary>Kind of the trace of a row; null when it has none.</summary>
    public string? Trace => File.Value("trace");

    /// <summary>How many keys the trace has.</summary>
    public int TraceKeys { get; } = Words(File.Value("keys")).Length;

    /// <summary>Whether an order or registration number is part of the key.</summary>
    public bool HasNumber => File.Value("number") is not null;

    /// <summary>Feeds of such rows.</summary>
    public IReadOnlyList<string> Feeds { get; } = Words(File.Value("feeds"));

    /// <summary>Attributes of a member; none of a fact.</summary>
    public IReadOnlyList<(string Name, string Title)> Attributes { get; } = [.. File.All("attribute")
        .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[^1]))];

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

    private static string[] Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Name();
}
