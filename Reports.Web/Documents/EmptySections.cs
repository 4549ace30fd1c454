using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Removes sections, such as the landscape pages of a wide table, whose blocks were all removed, so that no empty pages are left.</summary>
internal static class EmptySections
{
    /// <summary>Removes them.</summary>
    /// <param name="body">The filled body.</param>
    public static void Drop(Body body)
    {
        var section = new List<OpenXmlElement>();
        Paragraph? before = null;
        foreach (var element in body.ChildElements.ToList())
        {
            if (element is SectionProperties last)
            {
                DropLast(section, before, last);
                return;
            }

            section.Add(element);
            if (element is not Paragraph { ParagraphProperties.SectionProperties: not null } end)
            {
                continue;
            }

            if (IsEmpty(section))
            {
                section.ForEach(one => one.Remove());
            }
            else
            {
                before = end;
            }

            section.Clear();
        }
    }

    /// <summary>The section before the last one becomes the last.</summary>
    private static void DropLast(List<OpenXmlElement> section, Paragraph? before, SectionProperties last)
    {
        if (before is null || !IsEmpty(section))
        {
            return;
        }

        section.ForEach(one => one.Remove());
        var pages = before.ParagraphProperties!.SectionProperties!;
        pages.Remove();
        last.InsertBeforeSelf(pages);
        last.Remove();
        if (IsEmpty([before]))
        {
            before.Remove();
        }
    }

    private static bool IsEmpty(IReadOnlyList<OpenXmlElement> section) => section.All(element =>
        string.IsNullOrWhiteSpace(element.InnerText) && !element.Descendants().Prepend(element).Any(one => one is Table or Drawing or Picture or EmbeddedObject));
}
