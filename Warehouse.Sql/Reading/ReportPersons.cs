using System.Globalization;

namespace Warehouse.Sql.Reading;

/// <summary>
/// Whose personal data a report shows, told from its columns, its rows and the learner it was asked for: an author of a report names
/// nothing. What a row says of a person is either by code, by key, or raw text of a file that may name anybody.
/// </summary>
public static class ReportPersons
{
    /// <summary>The parameter with the key of the one learner that a report is about.</summary>
    public const string Parameter = "learner";

    /// <summary>The parameter that tells whether the viewer may see names.</summary>
    public const string SeesPersons = "sees_persons";

    private const string Code = "learner_code";
    private const string Key = "learner_key";
    private const string Raw = "raw_text";

    /// <summary>
    /// Whether a report shows names whoever asks: it reads them without asking who may see them, or shows rows of files as they were sent.
    /// </summary>
    public static bool NamesAnyway(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Columns.Contains(Raw) || (report.ReadsNames && !report.Parameters.Contains(SeesPersons));
    }

    /// <summary>Whether rows of a report may have names in them: such rows are not kept in memory.</summary>
    public static bool MayName(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Columns.Contains(Raw) || report.ReadsNames;
    }

    /// <summary>Whether a statement reads names or codes of learners and no column tells whose they are.</summary>
    public static bool IsSilent(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return (report.ReadsNames || report.ReadsCodes) && !report.Columns.Contains(Code) && !report.Columns.Contains(Key)
            && !report.Parameters.Contains(Parameter);
    }

    /// <summary>Codes of learners in a table; of raw rows their file and line, because whose they are is not known.</summary>
    public static IReadOnlySet<string> CodesIn(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var codes = Values(table, Code).Select(Text).Where(code => code.Length > 0);
        return (table.Columns.Contains(Raw) ? codes.Concat(table.Rows.Select(Place)) : codes).ToHashSet(StringComparer.Ordinal);

        string Place(ReportRow row) => $"карантин {Part(row, "load_file_key")}:{Part(row, "line_no")}";

        string Part(ReportRow row, string column) => table.Columns.Contains(column) ? Text(row[column]) : "?";
    }

    /// <summary>Keys of learners in a table; in one with codes alone there are none.</summary>
    /// <param name="table">What was read.</param>
    /// <param name="asked">The learner that the report was asked for.</param>
    public static IReadOnlySet<long> KeysIn(ReportTable table, long? asked)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Rows.Count == 0 ? new HashSet<long>()
            : table.Columns.Contains(Key) ? Values(table, Key).OfType<long>().ToHashSet()
            : table.Columns.Contains(Code) ? new HashSet<long>()
            : asked is { } learner && table.Report.Parameters.Contains(Parameter) ? [learner]
            : new HashSet<long>();
    }

    private static IEnumerable<object?> Values(ReportTable table, string column) =>
        table.Columns.Contains(column) ? table.Rows.Select(row => row[column]) : [];

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
