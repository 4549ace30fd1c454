using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Content controls of Word: a paragraph or more, a part of a line, a row or a cell, with a tag.</summary>
internal static class ContentControls
{
    /// <summary>Its tag; empty for a control that is not ours.</summary>
    public static string TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "";

    /// <summary>What is in it.</summary>
    public static OpenXmlElement ContentOf(SdtElement control) => control.ChildElements
        .First(child => child is SdtContentBlock or SdtContentRun or SdtContentRow or SdtContentCell);

    /// <summary>Whether it is whole: a control without content cannot be filled.</summary>
    public static bool HasContent(SdtElement control) => control.ChildElements
        .Any(child => child is SdtContentBlock or SdtContentRun or SdtContentRow or SdtContentCell);

    /// <summary>The tagged controls in an element that are in no other tagged one there, in the order of the text.</summary>
    public static IReadOnlyList<SdtElement> OutermostIn(OpenXmlElement root)
    {
        var found = new List<SdtElement>();
        Collect(root, found);
        return found;
    }

    /// <summary>Puts the content in the place of its control.</summary>
    public static void Unwrap(SdtElement control)
    {
        foreach (var child in ContentOf(control).ChildElements.ToList())
        {
            child.Remove();
            control.InsertBeforeSelf(child);
        }

        control.Remove();
    }

    /// <summary>Takes a control away; a cell keeps the paragraph that it must have.</summary>
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
