using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>
/// Table of contents: a line for each heading of the first level, with a link and a page field. The program that opens the document
/// updates the fields, because only it knows the page breaks.
/// </summary>
internal static class DocumentContents
{
    /// <summary>Replaces the control with the contents, formatted as the paragraph in it.</summary>
    public static void Put(SdtElement place, MainDocumentPart main)
    {
        var prototype = ContentControls.ContentOf(place).Descendants<Paragraph>().FirstOrDefault()?.ParagraphProperties;
        var number = main.Document.Descendants<BookmarkStart>().Select(mark => int.TryParse(mark.Id?.Value, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty().Max();
        foreach (var heading in Headings(main))
        {
            number++;
            var (id, bookmark) = (number.ToString(CultureInfo.InvariantCulture), "_Contents" + number.ToString("D4", CultureInfo.InvariantCulture));
            var first = heading.ChildElements.FirstOrDefault(child => child is not ParagraphProperties);
            heading.InsertBefore(new BookmarkStart { Id = id, Name = bookmark }, first);
            heading.Append(new BookmarkEnd { Id = id });
            var line = new Paragraph();
            if (prototype is not null)
            {
                line.Append(prototype.CloneNode(true));
            }

            line.Append(new Hyperlink(
                DocumentText.Run(string.Concat(heading.Descendants().Select(part => part is Text text ? text.Text : part is Break or TabChar ? " " : ""))),
                new Run(new TabChar()),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                new Run(new FieldCode($" PAGEREF {bookmark} \\h ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                new Run(new Text("")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.End }))
            {
                Anchor = bookmark,
                History = true,
            });
            place.InsertBeforeSelf(line);
        }

        ContentControls.Remove(place);
    }

    /// <summary>Makes the program that opens the document update its tables of contents, if it has any.</summary>
    public static void AskForUpdate(MainDocumentPart main)
    {
        if (!main.Document.Descendants().Any(element => element is FieldCode code ? IsOfPages(code.Text) : element is SimpleField field && IsOfPages(field.Instruction?.Value ?? "")))
        {
            return;
        }

        var part = main.DocumentSettingsPart ?? main.AddNewPart<DocumentSettingsPart>("settings");
        part.Settings ??= new Settings();
        part.Settings.RemoveAllChildren<UpdateFieldsOnOpen>();
        part.Settings.AddChild(new UpdateFieldsOnOpen { Val = true });
    }

    private static bool IsOfPages(string instruction) => instruction.TrimStart() is var text
        && (text.StartsWith("TOC", StringComparison.OrdinalIgnoreCase) || text.StartsWith("PAGEREF", StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<Paragraph> Headings(MainDocumentPart main)
    {
        var styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(style => style.StyleId?.Value is not null)
            .DistinctBy(style => style.StyleId!.Value).ToDictionary(style => style.StyleId!.Value!) ?? [];
        int? Level(string? id, int depth = 0) => id is null || depth > styles.Count || !styles.TryGetValue(id, out var style) ? null
            : style.StyleParagraphProperties?.OutlineLevel?.Val?.Value ?? Level(style.BasedOn?.Val?.Value, depth + 1);
        return [.. main.Document.Body!.Descendants<Paragraph>().Where(paragraph => paragraph.InnerText.Length > 0
            && (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value ?? Level(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)) == 0)];
    }
}
