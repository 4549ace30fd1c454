using System.Globalization;
using System.Text;
using Ingest.Feeds.Deliveries;

namespace Reports.Web.Uploads;

/// <summary>
/// Names of files that come from a browser, as they may lie in a folder of any system: no path, no sign that a system or a shell reads specially, none that
/// nobody sees, none that the loader passes over.
/// </summary>
public static class UploadName
{
    private const int Longest = 120;
    private const int LongestExtension = 12;
    private const string Nameless = "файл";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];
    private static readonly string[] Unfinished = [".tmp", ".part"];

    /// <summary>A name that may lie in a folder.</summary>
    /// <param name="given">As the browser gives it: perhaps a whole path of Windows.</param>
    /// <param name="taken">Names that lie there already.</param>
    public static string Of(string? given, IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var name = Plain(given ?? "");
        for (var i = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals(Delivery.FileName, StringComparison.OrdinalIgnoreCase); i++)
        {
            var (stem, extension) = Parts(Plain(given ?? ""));
            name = string.Create(CultureInfo.InvariantCulture, $"{stem} ({i}){extension}");
        }

        return name;
    }

    private static string Plain(string given)
    {
        var leaf = Seen(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]).TrimEnd(' ', '.');
        foreach (var ending in Unfinished.Where(ending => leaf.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            leaf = leaf[..^ending.Length] + "_" + ending[1..];
        }

        var (stem, extension) = Parts(leaf);
        stem = stem.Trim(' ', '.', '~', '$');
        stem = stem.Length == 0 ? Nameless : stem;
        var isDevice = Devices.Contains(stem.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase)
            || (stem.Split('.')[0].Trim() is { Length: 4 } port && port[3] is >= '0' and <= '9' && port[..3].ToUpperInvariant() is "COM" or "LPT");
        return (isDevice || stem == "__MACOSX" ? "_" + stem : stem) + extension;
    }

    /// <summary>Signs that are seen, in one form; others and those that systems forbid are spaces.</summary>
    private static string Seen(string leaf)
    {
        var seen = new StringBuilder(leaf.Length);
        foreach (var rune in leaf.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            var isPlain = kind is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;
            seen.Append(!isPlain ? "" : rune.IsBmp && "<>:\"|?*#%".Contains((char)rune.Value, StringComparison.Ordinal) ? " " : rune.ToString());
        }

        return string.Join(' ', seen.ToString().Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The name without its extension, and the extension, both short enough; of a gzip the extension within is kept.</summary>
    private static (string Stem, string Extension) Parts(string leaf)
    {
        var extension = Path.GetExtension(leaf);
        if (extension.Equals(".gz", StringComparison.OrdinalIgnoreCase))
        {
            extension = Path.GetExtension(leaf[..^extension.Length]) + extension;
        }

        extension = extension.Length > LongestExtension ? "" : extension;
        var stem = leaf[..^extension.Length].TrimEnd(' ', '.');
        var most = Longest - extension.Length;
        return (stem.Length <= most ? stem : stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)].TrimEnd(' ', '.'), extension);
    }
}
