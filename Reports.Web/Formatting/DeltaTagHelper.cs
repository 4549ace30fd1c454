using Microsoft.AspNetCore.Razor.TagHelpers;
using Warehouse.Sql.Reading;

namespace Reports.Web.Formatting;

/// <summary><c>&lt;delta now= before= kind= against= /&gt;</c>: a change with its sign, size and what it is compared with.</summary>
[HtmlTargetElement("delta", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeltaTagHelper : TagHelper
{
    /// <summary>The figure now.</summary>
    public long? Now { get; set; }

    /// <summary>The figure that it is compared with.</summary>
    public long? Before { get; set; }

    /// <summary>What they are.</summary>
    public ColumnKind Kind { get; set; } = ColumnKind.Count;

    /// <summary>Words after the change: «к той же дате 2025 года».</summary>
    public string Against { get; set; } = "";

    /// <summary>Less is better.</summary>
    public bool LowerIsBetter { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "delta small mt-1");
        if (Change.Of(Now, Before, Kind, LowerIsBetter) is not { } change)
        {
            output.Content.SetHtmlContent("<span class=\"text-secondary\">сравнить не с чем</span>");
            return;
        }

        output.Content.AppendHtml($"<span class=\"{change.Tone}\"><span aria-hidden=\"true\">{change.Sign}{(change.Sign.Length > 0 ? Figures.Space : "")}</span>");
        if (change.Words.Length > 0)
        {
            output.Content.AppendHtml("<span class=\"visually-hidden\">").Append(change.Words + " ").AppendHtml("</span>");
        }

        output.Content.Append(change.Text).AppendHtml("</span> <span class=\"text-secondary\">").Append(Against).AppendHtml("</span>");
    }
}
