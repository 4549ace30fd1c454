using System.Security.Cryptography;
using System.Text;
using Ingest.Sources.Xlsx;

namespace Ingest.Sources;

/// <summary>Finds the tables in one file on disk.</summary>
internal sealed class FileInspection(SourceLimits limits, SourceOptions options, CancellationToken cancellationToken)
{
    public List<SourceItem> Inspect(FoundPath found)
    {
        var items = new List<SourceItem>();
        var stamp = FileStamp.Of(found.Path);
        var whole = new Part(found.Path, found.Name, found.Name, new RawContent { Stamp = stamp }, () => RawBytes.OpenFile(found.Path, cancellationToken), stamp.Length);
        Guarded(items, whole, () =>
        {
            var inside = new List<SourceItem>();
            InspectPart(inside, whole, found.Asked);
            if (FileStamp.Of(found.Path) != stamp)
            {
                throw Unreadable.Changed();
            }

            items.AddRange(inside);
        });
        return items;
    }

    private void InspectPart(List<SourceItem> items, Part part, bool asked)
    {
        var extension = FileExtension.Of(part.Leaf);
        if (!part.Content.Gzip && !FileExtension.IsKnown(part.Leaf))
        {
            var reason = Unreadable.Unsupported();
            items.Add(SourceItem.Of(new SourceProblem(part.Path, part.Name, reason.Code, reason.Message) { IsFailure = asked }));
            return;
        }

        switch (Magic.Of(part))
        {
            case Packing.Gzip when part.Content.Gzip:
                throw Unreadable.NestedArchive();
            case Packing.Gzip:
                InspectPart(items, Unpacked(part, extension), asked);
                break;
            case Packing.Zip:
                InspectZip(items, part);
                break;
            case Packing.Ole:
                InspectWorkbook(items, part, merges: null);
                break;
            default:
                InspectText(items, part, extension);
                break;
        }
    }

    private void InspectText(List<SourceItem> items, Part part, string extension)
    {
        var scan = Scan(part);
        if (scan.Size == 0)
        {
            throw Unreadable.Empty();
        }

        if (extension is ".zip" or ".gz")
        {
            throw extension == ".zip" ? Unreadable.CorruptZip() : Unreadable.CorruptGzip();
        }

        var isWorkbook = FileExtension.IsWorkbook(extension);
        var charset = isWorkbook ? CharsetUnderWorkbookName(scan) : scan.Charset();
        var format = FileExtension.IsJson(extension) || scan.StartsWithBrace ? RawFormat.JsonLines : RawFormat.Delimited;
        items.Add(SourceItem.Of(new RawFile(part.Path, part.Name, scan.Sha256, scan.Size)
        {
            Content = part.Content with { Format = format, Charset = charset },
            Notes =
            [
                .. Told(isWorkbook, SourceNotes.TextUnderWorkbookName(extension)),
                .. Told(charset != TextCharset.Utf8, SourceNotes.Charset(charset)),
            ],
        }));
    }

    private static SourceNote[] Told(bool isSo, SourceNote note) => isSo ? [note] : [];

    /// <summary>Older systems name a text with tabs XLS, and Excel opens it; a page of the web that they name so is another thing.</summary>
    private static TextCharset CharsetUnderWorkbookName(ContentScan scan)
    {
        if (scan.StartsWithTag)
        {
            throw Unreadable.WebPage();
        }

        try
        {
            return scan.Charset();
        }
        catch (UnreadableSourceException cause)
        {
            throw Unreadable.NotAWorkbook(cause);
        }
    }

    private void InspectZip(List<SourceItem> items, Part part)
    {
        using var zip = new ZipFolder(RawBytes.Seekable(part.Open()), limits);
        if (zip.Kind is not null)
        {
            InspectWorkbook(items, part, UnpackAll(zip));
            return;
        }

        if (FileExtension.IsWorkbook(FileExtension.Of(part.Leaf)))
        {
            throw Unreadable.NotAWorkbook();
        }

        if (part.Content.Entry is not null || part.Content.Gzip)
        {
            throw Unreadable.NestedArchive();
        }

        if (!zip.Entries.Any(entry => !ZipFolder.IsFolder(entry)))
        {
            throw Unreadable.EmptyZip();
        }

        foreach (var entry in zip.Entries.OrderBy(ZipFolder.NameOf, StringComparer.Ordinal))
        {
            var name = ZipFolder.NameOf(entry);
            if (ZipFolder.IsFolder(entry) || name.Split('/').Any(FoundPath.IsPassedOver))
            {
                continue;
            }

            var inside = new Part(
                part.Path, $"{part.Name}/{name}", name, part.Content with { Entry = entry.FullName }, () => zip.Open(entry), part.PackedBytes)
            {
                Checksum = entry.Crc32,
            };
            Guarded(items, inside, () => InspectPart(items, inside, asked: false));
        }
    }

    private void InspectWorkbook(List<SourceItem> items, Part part, Dictionary<string, IReadOnlyList<SheetMerge>>? merges)
    {
        var scan = Scan(part);
        var sheets = Workbook.SheetsWithData(RawBytes.Seekable(part.Open()), limits, cancellationToken);
        if (sheets.Count == 0)
        {
            throw Unreadable.EmptyWorkbook();
        }

        var hidden = options.HiddenSheets ? [] : sheets.Where(sheet => sheet.IsHidden).Select(sheet => sheet.Name).ToList();
        if (hidden.Count == sheets.Count)
        {
            throw Unreadable.OnlyHiddenSheets(hidden);
        }

        items.AddRange(sheets.Where(sheet => !hidden.Contains(sheet.Name)).Select((sheet, i) => SourceItem.Of(
            new RawFile(part.Path, $"{part.Name}#{sheet.Name}", SheetHash(scan.Sha256, sheet.Name), scan.Size)
            {
                Content = part.Content with
                {
                    Format = RawFormat.Worksheet,
                    Sheet = sheet.Name,
                    Merges = merges?.GetValueOrDefault(sheet.Part) ?? [],
                },
                Notes = i > 0 ? [] : [.. hidden.Select(SourceNotes.HiddenSheet)],
            })));
    }

    /// <summary>
    /// A workbook is a zip too: its parts are unpacked once within the limits, because what reads it unpacks them again and again. On the way
    /// the merged cells of XLSX sheets are found, which stand behind the rows.
    /// </summary>
    private Dictionary<string, IReadOnlyList<SheetMerge>> UnpackAll(ZipFolder zip)
    {
        var merges = new Dictionary<string, IReadOnlyList<SheetMerge>>(StringComparer.OrdinalIgnoreCase);
        var buffer = new byte[64 * 1024];
        var total = 0;
        foreach (var entry in zip.Entries)
        {
            var scan = new MergeScan();
            using var content = zip.Open(entry);
            for (int read, rest = 0; (read = content.Read(buffer.AsSpan(rest))) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var filled = rest + read;
                rest = scan.Append(buffer.AsSpan(0, filled));
                buffer.AsSpan(filled - rest, rest).CopyTo(buffer);
            }

            if (scan.Found is { Count: > 0 } found)
            {
                merges[ZipFolder.PartName(entry)] = found;
                total += found.Count;
            }

            if (total > MergedDown.Most)
            {
                throw Unreadable.TooManyMerges(MergedDown.Most);
            }
        }

        return merges;
    }

    private ContentScan Scan(Part part)
    {
        using var content = part.Open();
        var scan = ContentScan.Of(content, checksum: part.Checksum is not null, cancellationToken);
        part.Verify(scan);
        return scan;
    }

    private Part Unpacked(Part part, string extension) => part with
    {
        Leaf = extension == ".gz" ? part.Leaf[..^3] : part.Leaf,
        Content = part.Content with { Gzip = true },
        Open = () => RawBytes.Gunzip(part.Open(), new UnpackMeter(part.PackedBytes, limits)),
        Checksum = null,
    };

    private static string SheetHash(string workbook, string sheet) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{workbook}\n{sheet}")));

    private static void Guarded(List<SourceItem> items, Part part, Action inspect)
    {
        UnreadableSourceException reason;
        try
        {
            inspect();
            return;
        }
        catch (Exception cause) when (Unreadable.Of(cause, 0) is not null)
        {
            reason = Unreadable.Of(cause, 0)!;
        }

        items.Add(SourceItem.Of(new SourceProblem(part.Path, part.Name, reason.Code, reason.Message)));
    }
}
