using OfficeOpenXml;
using Reports.Web.Exports;

namespace Reports.Web.Documents;

/// <summary>The embedded workbook of a chart: names in the first column, each series in a column.</summary>
internal static class ChartWorkbook
{
    /// <summary>Name of its sheet.</summary>
    public const string Sheet = "Лист1";

    /// <summary>Writes it.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="moment">Time of the file.</param>
    public static byte[] Write(DocumentChart chart, DateTimeOffset moment)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add(Sheet);
        foreach (var (i, name) in chart.Names.Index())
        {
            sheet.Cells[i + 2, 1].Value = SafeText.ForCell(name);
        }

        foreach (var (s, series) in chart.Series.Index())
        {
            sheet.Cells[1, s + 2].Value = SafeText.ForCell(series.Title);
            foreach (var (i, value) in series.Values.Index())
            {
                sheet.Cells[i + 2, s + 2].Value = value;
            }
        }

        package.Workbook.Properties.Created = package.Workbook.Properties.Modified = moment.UtcDateTime;
        return FixedPackage.Pack(package.GetAsByteArray(), moment);
    }
}
