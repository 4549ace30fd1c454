using System.Text.Json.Serialization;

namespace Sample;

/// <summary>A row that was made wrong on purpose.</summary>
/// <param name="File">Feed file.</param>
/// <param name="Line">Physical line, from 1.</param>
/// <param name="Column">English name of the column at fault.</param>
/// <param name="Code">Code of the reject or of the finding.</param>
/// <param name="Kind">What the loader is to do: reject it, load it with a finding, or skip it as a repeated row.</param>
public sealed record PlantedDefect(string File, long Line, string Column, string Code, DefectKind Kind);

/// <summary>What a planted row is to lead to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DefectKind>))]
public enum DefectKind
{
    /// <summary>Goes to quarantine.</summary>
    [JsonStringEnumMemberName("reject")]
    Reject,

    /// <summary>Loads and leaves a finding.</summary>
    [JsonStringEnumMemberName("finding")]
    Finding,

    /// <summary>Repeats another row of its file to the letter: loads nothing new.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,
}
