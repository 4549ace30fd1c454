using System.Globalization;
using System.Xml.Linq;
using OfficeOpenXml;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>A chart as a document keeps it: its drawing, and the workbook from which a person can change it.</summary>
internal static class DocxChart
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly string[] Colours = ["206BC4", "D6336C", "2FB344", "F76707", "AE3EC9", "0CA678", "F59F00", "4263EB", "74B816", "667382"];

    /// <summary>The drawing.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="workbook">Relationship of the workbook.</param>
    public static string Drawing(ChartFigure figure, string workbook)
    {
        var isSingle = figure.Series.Count == 1;
        var series = figure.Series.Select((one, i) => Series(figure, i));
        var axes = new[] { Value("axId", "111"), Value("axId", "222") };
        var plot = figure.IsLine
            ? E("lineChart", Value("grouping", "standard"), Value("varyColors", "0"), series, Value("marker", "1"), axes)
            : E("barChart", Value("barDir", "col"), Value("grouping", "clustered"), Value("varyColors", "0"), series, Value("gapWidth", "60"), axes);
        var root = E(
            "chartSpace",
            new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A), new XAttribute(XNamespace.Xmlns + "r", R),
            Value("date1904", "0"), Value("roundedCorners", "0"),
            E(
                "chart",
                figure.Title.Length > 0 ? E("title", E("tx", Rich(figure.Title)), Value("overlay", "0")) : null,
                Value("autoTitleDeleted", figure.Title.Length > 0 ? "0" : "1"),
                E(
                    "plotArea", E("layout"), plot,
                    Axis("catAx", "111", "222", "b", false, Value("auto", "1"), Value("lblAlgn", "ctr"), Value("lblOffset", "100"), Value("noMultiLvlLbl", "0")),
                    Axis("valAx", "222", "111", "l", !figure.IsLine, Value("crossBetween", "between"))),
                isSingle ? null : E("legend", Value("legendPos", "b"), Value("overlay", "0"), TextOf(800)),
                Value("plotVisOnly", "1"), Value("dispBlanksAs", "gap")),
            TextOf(900),
            E("externalData", new XAttribute(R + "id", workbook), Value("autoUpdate", "0")));
        return new XDeclaration("1.0", "UTF-8", "yes") + "\n" + root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The workbook: names in the first column, a series a column.</summary>
    /// <param name="figure">What is drawn.</param>
    /// <param name="moment">Time of the file.</param>
    public static byte[] Workbook(ChartFigure figure, DateTimeOffset moment)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Лист1");
        for (var i = 0; i < figure.Names.Count; i++)
        {
            sheet.Cells[i + 2, 1].Value = figure.Names[i];
        }

        for (var s = 0; s < figure.Series.Count; s++)
        {
            sheet.Cells[1, s + 2].Value = figure.Series[s].Title;
            for (var i = 0; i < figure.Names.Count; i++)
            {
                sheet.Cells[i + 2, s + 2].Value = figure.Series[s].Values[i];
            }
        }

        package.Workbook.Properties.Created = package.Workbook.Properties.Modified = moment.UtcDateTime;
        return FixedPackage.Pack(package.GetAsByteArray(), moment);
    }

    private static XElement Series(ChartFigure figure, int index)
    {
        var (title, values) = figure.Series[index];
        var colour = Colours[index % Colours.Length];
        var column = ((char)('B' + index)).ToString();
        var last = (figure.Names.Count + 1).ToString(CultureInfo.InvariantCulture);
        var fill = D("solidFill", D("srgbClr", new XAttribute("val", colour)));
        var shape = figure.IsLine ? E("spPr", D("ln", new XAttribute("w", "28575"), fill)) : E("spPr", fill);
        return E(
            "ser", Value("idx", Told(index)), Value("order", Told(index)),
            E("tx", E("strRef", E("f", $"Лист1!${column}$1"), E("strCache", Value("ptCount", "1"), Point(0, title)))),
            shape,
            figure.IsLine ? E("marker", Value("symbol", "circle"), Value("size", "5"), E("spPr", new XElement(fill))) : Value("invertIfNegative", "0"),
            figure.Series.Count == 1 ? Labels() : null,
            E("cat", E("strRef", E("f", $"Лист1!$A$2:$A${last}"), E("strCache", Value("ptCount", Told(figure.Names.Count)), figure.Names.Select((name, i) => Point(i, name))))),
            E("val", E("numRef", E("f", $"Лист1!${column}$2:${column}${last}"), E(
                "numCache", E("formatCode", "General"), Value("ptCount", Told(values.Count)),
                values.Select((value, i) => value is { } number ? Point(i, Math.Round(number, 2).ToString(CultureInfo.InvariantCulture)) : null)))),
            figure.IsLine ? Value("smooth", "0") : null);
    }

    private static XElement Labels() => E(
        "dLbls", E("numFmt", new XAttribute("formatCode", "#,##0.##"), new XAttribute("sourceLinked", "0")), E("spPr", D("noFill")), TextOf(800),
        Value("showLegendKey", "0"), Value("showVal", "1"), Value("showCatName", "0"), Value("showSerName", "0"), Value("showPercent", "0"), Value("showBubbleSize", "0"));

    private static XElement Axis(string name, string id, string crossed, string position, bool fromZero, params XElement[] rest) => E(
        name, Value("axId", id), E("scaling", Value("orientation", "minMax"), fromZero ? Value("min", "0") : null), Value("delete", "0"),
        Value("axPos", position),
        name == "valAx" ? E("majorGridlines", E("spPr", D("ln", D("solidFill", D("srgbClr", new XAttribute("val", "D9D9D9")))))) : null,
        E("numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", "0")),
        Value("majorTickMark", "out"), Value("minorTickMark", "none"), Value("tickLblPos", "nextTo"), TextOf(800), Value("crossAx", crossed), Value("crosses", "autoZero"), rest);

    private static XElement Rich(string text) => E(
        "rich", D("bodyPr"), D("p", D("pPr", D("defRPr", new XAttribute("sz", "1000"), new XAttribute("b", "1"))), D("r", D("rPr", new XAttribute("lang", "ru-RU"), new XAttribute("sz", "1000"), new XAttribute("b", "1")), D("t", text))));

    private static XElement Text(string name, int size) => E(
        name, D("bodyPr"), D("p", D("pPr", D("defRPr", new XAttribute("sz", size.ToString(CultureInfo.InvariantCulture)), D("latin", new XAttribute("typeface", TextWidth.Face)))), D("endParaRPr", new XAttribute("lang", "ru-RU"))));

    private static XElement TextOf(int size) => Text("txPr", size);

    private static string Told(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static XElement Point(int index, string value) => E("pt", new XAttribute("idx", Told(index)), E("v", value));

    private static XElement Value(string name, string value) => E(name, new XAttribute("val", value));

    private static XElement E(string name, params object?[] content) => new(C + name, content);

    private static XElement D(string name, params object?[] content) => new(A + name, content);
}
