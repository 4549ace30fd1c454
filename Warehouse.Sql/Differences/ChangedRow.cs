using System.Globalization;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Differences;

/// <summary>An attribute of a member before a change and after it.</summary>
/// <param name="Name">Column of the dimension.</param>
/// <param name="Title">In Russian.</param>
/// <param name="Was">Before; null when it was empty or is not kept.</param>
/// <param name="Now">After.</param>
public sealed record ChangedAttribute(string Name, string Title, string? Was, string? Now);

/// <summary>A row that a load after some moment added, changed or removed, with the file and line of the change.</summary>
public sealed record ChangedRow
{
    /// <summary>Kind of the row.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Programme, when the row is of one.</summary>
    public long? ProgrammeKey { get; init; }

    /// <summary>Group, when the row is of one.</summary>
    public long? GroupKey { get; init; }

    /// <summary>Learner, when the row is of one.</summary>
    public long? LearnerKey { get; init; }

    /// <summary>Teacher, when the row is of one.</summary>
    public long? TeacherKey { get; init; }

    /// <summary>First day of any version of the row, <c>yyyymmdd</c>.</summary>
    public long FirstDay { get; init; }

    /// <summary>Last day of any version of the row, <c>yyyymmdd</c>.</summary>
    public long LastDay { get; init; }

    /// <summary>Whether the load removed it.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Whether it existed before.</summary>
    public bool WasKnown { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Key of the file.</summary>
    public long LoadFileKey { get; init; }

    /// <summary>Line of the file.</summary>
    public long LineNo { get; init; }

    /// <summary>When the file was loaded, ISO 8601 in UTC.</summary>
    public required string FinishedAt { get; init; }

    /// <summary>When it was corrected, as given by the feed; empty when not given.</summary>
    public string CorrectedOn { get; init; } = "";

    /// <summary>Who corrected it, as given by the feed.</summary>
    public string CorrectedBy { get; init; } = "";

    /// <summary>Why, as given by the feed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Codes of group and learner, or the name of the member.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Keys of the fact in the order of its trace.</summary>
    public IReadOnlyList<object?> TraceKeys { get; init; } = [];

    /// <summary>Order or registration number in the key of the fact.</summary>
    public string? TraceNumber { get; init; }

    /// <summary>What changed in a member.</summary>
    public IReadOnlyList<ChangedAttribute> Attributes { get; init; } = [];

    /// <summary>Whether it concerns a year.</summary>
    /// <param name="year">The year.</param>
    public bool IsOf(int year) => FirstDay <= (year * 10000L) + 1231 && LastDay >= (year * 10000L) + 101;

    /// <summary>The rows of a statement of the folder <c>Differences</c>.</summary>
    internal static IEnumerable<ChangedRow> Of(ChangeKind kind, ReportTable table) => table.As<CommonRow>().Zip(table.Rows, (common, row) => new ChangedRow
    {
        Kind = kind,
        ProgrammeKey = common.ProgrammeKey,
        GroupKey = common.GroupKey,
        LearnerKey = common.LearnerKey,
        TeacherKey = common.TeacherKey,
        FirstDay = common.FirstDay ?? 0,
        LastDay = common.LastDay ?? long.MaxValue,
        IsRemoved = common.IsRemoved == 1,
        WasKnown = common.WasKnown == 1,
        LoadFileKey = common.LoadFileKey ?? 0,
        FileName = common.FileName ?? "",
        FinishedAt = common.FinishedAt ?? "",
        LineNo = common.LineNo ?? 0,
        CorrectedOn = common.CorrectedOn ?? "",
        CorrectedBy = common.CorrectedBy ?? "",
        Reason = common.CorrectionReason ?? "",
        Subject = common.Subject ?? "",
        TraceKeys = [.. kind.TraceColumns.Select(column => row[column])],
        TraceNumber = kind.HasNumber ? Text(row[ChangeKind.TraceNumberColumn]) : null,
        Attributes = [.. kind.Attributes.Select(attribute => new ChangedAttribute(
            attribute.Name, attribute.Title, Text(row[ChangeKind.ColumnBefore(attribute.Name)]), Text(row[attribute.Name])))],
    });

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>The columns that every kind has: <see cref="ChangeKind.Columns"/>.</summary>
    private sealed record CommonRow(
        long? ProgrammeKey,
        long? GroupKey,
        long? LearnerKey,
        long? TeacherKey,
        long? FirstDay,
        long? LastDay,
        long? IsRemoved,
        long? WasKnown,
        long? LoadFileKey,
        string? FileName,
        string? FinishedAt,
        long? LineNo,
        string? CorrectedOn,
        string? CorrectedBy,
        string? CorrectionReason,
        string? Subject);
}
