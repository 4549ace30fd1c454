using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Content controls of Word: a paragraph or more, a part of a line, a row or a cell, with a tag.</summary>
internal static class ContentControls
{
    /// <summary>Its tag; empty for a control without one.</summary>
    public static string TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "";

    /// <summary>Its content.</summary>
    public static OpenXmlElement ContentOf(SdtElement control) => control.ChildElements
        .First(child => child is SdtContentBlock or SdtContentRun or SdtContentRow or SdtContentCell);

    /// <summary>Whether it has content and can be filled.</summary>
    public static bool HasContent(SdtElement control) => control.ChildElements
        .Any(child => child is SdtContentBlock or SdtContentRun or SdtContentRow or SdtContentCell);

    /// <summary>The outermost tagged controls in an element, in the order of the text.</summary>
    public static IReadOnlyList<SdtElement> OutermostIn(OpenXmlElement root)
    {
        var found = new List<SdtElement>();
        Collect(root, found);
        return found;
    }

    /// <summary>Replaces a control with its content.</summary>
    public static void Unwrap(SdtElement control)
    {
        foreach (var child in ContentOf(control).ChildElements.ToList())
        {
            child.Remove();
            control.InsertBeforeSelf(child);
        }

        control.Remove();
    }

    /// <summary>Removes a control; a cell keeps the paragraph that it must have.</summary>
    public static void Remove(SdtElement control)
    {
        var parent = control.Parent;
        control.Remove();
        if (parent is TableCell cell && cell.LastChild is not Paragraph)
        {
            cell.Append(new Paragraph());
        }
    }

    private static void Collect(OpenXmlElement element, List<SdtElement> found)
    {
        foreach (var child in element.ChildElements)
        {
            if (child is SdtElement control && TagOf(control).Length > 0)
            {
                found.Add(control);
            }
            else
            {
                Collect(child, found);
            }
        }
    }
}
