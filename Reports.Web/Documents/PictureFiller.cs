using System.Buffers.Binary;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Replaces the picture of a template.</summary>
/// <param name="main">The document.</param>
internal sealed class PictureFiller(MainDocumentPart main)
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private int _count;

    /// <summary>Fills the copy of a template's picture: its width is kept, its height follows from the new picture.</summary>
    public void Fill(OpenXmlElement content, DocumentPicture picture)
    {
        var (width, height) = Size(picture.Png);
        _count++;
        var id = FormattableString.Invariant($"filledPicture{_count}");
        var part = main.AddNewPart<ImagePart>("image/png", id);
        part.FeedData(new MemoryStream(picture.Png));
        content.Descendants<A.Blip>().First().Embed = id;
        if (content.Descendants<D.Extent>().FirstOrDefault() is { Cx.Value: var wide } extent)
        {
            extent.Cy = wide * height / width;
            if (content.Descendants<A.Extents>().FirstOrDefault() is { } drawn)
            {
                (drawn.Cx, drawn.Cy) = (wide, extent.Cy);
            }
        }

        if (content.Descendants<D.DocProperties>().FirstOrDefault() is { } drawing)
        {
            drawing.Name = FormattableString.Invariant($"Рисунок {_count}");
            drawing.Description = DocumentText.Clean(picture.Description);
        }
    }

    private static (long Width, long Height) Size(ReadOnlySpan<byte> png) => png.Length > 24 && png[..8].SequenceEqual(Signature)
        && BinaryPrimitives.ReadUInt32BigEndian(png[16..]) is > 0 and var width && BinaryPrimitives.ReadUInt32BigEndian(png[20..]) is > 0 and var height
            ? (width, height)
            : throw new ArgumentException("The picture is no PNG.", nameof(png));
}
