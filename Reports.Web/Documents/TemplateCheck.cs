using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;

namespace Reports.Web.Documents;

/// <summary>Checks the tags of a template against the model of its document.</summary>
internal sealed class TemplateCheck
{
    private readonly HashSet<TemplateTag> _seen = [];
    private readonly HashSet<Type> _entered = [];
    private readonly MainDocumentPart _main;
    private readonly DocumentTemplate _template;

    private TemplateCheck(MainDocumentPart main, DocumentTemplate template) => (_main, _template) = (main, template);

    /// <summary>Checks it.</summary>
    /// <param name="main">The template.</param>
    /// <param name="model">Type of the model.</param>
    /// <param name="template">For messages.</param>
    /// <exception cref="DocumentTemplateException">A tag is missing, unknown or not of its kind.</exception>
    public static void Run(MainDocumentPart main, Type model, DocumentTemplate template)
    {
        var check = new TemplateCheck(main, template);
        var scope = new TagScope(model, null);
        foreach (var root in DocumentRoots.Of(main))
        {
            check.Walk(root, scope, isBody: root is Document);
        }

        check._entered.Add(model);
        var missing = check._entered.SelectMany(type => TemplateTags.Of(type).Values).FirstOrDefault(tag => tag.IsNeeded && !check._seen.Contains(tag));
        if (missing is not null)
        {
            throw check.Wrong($"нет элемента управления с тегом «{missing.Name}»: верните его на место.");
        }
    }

    private void Walk(OpenXmlElement root, TagScope scope, bool isBody)
    {
        foreach (var control in ContentControls.OutermostIn(root))
        {
            var name = ContentControls.TagOf(control);
            if (!ContentControls.HasContent(control))
            {
                throw Wrong($"элемент управления с тегом «{name}» пуст.");
            }

            if (name == TemplateTags.Contents || scope.Condition(name) is not null)
            {
                Walk(ContentControls.ContentOf(control), scope, isBody);
                continue;
            }

            var tag = scope.Find(name)?.Tag ?? throw Wrong($"тега «{name}» здесь быть не может: такого нет или он вынесен из своего блока.");
            _seen.Add(tag);
            CheckOne(tag, control, scope, isBody);
        }
    }

    private void CheckOne(TemplateTag tag, SdtElement control, TagScope scope, bool isBody)
    {
        var content = ContentControls.ContentOf(control);
        switch (tag.Kind)
        {
            case TagKind.Flag:
                Walk(content, scope, isBody);
                break;
            case TagKind.Block:
                _entered.Add(tag.Item);
                Walk(content, new TagScope(tag.Item, null, scope), isBody);
                break;
            case TagKind.Paragraphs when control is not SdtBlock:
                throw Wrong($"в теге «{tag.Name}» должен быть целый абзац.");
            case TagKind.Table:
                CheckTable(tag, content);
                break;
            case TagKind.Chart when !isBody || !ChartFiller.IsChart(content, _main):
                throw Wrong($"в теге «{tag.Name}» нет диаграммы с рядом данных.");
            case TagKind.Picture when !isBody || content.Descendants<Drawing>().FirstOrDefault()?.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Any() != true:
                throw Wrong($"в теге «{tag.Name}» нет рисунка.");
            case TagKind.Text when control is SdtRow:
                throw Wrong($"тег «{tag.Name}» стоит на строке таблицы, а не в ячейке.");
        }
    }

    private void CheckTable(TemplateTag tag, OpenXmlElement content)
    {
        var table = content.Descendants<Table>().FirstOrDefault() ?? throw Wrong($"в теге «{tag.Name}» нет таблицы.");
        var tags = table.Descendants<SdtElement>().Select(ContentControls.TagOf).Where(name => name.Length > 0).ToList();
        List<string> known = [.. tag.Columns.Names, TableFiller.Head, .. tag.Columns.HasGroups ? new[] { TableFiller.Group } : []];
        if (tags.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw Wrong($"в таблице «{tag.Name}» тега «{unknown}» быть не может.");
        }

        if (known.FirstOrDefault(name => name != TableFiller.Head && !tags.Contains(name)) is { } missing)
        {
            throw Wrong($"в таблице «{tag.Name}» нет ячейки с тегом «{missing}».");
        }

        var prototype = TablePrototype.Of((Table)table.CloneNode(true), tag.Columns);
        if (!prototype.Names.Order(StringComparer.Ordinal).SequenceEqual(tag.Columns.Names.Order(StringComparer.Ordinal)))
        {
            throw Wrong($"в таблице «{tag.Name}» ячейки {string.Join(", ", tag.Columns.Names.Select(name => $"«{name}»"))} должны быть одной строкой, без других ячеек.");
        }

        if (tag.Columns.Varies && prototype.Heads.Any(head => head.Elements<TableCell>().Count() != prototype.Names.Count))
        {
            throw Wrong($"в шапке таблицы «{tag.Name}» должно быть столько же ячеек, сколько в её строке: объединять их нельзя.");
        }
    }

    private DocumentTemplateException Wrong(string problem) => new(_template.File, problem);
}
