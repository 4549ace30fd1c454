using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reports.Web.Documents;

/// <summary>Fills the content controls of a checked template and removes them.</summary>
/// <param name="main">The document.</param>
/// <param name="moment">Time of what is embedded.</param>
internal sealed class DocumentFiller(MainDocumentPart main, DateTimeOffset moment)
{
    private readonly ChartFiller _charts = new(main, moment);
    private readonly PictureFiller _pictures = new(main);

    /// <summary>The control of the contents; null when the template has none.</summary>
    public SdtElement? Contents { get; private set; }

    /// <summary>Fills the document.</summary>
    /// <param name="model">Its values.</param>
    public void Fill(object model)
    {
        var scope = new TagScope(model.GetType(), model);
        foreach (var root in DocumentRoots.Of(main))
        {
            Fill(root, scope);
        }

        _charts.RemovePrototypes();
    }

    private void Fill(OpenXmlElement root, TagScope scope)
    {
        foreach (var control in ContentControls.OutermostIn(root))
        {
            var name = ContentControls.TagOf(control);
            if (name == TemplateTags.Contents)
            {
                // Headings are known after everything is filled.
                Contents = control;
            }
            else if (scope.Condition(name) is { } condition)
            {
                Keep(control, condition.IsKept, scope);
            }
            else if (scope.Find(name) is { } found)
            {
                Put(control, found.Tag, found.Value, scope);
            }
        }
    }

    private void Put(SdtElement control, TemplateTag tag, object? value, TagScope scope)
    {
        switch (tag.Kind)
        {
            case TagKind.Text:
                DocumentText.Put(control, (string?)value ?? "");
                break;
            case TagKind.Paragraphs:
                DocumentText.PutParagraphs(control, (IEnumerable<string>?)value ?? []);
                break;
            case TagKind.Flag:
                Keep(control, value is true, scope);
                break;
            case TagKind.Block:
                Repeat(control, TemplateTags.Each(value), (copy, item) => Fill(copy, new TagScope(tag.Item, item, scope)));
                break;
            case TagKind.Table:
                Repeat(control, TemplateTags.Each(value), (copy, item) => TableFiller.Fill(copy, tag.Columns, (DocumentTable)item));
                break;
            case TagKind.Chart:
                Repeat(control, TemplateTags.Each(value), (copy, item) => _charts.Fill(copy, (DocumentChart)item));
                break;
            case TagKind.Picture:
                Repeat(control, TemplateTags.Each(value), (copy, item) => _pictures.Fill(copy, (DocumentPicture)item));
                break;
        }
    }

    private void Keep(SdtElement control, bool isKept, TagScope scope)
    {
        if (isKept)
        {
            Fill(ContentControls.ContentOf(control), scope);
            ContentControls.Unwrap(control);
        }
        else
        {
            ContentControls.Remove(control);
        }
    }

    private static void Repeat(SdtElement control, IEnumerable<object> values, Action<OpenXmlElement, object> fill)
    {
        Paragraph? end = null;
        foreach (var value in values)
        {
            LetGo(end);
            var copy = ContentControls.ContentOf(control).CloneNode(true);
            fill(copy, value);
            end = copy.LastChild as Paragraph;
            foreach (var child in copy.ChildElements.ToList())
            {
                child.Remove();
                control.InsertBeforeSelf(child);
            }
        }

        ContentControls.Remove(control);
    }

    /// <summary>"Keep with next" at the end of a block refers to what follows the block in the template: only the last copy keeps it.</summary>
    private static void LetGo(Paragraph? end)
    {
        if (end is not null)
        {
            (end.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext { Val = false };
        }
    }
}
