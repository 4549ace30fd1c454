using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reports.Web.Formatting;

/// <summary>
/// <c>&lt;deviation value= /&gt;</c>: how far a share is from its target, with sign, arrow and colour, the same on every page. With <c>target=</c> the
/// target stands before it: «цель 85,0 %, ▼ −3,2 п. п.»; without one it says «цели нет».
/// </summary>
[HtmlTargetElement("deviation", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeviationTagHelper : TagHelper
{
    /// <summary>The share less what it is held to, in millionths.</summary>
    public long? Value { get; set; }

    /// <summary>The target in millionths; null for none.</summary>
    public long? Target { get; set; }

    /// <summary>Whether the target is told too.</summary>
    public bool Told { get; set; }

    /// <summary>What the share is held to, in the genitive: «цели», «порога».</summary>
    public string From { get; set; } = "цели";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = Told ? "div" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Told)
        {
            output.Attributes.SetAttribute("class", "delta small mt-1");
            output.Content.AppendHtml("<span class=\"text-secondary\">")
                .Append(Target is null ? "цели нет" : $"цель {Figures.Share(Target)}{Figures.Space}%").AppendHtml("</span>");
            if (Target is null)
            {
                return;
            }

            output.Content.AppendHtml(" ");
        }

        using var text = new StringWriter(Figures.Russian);
        Write(text, Value, From);
        output.Content.AppendHtml(text.ToString());
    }

    private static void Write(StringWriter text, long? value, string from)
    {
        if (Change.From(value, from) is not { } change)
        {
            text.Write($"<span class=\"text-secondary\">{Figures.None}</span>");
            return;
        }

        var span = new TagBuilder("span");
        span.AddCssClass("text-nowrap");
        span.AddCssClass(change.Tone);
        if (change.Sign.Length > 0)
        {
            span.InnerHtml.AppendHtml("<span aria-hidden=\"true\">").Append(change.Sign + Figures.Space)
                .AppendHtml("</span><span class=\"visually-hidden\">").Append(change.Words + " ").AppendHtml("</span>");
        }

        span.InnerHtml.Append(change.Text);
        span.WriteTo(text, HtmlEncoder.Default);
    }
}
