using System.Collections.Concurrent;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Profiles;

/// <summary>
/// Marks, scales and words of an installation: those of the folder <c>default</c>, then those of its own folder, then those of a profile's folder. A later
/// one replaces an earlier one. They are known before any file, so that the order of files does not change the value of a grade.
/// </summary>
/// <param name="folder">The folder of profiles.</param>
/// <param name="own">The installation's own folder of lists; empty when it has none.</param>
public sealed class ReferenceFiles(string folder, string own = "")
{
    /// <summary>The profile whose marks, scales and words every file may use.</summary>
    public const string Default = "default";

    private static readonly string[] MarkKinds = ["present", "late", "remote", "absent", "sick", "excused", "not_recorded"];
    private static readonly string[] Buckets = ["5", "4", "3", "2", "pass", "fail", "na", "exempt"];

    private readonly ConcurrentDictionary<string, WordFile> _files = new(StringComparer.Ordinal);

    /// <summary>Writes them to the warehouse and returns them with their keys.</summary>
    /// <param name="warehouse">The load's marks and scales.</param>
    /// <param name="profile">Name of the profile.</param>
    /// <exception cref="UnreadableSourceException">A list is wrong.</exception>
    public Reference Write(ReferenceWriter warehouse, string profile)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return Make(profile, warehouse.WriteMark, warehouse.WriteScale);
    }

    /// <summary>Reads them without a warehouse, to check a file before it is loaded: their keys are zero.</summary>
    /// <param name="profile">Name of the profile.</param>
    /// <exception cref="UnreadableSourceException">A list is wrong.</exception>
    public Reference Read(string profile) => Make(profile, (_, _, _) => 0, (_, _) => 0);

    private Reference Make(string profile, Func<string, string, string, long> keyOfMark, Func<string, IReadOnlyList<ScaleValue>, long> keyOfScale)
    {
        var marks = new Dictionary<string, AttendanceMark>(StringComparer.OrdinalIgnoreCase);
        foreach (var (owner, row) in Rows(profile, "marks.csv", "mark", "kind"))
        {
            var kind = row.OneOf("kind", MarkKinds);
            marks[row.Filled("mark")] = new AttendanceMark(keyOfMark(owner, row["mark"], kind), kind);
        }

        return new Reference(marks, Scales(profile, keyOfScale), ReadWords(profile));
    }

    /// <summary>The words alone.</summary>
    /// <param name="profile">Name of the profile.</param>
    /// <exception cref="UnreadableSourceException">A list is wrong.</exception>
    public Words ReadWords(string profile)
    {
        var words = new List<(string List, string Value, string Word)>();
        foreach (var (_, row) in Rows(profile, "controls.csv", "control", "word"))
        {
            words.Add((Vocabulary.Control.Name, row.OneOf("control", Vocabulary.Control.Values), row.Filled("word")));
        }

        foreach (var (_, row) in Rows(profile, "words.csv", "list", "value", "word"))
        {
            var list = Vocabulary.All.Single(list => list.Name == row.OneOf("list", [.. Vocabulary.All.Select(list => list.Name)]));
            words.Add((list.Name, list.Values.Count == 0 ? row.Filled("value") : row.OneOf("value", list.Values), row.Filled("word")));
        }

        return new Words(words);
    }

    private Dictionary<string, Scale> Scales(string profile, Func<string, IReadOnlyList<ScaleValue>, long> keyOfScale)
    {
        var scales = new Dictionary<string, (string Owner, List<ScaleValue> Values)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (owner, row) in Rows(profile, "scales.csv", "scale", "label", "low", "high", "share_low", "share_high", "bucket", "passing"))
        {
            // A profile has scales of its own; the installation adds to those that there are.
            var code = row.Filled("scale");
            var value = Value(row);
            if (!scales.TryGetValue(code, out var known) || known.Owner != owner)
            {
                scales[code] = known = (owner, []);
            }

            var same = known.Values.FindIndex(other => string.Equals(other.Label, value.Label, StringComparison.OrdinalIgnoreCase) && other.Low is null == value.Low is null);
            if (same >= 0)
            {
                known.Values[same] = value;
            }
            else
            {
                known.Values.Add(value);
            }
        }

        return scales.ToDictionary(
            scale => scale.Key,
            scale => new Scale(scale.Key, keyOfScale(scale.Key, scale.Value.Values), scale.Value.Values),
            StringComparer.OrdinalIgnoreCase);
    }

    private static ScaleValue Value(WordRow row)
    {
        var (low, high) = (row.Parts("low", 100), row.Parts("high", 100));
        if (low is null != high is null || low > high)
        {
            throw row.Fault("у полосы чисел нужны обе границы, low не больше high");
        }

        return new ScaleValue(
            row.Filled("label"),
            low,
            high,
            row.Parts("share_low", 1_000_000),
            row.Parts("share_high", 1_000_000),
            row.OneOf("bucket", Buckets),
            row.OneOf("passing", "0", "1") == "1");
    }

    /// <summary>The rows of a list, layer over layer, each with the profile that the warehouse keeps it under.</summary>
    private IEnumerable<(string Owner, WordRow Row)> Rows(string profile, string file, params string[] columns)
    {
        var shipped = Path.Combine(folder, Default, file);
        // A folder of profiles of an earlier release does not have the lists that came later.
        var first = File.Exists(shipped) ? shipped : Path.Combine(AppContext.BaseDirectory, "Profiles", Default, file);
        var layers = new List<(string Owner, string Path)> { (Default, first) };
        if (own.Length > 0)
        {
            layers.Add((Default, Path.GetFullPath(Path.Combine(own, file))));
        }

        if (profile != Default)
        {
            layers.Add((profile, Path.Combine(folder, profile, file)));
        }

        return layers.SelectMany(layer => _files.GetOrAdd(layer.Path, path => new WordFile(path, columns)).Rows().Select(row => (layer.Owner, row)));
    }
}
