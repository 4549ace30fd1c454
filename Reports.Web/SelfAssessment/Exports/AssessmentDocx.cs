using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Reports.Web.SelfAssessment.Editions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// The report on self-assessment as a document: title page, contents, the analytical part by the objects of order 462, point 6, with
/// tables and charts, the analysis of the indicators, and their form.
/// </summary>
public static class AssessmentDocx
{
    /// <summary>Writes the document.</summary>
    /// <param name="file">What it is made of.</param>
    public static byte[] Write(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = new FormHead(file);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = DocxFrame.Begin(document, file, $"{(AnalyticalSection.AreIn(file.Table.Query.Set) ? "Отчёт о результатах самообследования" : head.Title)} {head.Year}");
            var pen = new DocxPen(main, file.Caption.Moment);
            TitlePage(pen, file, head);
            pen.Paragraph("Содержание", "TOCHeading");
            var contents = pen.Place();
            foreach (var section in AnalyticalSection.All.Where(_ => AnalyticalSection.AreIn(file.Table.Query.Set)))
            {
                Section(pen, file, section);
            }

            DocxIndicators.Analysis(pen, file, head);
            Signature(pen, file);
            DocxIndicators.Annex(pen, file, head);
            DocxFrame.Contents(contents, pen.Headings);
            main.Document.Save();
        }

        return FixedPackage.Pack(stream.ToArray(), file.Caption.Moment);
    }

    private static void TitlePage(DocxPen pen, AssessmentFile file, FormHead head)
    {
        const int right = 90;
        var signer = file.Caption.Signer;
        pen.Paragraph(file.Caption.Organisation, "Organisation");
        pen.Paragraph("УТВЕРЖДАЮ", "Normal", before: 60, left: right);
        pen.Paragraph(signer.Length > 0 ? signer : "Руководитель организации", "Normal", left: right);
        pen.Paragraph(signer.Length > 0 ? "______________________" : "_____________ / ________________", "Normal", before: 12, left: right);
        pen.Paragraph(file.Caption is { IsApproved: true, ApprovedOn: { } day }
            ? $"приказ от {Figures.Date(day)} № {file.Caption.OrderNumber}" : "«____» ______________ 20___ г.", "Normal", before: 6, left: right);
        pen.Paragraph("М.П.", "Normal", before: 6, left: right);
        pen.Paragraph(AnalyticalSection.AreIn(file.Table.Query.Set) ? "ОТЧЁТ\nо результатах самообследования" : head.Title, "Title", before: 120);
        pen.Paragraph(head.Year, "Centered");
        pen.Paragraph($"отчётный период: 1 января – 31 декабря {file.Table.Query.Year.ToString(CultureInfo.InvariantCulture)} года", "Centered");
        pen.Paragraph(file.Caption.Words, "Centered", before: 24);
        pen.Paragraph("Рассмотрен: ____________________________________________________", "Normal", before: 96);
        pen.Paragraph("(коллегиальный орган управления)", "Note", left: 45);
        pen.Paragraph("Протокол от «____» ______________ 20___ г. № ______", "Normal", before: 6);
        pen.EndSection(DocxFrame.Pages(isLandscape: false, hasTitlePage: true));
    }

    private static void Section(DocxPen pen, AssessmentFile file, AnalyticalSection section)
    {
        // A section begins a page, as reports do by ГОСТ 7.32.
        pen.Heading($"{section.Code}. {section.Title}", onNewPage: true);
        var tables = file.Tables.Where(table => table.Report.File.Value("section") == section.Code && table.Rows.Count > 0).ToList();
        if (file.Texts.GetValueOrDefault(section.Code) is { Length: > 0 } text)
        {
            foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                pen.Paragraph(paragraph);
            }
        }
        else if (!file.Caption.IsApproved)
        {
            pen.Paragraph("Место для текста раздела. Что рассказать: " + section.Asks, "Placeholder");
        }
        else if (tables.Count == 0)
        {
            pen.Paragraph("Сведения по разделу не представлены.");
        }

        var (number, drawn) = (0, 0);
        foreach (var grid in tables.SelectMany(ReportGrid.Of))
        {
            number++;
            pen.Paragraph($"Таблица {section.Code}.{number.ToString(CultureInfo.InvariantCulture)} — {grid.Title}", "Caption");
            pen.Table(grid.Columns, grid.Rows);
            if (grid.Chart is { } chart)
            {
                drawn++;
                pen.Charts([chart]);
                pen.Paragraph($"Рисунок {section.Code}.{drawn.ToString(CultureInfo.InvariantCulture)} — {grid.Title}", "FigureCaption");
            }
        }
    }

    private static void Signature(DocxPen pen, AssessmentFile file)
    {
        var signer = file.Caption.Signer;
        pen.Paragraph("Руководитель организации  ____________________   " + (signer.Length > 0 ? signer : "__________________________"), "Signature", before: 36);
        pen.Paragraph("(подпись)" + (signer.Length > 0 ? "" : "                                     (фамилия, инициалы)"), "Note", left: 58);
        pen.Paragraph("М.П.                     «____» ______________ 20___ г.", "Signature", before: 6);
    }
}
