using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Reports.Web.Reading;

namespace Reports.Web.Pages;

/// <summary>
/// <c>&lt;sort-head column= title= numeric= /&gt;</c>: a column's head that sorts. It is a link, so that the order stands in the address and is of all rows.
/// </summary>
[HtmlTargetElement("sort-head", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SortHeadTagHelper : TagHelper
{
    /// <summary>Name of the column in the address.</summary>
    public string Column { get; set; } = "";

    /// <summary>Its heading.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whether it holds numbers, which are sorted from the greatest at first.</summary>
    public bool Numeric { get; set; }

    /// <summary>Whether the heading is above figures at the right.</summary>
    public bool Right { get; set; }

    /// <summary>Where the heading itself leads; the sign beside it sorts then.</summary>
    public string? Opens { get; set; }

    /// <summary>The table, where a page has several with columns of one name.</summary>
    public string Table { get; set; } = "";

    /// <summary>The request, whose address is kept.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = View.HttpContext.Request;
        var now = RowSort.Read(request.Query);
        var isHere = now?.Column == Column;
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (Right)
        {
            output.Attributes.SetAttribute("class", "num");
        }

        if (isHere)
        {
            output.Attributes.SetAttribute("aria-sort", now!.IsDescending ? "descending" : "ascending");
        }

        if (Opens is not null)
        {
            output.Content.AppendHtml(Link(Opens, Title, "")).AppendHtml(" ");
        }

        var sort = Link(Address(request, RowSort.Next(now, Column, Numeric)), Opens is null ? Title : "", "sort");
        sort.Attributes["id"] = string.Join('-', new[] { "sort", Table, Column }.Where(part => part.Length > 0));
        sort.Attributes["hx-get"] = sort.Attributes["href"];
        sort.Attributes["hx-target"] = "#report";
        sort.Attributes["hx-select"] = "#report";
        sort.Attributes["hx-swap"] = "outerHTML";
        sort.Attributes["hx-push-url"] = "true";
        if (Opens is not null)
        {
            sort.Attributes["aria-label"] = "Сортировать: " + Title;
        }

        output.Content.AppendHtml(sort);
    }

    private static TagBuilder Link(string href, string words, string name)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = href;
        if (name.Length > 0)
        {
            link.AddCssClass(name);
        }

        // A unit is read whole.
        link.InnerHtml.Append(words.Replace("п. п.", $"п.{Figures.Space}п.", StringComparison.Ordinal));
        return link;
    }

    /// <summary>The page's address with another order, on its first sheet.</summary>
    private static string Address(HttpRequest request, RowSort sort) => request.Path + QueryString.Create(
        request.Query.Where(pair => pair.Key is not (RowSort.Key or "page"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(KeyValuePair.Create<string, string?>(RowSort.Key, sort.Text))).ToString();
}
