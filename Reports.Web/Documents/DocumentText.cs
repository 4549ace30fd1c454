using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Reports.Web.Exports;

namespace Reports.Web.Documents;

/// <summary>Replaces a control with text in the formatting of the template. The text is never interpreted.</summary>
internal static class DocumentText
{
    /// <summary>Replaces a control with a text; line ends are kept.</summary>
    public static void Put(SdtElement control, string text)
    {
        var content = ContentControls.ContentOf(control);
        var run = Run(text, Letters(control, content));
        if (control is SdtRun)
        {
            control.InsertBeforeSelf(run);
            control.Remove();
            return;
        }

        // A control may contain a whole cell or paragraphs: the text goes into the first paragraph.
        var place = content.Descendants<Paragraph>().FirstOrDefault();
        if (place is null)
        {
            content.Append(place = new Paragraph());
        }

        foreach (var other in place.Parent!.Elements<Paragraph>().Where(other => other != place).ToList())
        {
            other.Remove();
        }

        Refill(place, run);
        ContentControls.Unwrap(control);
    }

    /// <summary>Replaces a control with a paragraph for each text.</summary>
    public static void PutParagraphs(SdtElement control, IEnumerable<string> texts)
    {
        var content = ContentControls.ContentOf(control);
        var prototype = content.Descendants<Paragraph>().FirstOrDefault() ?? new Paragraph();
        var letters = Letters(control, content);
        foreach (var text in texts)
        {
            var paragraph = (Paragraph)prototype.CloneNode(true);
            Refill(paragraph, Run(text, letters));
            control.InsertBeforeSelf(paragraph);
        }

        ContentControls.Remove(control);
    }

    /// <summary>A run of text.</summary>
    public static Run Run(string text, RunProperties? letters = null)
    {
        var run = new Run();
        if (letters is not null)
        {
            run.Append(letters.CloneNode(true));
        }

        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>Text that is valid in XML. The narrow no-break space, which some programs cannot show, becomes a usual one.</summary>
    public static string Clean(string text) => SafeText.ForXml(text.ReplaceLineEndings("\n")).Replace('\u202F', '\u00A0');

    private static void Refill(Paragraph paragraph, Run run)
    {
        var properties = paragraph.ParagraphProperties?.CloneNode(true);
        paragraph.RemoveAllChildren();
        if (properties is not null)
        {
            paragraph.Append(properties);
        }

        paragraph.Append(run);
    }

    /// <summary>Formatting of the control's first run, without that of Word's placeholder text.</summary>
    private static RunProperties? Letters(SdtElement control, OpenXmlElement content) =>
        control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is null ? content.Descendants<Run>().FirstOrDefault()?.RunProperties : null;
}
