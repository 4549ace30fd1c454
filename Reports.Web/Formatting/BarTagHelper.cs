using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reports.Web.Formatting;

/// <summary><c>&lt;bar value= plan= /&gt;</c>: a share as a bar with its target or threshold as a thin black line, and the number beside it.</summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarTagHelper : TagHelper
{
    /// <summary>Millionths of the maximum.</summary>
    public long? Value { get; set; }

    /// <summary>The target, or the threshold.</summary>
    public long? Plan { get; set; }

    /// <summary>Which of them it is: «цель», «порог».</summary>
    public string PlanName { get; set; } = "цель";

    /// <summary>Address of the rows behind the number.</summary>
    public string? Href { get; set; }

    /// <summary>Digits after the comma.</summary>
    public int Decimals { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar-cell");
        if (Value is not null)
        {
            // Widths are attributes of SVG: the content policy forbids inline styles.
            output.Content.AppendHtml("<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
                .AppendHtml("<rect class=\"bar-base\" x=\"0\" y=\"2\" width=\"100\" height=\"6\" rx=\"1\"></rect>")
                .AppendHtml($"<rect class=\"bar-fact\" x=\"0\" y=\"2\" width=\"{Place(Value)}\" height=\"6\" rx=\"1\"></rect>");
            if (Plan is not null)
            {
                output.Content.AppendHtml($"<line class=\"bar-plan\" x1=\"{Place(Plan)}\" x2=\"{Place(Plan)}\" y1=\"0\" y2=\"10\"></line>");
            }

            output.Content.AppendHtml("</svg>");
        }

        var text = Figures.Share(Value, Decimals);
        if (Href is null)
        {
            output.Content.AppendHtml("<span>").Append(text).AppendHtml("</span>");
        }
        else
        {
            output.Content.AppendHtml("<a href=\"").Append(Href).AppendHtml("\">").Append(text).AppendHtml("</a>");
        }

        if (Plan is not null)
        {
            output.Content.AppendHtml("<span class=\"visually-hidden\">").Append($", {PlanName} {Figures.Share(Plan, Decimals)}").AppendHtml("</span>");
        }
    }

    private static string Place(long? share) =>
        Math.Clamp(share.GetValueOrDefault() / 10_000m, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
