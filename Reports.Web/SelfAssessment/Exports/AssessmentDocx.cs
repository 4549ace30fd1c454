using System.Globalization;
using Reports.Web.Documents;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// The report on self-assessment as a document: title page, contents, the analytical part by the objects of order 462, point 6, with
/// tables and charts, the analysis of the indicators, and their form. The template decides the layout.
/// </summary>
public static class AssessmentDocx
{
    /// <summary>Name of the template.</summary>
    public const string Template = "self-assessment";

    /// <summary>Writes the document.</summary>
    /// <param name="file">The content.</param>
    /// <exception cref="DocumentTemplateException">The template cannot be filled.</exception>
    public static byte[] Write(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = new FormHead(file);
        var title = AnalyticalSection.AreIn(file.Table.Query.Set) ? "Отчёт о результатах самообследования" : head.Title;
        return DocumentWriter.Write(
            file.Template, Report(file, head), new DocumentProperties($"{title} {head.Year}", file.Caption.Words, file.Caption.Organisation, file.Caption.Moment));
    }

    private static SelfAssessmentReport Report(AssessmentFile file, FormHead head)
    {
        var values = file.Table.Values.Where(value => value.Year == file.Table.Query.Year).ToList();
        string Count(ValueOrigin origin) => Figures.Count(values.Count(value => value.Origin == origin));
        return new SelfAssessmentReport
        {
            Organisation = file.Caption.Organisation,
            Signer = file.Caption.Signer,
            Order = file.Caption is { IsApproved: true, ApprovedOn: { } day } ? new ReportOrder(Figures.Date(day), file.Caption.OrderNumber) : null,
            FormTitle = head.Title,
            Year = file.Table.Query.Year.ToString(CultureInfo.InvariantCulture),
            State = head.Mark.Length > 0 ? $"{file.Caption.Words}. {head.Mark}" : file.Caption.Words,
            Sections = AnalyticalSection.AreIn(file.Table.Query.Set) ? [.. AnalyticalSection.All.Select(section => Section(file, section))] : [],
            Source = file.Table.Query.Set.Source,
            Values = Figures.Count(values.Count),
            Computed = Count(ValueOrigin.Computed),
            Entered = Count(ValueOrigin.Entered),
            Both = Count(ValueOrigin.Both),
            Missing = file.Table.Missing.Count > 0 ? Figures.Count(file.Table.Missing.Count) : "",
            Choices = head.Choices,
            Years = $"{file.Table.Years[0]}–{file.Table.Years[^1]}",
            Dynamics = ReportTables.Dynamics(file.Table),
            DynamicsCharts = ReportTables.DynamicsCharts(file.Table),
            FormSource = string.Join(", ", new[] { head.Annex, head.Order }.Where(part => part.Length > 0)),
            Form = ReportTables.Form(file, head),
            FormTables = ReportTables.FormTables(file, head),
        };
    }

    private static ReportSection Section(AssessmentFile file, AnalyticalSection section)
    {
        var grids = file.Tables.Where(table => table.Report.File.Value("section") == section.Code && table.Rows.Count > 0).SelectMany(ReportGrid.Of).ToList();
        var text = (file.Texts.GetValueOrDefault(section.Code) ?? "").ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isWritten = file.Texts.GetValueOrDefault(section.Code) is { Length: > 0 };
        var figures = 0;
        string Number(int number) => section.Code + "." + number.ToString(CultureInfo.InvariantCulture);
        return new ReportSection(
            section.Code, section.Title, text,
            isWritten || file.Caption.IsApproved ? "" : section.Asks,
            !isWritten && file.Caption.IsApproved && grids.Count == 0,
            [.. grids.Select((grid, i) => new ReportSectionTable(Number(i + 1), grid.Title, grid.Table, grid.Chart is not { } chart ? null : new ReportFigure(
                Number(++figures), grid.Title, grid.IsLine ? null : chart, grid.IsLine ? chart : null)))]);
    }
}
