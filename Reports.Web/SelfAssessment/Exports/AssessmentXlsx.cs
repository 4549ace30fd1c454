using OfficeOpenXml;
using Reports.Web.Exports;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// The workbook of an indicator set: the official form ready for print and signature, five years with native charts, and
/// the source of each value.
/// </summary>
public static class AssessmentXlsx
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="file">The content.</param>
    public static byte[] Write(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var package = new ExcelPackage();
        var normal = package.Workbook.Styles.NamedStyles[0].Style;
        normal.Font.Name = TextWidth.Face;
        normal.Font.Size = 11;
        var head = new FormHead(file);
        FormSheet.Add(package, file, head);
        DynamicsSheet.Add(package, file);
        SourcesSheet.Add(package, file, head);
        var properties = package.Workbook.Properties;
        properties.Title = $"{head.Title} {head.Year}";
        properties.Author = file.Caption.Organisation;
        properties.Subject = file.Caption.Words;
        properties.Created = properties.Modified = file.Caption.Moment.UtcDateTime;
        return FixedPackage.Pack(package.GetAsByteArray(), file.Caption.Moment);
    }
}
