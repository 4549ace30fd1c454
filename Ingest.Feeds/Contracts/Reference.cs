using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Contracts;

/// <summary>Attendance marks, grade scales and words: those of a profile, then those of the installation, then the default ones.</summary>
/// <param name="marks">Marks by text, case-insensitive.</param>
/// <param name="scales">Scales by code, case-insensitive.</param>
/// <param name="words">Words.</param>
public sealed class Reference(IReadOnlyDictionary<string, AttendanceMark> marks, IReadOnlyDictionary<string, Scale> scales, Words words)
{
    private const string UsualScale = "five";

    private readonly Dictionary<string, AttendanceMark> _folded = marks
        .GroupBy(mark => WordList.Folded(mark.Key), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.Ordinal);

    /// <summary>Lists of words.</summary>
    public Words Words => words;

    /// <summary>Reads a cell of a column: by its list of words, or by its own parser.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">What the file says, trimmed and not blank.</param>
    /// <param name="value">The value.</param>
    /// <returns>Null when the text is valid, otherwise a reject code.</returns>
    public string? Parse(FeedColumn column, string text, out Cell value)
    {
        if (column.Vocabulary is { } vocabulary)
        {
            return words.Of(vocabulary).Parse(text, out value);
        }

        var code = column.Parse(text, out value);

        // Words for «there is none» have no digits, and codes nearly always do.
        return code is null && column.IsCode && !text.AsSpan().ContainsAnyInRange('0', '9') && words.Of(Vocabulary.NoCode).Has(text) ? RejectCode.NoCode : code;
    }

    /// <summary>What is wrong with a cell, and what would be good.</summary>
    /// <param name="column">The column.</param>
    /// <param name="code">The reject code.</param>
    /// <param name="text">What the file says.</param>
    public string Describe(FeedColumn column, string code, string text) => code switch
    {
        RejectCode.UnknownCode when column.Vocabulary is { } vocabulary => $"{text}; бывает: {words.Of(vocabulary).Describe()}",
        RejectCode.AmbiguousDate => $"{text}: неоднозначная дата",
        _ => text,
    };

    /// <summary>The mark of a cell.</summary>
    /// <param name="text">As the file has it; case, spaces, ё and a full stop do not matter.</param>
    /// <returns>Null when neither has it.</returns>
    public AttendanceMark? FindMark(string text) => marks.GetValueOrDefault(text) ?? _folded.GetValueOrDefault(WordList.Folded(text));

    /// <summary>One mark of each kind.</summary>
    public IReadOnlyList<string> ShownMarks => [.. marks.GroupBy(mark => mark.Value.Kind).Select(kind => kind.Skip(1).FirstOrDefault(kind.First()).Key)];

    /// <summary>The scales.</summary>
    public IEnumerable<Scale> Scales => scales.Values;

    /// <summary>The marks, for messages: one of each kind.</summary>
    public string DescribeMarks() => string.Join(", ", ShownMarks);

    /// <summary>The scale of a grade.</summary>
    /// <param name="code">Its code or name; null is the five-point scale, which accepts the words for pass and fail too.</param>
    /// <returns>Null when there is no such scale.</returns>
    public Scale? FindScale(string? code) => scales.GetValueOrDefault(code ?? UsualScale)
        ?? (words.Of(Vocabulary.Scale).Parse(code ?? UsualScale, out var known) is null ? scales.GetValueOrDefault(known.Text ?? "") : null);

    /// <summary>The scales, for messages.</summary>
    public string DescribeScales() => string.Join(", ", scales.Keys);
}

/// <summary>A mark of attendance.</summary>
/// <param name="Key">Its key in <c>dim_attendance_mark</c>.</param>
/// <param name="Kind">present, late, remote, absent, sick, excused, not_recorded.</param>
public sealed record AttendanceMark(long Key, string Kind)
{
    /// <summary>Whether the learner attended, in the room or remotely.</summary>
    public bool IsThere => Kind is "present" or "late" or "remote";
}
