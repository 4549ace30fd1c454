using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reports.Web.Formatting;

/// <summary><c>&lt;figure-card title= value= href=&gt;…&lt;/figure-card&gt;</c>: a card with one figure, which opens, and its change below.</summary>
[HtmlTargetElement("figure-card")]
public sealed class FigureCardTagHelper : TagHelper
{
    /// <summary>What it is, with the unit: «Посещаемость, % часов».</summary>
    public string Title { get; set; } = "";

    /// <summary>As <see cref="Figures"/> writes it.</summary>
    public string Value { get; set; } = "";

    /// <summary>The rows behind the figure.</summary>
    public string? Href { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "col-6 col-lg-3");
        output.Content.AppendHtml("<div class=\"card\"><div class=\"card-body\"><div class=\"text-secondary\">").Append(Title).AppendHtml("</div>");
        var none = Value == Figures.None ? " figure-none" : "";
        if (string.IsNullOrEmpty(Href))
        {
            output.Content.AppendHtml($"<span class=\"figure{none}\">").Append(Value).AppendHtml("</span>");
        }
        else
        {
            output.Content.AppendHtml($"<a class=\"figure{none}\" href=\"").Append(Href).AppendHtml("\">").Append(Value).AppendHtml("</a>");
        }

        output.Content.AppendHtml(inside).AppendHtml("</div></div>");
    }
}
