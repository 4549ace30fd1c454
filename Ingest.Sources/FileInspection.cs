using System.Security.Cryptography;
using System.Text;

namespace Ingest.Sources;

/// <summary>Finds the tables in one file on disk.</summary>
internal sealed class FileInspection(SourceLimits limits, CancellationToken cancellationToken)
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
                InspectWorkbook(items, part);
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

        if (FileExtension.IsWorkbook(extension))
        {
            throw Unreadable.NotAWorkbook();
        }

        if (extension is ".zip" or ".gz")
        {
            throw extension == ".zip" ? Unreadable.CorruptZip() : Unreadable.CorruptGzip();
        }

        var format = FileExtension.IsJson(extension) || scan.StartsWithBrace ? RawFormat.JsonLines : RawFormat.Delimited;
        items.Add(SourceItem.Of(new RawFile(part.Path, part.Name, scan.Sha256, scan.Size)
        {
            Content = part.Content with { Format = format, Charset = scan.Charset() },
        }));
    }

    private void InspectZip(List<SourceItem> items, Part part)
    {
        using var zip = new ZipFolder(RawBytes.Seekable(part.Open()), limits);
        if (zip.IsWorkbook)
        {
            UnpackAll(zip);
            InspectWorkbook(items, part);
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

    private void InspectWorkbook(List<SourceItem> items, Part part)
    {
        var scan = Scan(part);
        var sheets = Workbook.SheetsWithData(RawBytes.Seekable(part.Open()), limits, cancellationToken);
        if (sheets.Count == 0)
        {
            throw Unreadable.EmptyWorkbook();
        }

        items.AddRange(sheets.Select(sheet => SourceItem.Of(
            new RawFile(part.Path, $"{part.Name}#{sheet}", SheetHash(scan.Sha256, sheet), scan.Size)
            {
                Content = part.Content with { Format = RawFormat.Worksheet, Sheet = sheet },
            })));
    }

    /// <summary>A workbook is a zip too: its parts are unpacked once within the limits, because the library that reads it has none.</summary>
    private void UnpackAll(ZipFolder zip)
    {
        var buffer = new byte[64 * 1024];
        foreach (var entry in zip.Entries)
        {
            using var content = zip.Open(entry);
            while (content.Read(buffer) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
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
