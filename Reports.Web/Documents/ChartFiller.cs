using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Fills charts of a Word template: the formatting is kept, and the numbers are in an embedded workbook.</summary>
/// <param name="main">The document.</param>
/// <param name="moment">Time of the workbooks.</param>
internal sealed class ChartFiller(MainDocumentPart main, DateTimeOffset moment)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private int _count;

    /// <summary>Whether there is a chart with a series.</summary>
    public static bool IsChart(OpenXmlElement content, MainDocumentPart main) =>
        Part(content, main) is { } part && ChartXml.HasSeries(Read(part));

    /// <summary>Fills the copy of a template's chart.</summary>
    public void Fill(OpenXmlElement content, DocumentChart chart)
    {
        var prototype = Part(content, main)!;
        _count++;
        var id = FormattableString.Invariant($"filledChart{_count}");
        var part = main.AddNewPart<ChartPart>(id);
        part.AddNewPart<EmbeddedPackagePart>(Workbook, ChartXml.Data).FeedData(new MemoryStream(ChartWorkbook.Write(chart, moment)));
        using (var stream = new MemoryStream())
        {
            ChartXml.Fill(Read(prototype), chart).Save(stream, SaveOptions.DisableFormatting);
            stream.Position = 0;
            part.FeedData(stream);
        }

        content.Descendants<ChartReference>().First().Id = id;
        if (content.Descendants<D.DocProperties>().FirstOrDefault() is { } drawing)
        {
            drawing.Name = FormattableString.Invariant($"Диаграмма {_count}");
            drawing.Description = DocumentText.Clean(chart.Title.Length > 0 ? chart.Title : string.Join(", ", chart.Series.Select(one => one.Title)));
        }
    }

    /// <summary>Removes the charts of the template, including those without a tag.</summary>
    public void RemovePrototypes()
    {
        var used = main.Document.Descendants<ChartReference>().Select(chart => chart.Id?.Value).ToHashSet();
        foreach (var part in main.ChartParts.Where(part => !used.Contains(main.GetIdOfPart(part))).ToList())
        {
            main.DeletePart(part);
        }
    }

    private static XDocument Read(ChartPart part)
    {
        using var stream = part.GetStream();
        return XDocument.Load(stream);
    }

    private static ChartPart? Part(OpenXmlElement content, MainDocumentPart main) =>
        content.Descendants<ChartReference>().FirstOrDefault()?.Id?.Value is { } id && main.TryGetPartById(id, out var part) ? part as ChartPart : null;
}
