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

    /// <summary>Reads a row of a statement of the folder <c>Differences</c>.</summary>
    internal static ChangedRow Read(ChangeKind kind, object?[] row)
    {
        var keys = ChangeKind.Columns.Count;
        var number = keys + kind.TraceKeys;
        var attributes = number + (kind.HasNumber ? 1 : 0);
        return new ChangedRow
        {
            Kind = kind,
            ProgrammeKey = ReportTable.Whole(row[0]),
            GroupKey = ReportTable.Whole(row[1]),
            LearnerKey = ReportTable.Whole(row[2]),
            TeacherKey = ReportTable.Whole(row[3]),
            FirstDay = ReportTable.Whole(row[4]) ?? 0,
            LastDay = ReportTable.Whole(row[5]) ?? long.MaxValue,
            IsRemoved = ReportTable.Whole(row[6]) == 1,
            WasKnown = ReportTable.Whole(row[7]) == 1,
            LoadFileKey = ReportTable.Whole(row[8]) ?? 0,
            FileName = Text(row[9]) ?? "",
            FinishedAt = Text(row[10]) ?? "",
            LineNo = ReportTable.Whole(row[11]) ?? 0,
            CorrectedOn = Text(row[12]) ?? "",
            CorrectedBy = Text(row[13]) ?? "",
            Reason = Text(row[14]) ?? "",
            Subject = Text(row[15]) ?? "",
            TraceKeys = row[keys..number],
            TraceNumber = kind.HasNumber ? Text(row[number]) : null,
            Attributes = [.. kind.Attributes.Select((attribute, i) => new ChangedAttribute(
                attribute.Name, attribute.Title, Text(row[attributes + 1 + (2 * i)]), Text(row[attributes + (2 * i)])))],
        };
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
