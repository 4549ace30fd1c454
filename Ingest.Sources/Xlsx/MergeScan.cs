using System.Globalization;
using System.Text;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// Finds the merged cells of a sheet in the bytes of its part, in the pass that unpacks them: they stand behind all rows, and a sheet that is
/// read as a stream needs them before the first.
/// </summary>
internal sealed class MergeScan
{
    private const int LongestTag = 256;

    private readonly List<SheetMerge> _found = [];

    private static ReadOnlySpan<byte> Tag => "mergeCell "u8;

    /// <summary>The merges that go down over rows, by their first rows.</summary>
    public IReadOnlyList<SheetMerge> Found => [.. _found.OrderBy(merge => merge.FirstRow).ThenBy(merge => merge.Column)];

    /// <summary>Adds the next bytes of the part.</summary>
    /// <param name="bytes">What the last call left over, then new bytes.</param>
    /// <returns>How many bytes at the end may be the start of a tag; the next call must begin with them.</returns>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        for (int found; (found = bytes[at..].IndexOf(Tag)) >= 0;)
        {
            at += found;
            var length = bytes[at..].IndexOf((byte)'>');
            if (length < 0)
            {
                return bytes.Length - at < LongestTag ? bytes.Length - at : 0;
            }

            Take(bytes.Slice(at, length));
            at += length;
        }

        return Math.Min(bytes.Length - at, Tag.Length - 1);
    }

    private void Take(ReadOnlySpan<byte> tag)
    {
        var at = tag.IndexOf("ref="u8);
        if (at < 0 || at + 5 >= tag.Length || tag[(at + 5)..].IndexOf(tag[at + 4]) is not (> 0 and var length))
        {
            return;
        }

        if (Range(Encoding.UTF8.GetString(tag.Slice(at + 5, length))) is { } merge)
        {
            _found.Add(merge);
            if (_found.Count > MergedDown.Most)
            {
                throw Unreadable.TooManyMerges(MergedDown.Most);
            }
        }
    }

    private static SheetMerge? Range(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && Row(text[..colon]) is { } first && Row(text[(colon + 1)..]) is { } last && last > first
            ? new SheetMerge(first, last, CellReference.Column(text))
            : null;
    }

    private static int? Row(string reference) =>
        int.TryParse(reference.TrimStart('$').TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"]).TrimStart('$'), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row is >= 1 and <= SheetSize.Rows ? row : null;
}
