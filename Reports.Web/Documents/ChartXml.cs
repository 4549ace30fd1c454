using System.Globalization;
using System.Xml.Linq;
using OfficeOpenXml;

namespace Reports.Web.Documents;

/// <summary>The XML of a chart: its series are copies of the template's with other names and numbers.</summary>
internal static class ChartXml
{
    /// <summary>Relationship of the chart's workbook.</summary>
    public const string Data = "data";

    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Elements that may follow the categories and values of a series.
    private static readonly string[] AfterValues = ["smooth", "shape", "bubbleSize", "bubble3D"];

    /// <summary>Whether the chart has a series to copy.</summary>
    public static bool HasSeries(XDocument xml) => xml.Descendants(C + "ser").Any(series => series.Elements(C + "val").Any());

    /// <summary>Fills the XML of a template's chart.</summary>
    /// <param name="xml">The XML, which is changed.</param>
    /// <param name="chart">The data. Series take the formats of the template's series in turn.</param>
    public static XDocument Fill(XDocument xml, DocumentChart chart)
    {
        var prototypes = xml.Descendants(C + "ser").Where(series => series.Elements(C + "val").Any()).ToList();
        foreach (var i in Enumerable.Range(0, chart.Series.Count))
        {
            var series = new XElement(prototypes[i % prototypes.Count]);
            FillSeries(series, chart, i);
            prototypes[0].AddBeforeSelf(series);
        }

        prototypes.ForEach(one => one.Remove());
        if (chart.Series.Count == 1)
        {
            xml.Descendants(C + "legend").Remove();
        }

        FillTitle(xml.Root!.Element(C + "chart")!, chart.Title);
        FillData(xml.Root);
        return xml;
    }

    private static void FillSeries(XElement series, DocumentChart chart, int index)
    {
        var (title, values) = chart.Series[index];
        var column = ExcelCellAddress.GetColumnLetter(index + 2);
        var last = Told(chart.Names.Count + 1);
        series.Elements().Where(one => one.Name.LocalName is "tx" or "cat" or "val" or "dPt" or "extLst" or "trendline" or "errBars").Remove();
        series.Element(C + "idx")!.SetAttributeValue("val", Told(index));
        series.Element(C + "order")!.SetAttributeValue("val", Told(index));
        series.Element(C + "order")!.AddAfterSelf(
            E("tx", E("strRef", E("f", $"{ChartWorkbook.Sheet}!${column}$1"), E("strCache", Count(1), Point(0, DocumentText.Clean(title))))));
        object[] content =
        [
            E("cat", E("strRef", E("f", $"{ChartWorkbook.Sheet}!$A$2:$A${last}"), E("strCache", Count(chart.Names.Count), chart.Names.Select((name, i) => Point(i, DocumentText.Clean(name)))))),
            E("val", E("numRef", E("f", $"{ChartWorkbook.Sheet}!${column}$2:${column}${last}"), E(
                "numCache", E("formatCode", "General"), Count(values.Count),
                values.Select((value, i) => value is { } number ? Point(i, Math.Round(number, 2).ToString(CultureInfo.InvariantCulture)) : null)))),
        ];
        if (series.Elements().FirstOrDefault(one => AfterValues.Contains(one.Name.LocalName)) is { } after)
        {
            after.AddBeforeSelf(content);
        }
        else
        {
            series.Add(content);
        }

        // Numbers of several series would overlap.
        if (chart.Series.Count > 1)
        {
            series.Elements(C + "dLbls").Remove();
        }
    }

    private static void FillTitle(XElement chart, string text)
    {
        if (text.Length == 0)
        {
            chart.Element(C + "title")?.Remove();
            chart.Element(C + "autoTitleDeleted")?.SetAttributeValue("val", "1");
        }
        else if (chart.Element(C + "title")?.Descendants(A + "r").ToList() is [var first, .. var others])
        {
            first.Element(A + "t")!.Value = DocumentText.Clean(text);
            others.Remove();
        }
    }

    private static void FillData(XElement space)
    {
        space.Elements().Where(one => one.Name.LocalName is "externalData" or "userShapes" or "printSettings").Remove();
        space.Elements().Last(one => one.Name.LocalName is "chart" or "spPr" or "txPr").AddAfterSelf(
            E("externalData", new XAttribute(R + "id", Data), E("autoUpdate", new XAttribute("val", "0"))));
    }

    private static string Told(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static XElement Count(int count) => E("ptCount", new XAttribute("val", Told(count)));

    private static XElement Point(int index, string value) => E("pt", new XAttribute("idx", Told(index)), E("v", value));

    private static XElement E(string name, params object?[] content) => new(C + name, content);
}
