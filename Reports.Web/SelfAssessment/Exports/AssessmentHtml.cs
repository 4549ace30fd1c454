using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>
/// A page for the organisation's site: the indicators of five years without scripts, names, documents and texts that people wrote, small
/// groups left out. It needs nothing beside it.
/// </summary>
public static class AssessmentHtml
{
    private static readonly string Style = ReadStyle();

    /// <summary>What a policy of content has to allow: the page's own style and nothing else.</summary>
    public static string StyleHash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>Writes the page.</summary>
    /// <param name="file">What it is made of.</param>
    public static byte[] Write(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = new FormHead(file);
        var groups = SmallGroups.Of(file.Table, file.SmallGroup);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Safe($"{file.Caption.Organisation}: самообследование {head.Year}")).Append("</title>\n<style>").Append(Style)
            .Append("</style>\n</head>\n<body>\n<main>\n<h1>").Append(Safe(head.Title)).Append("</h1>\n");
        Line(page, file.Caption.Organisation + ", " + head.Year, "");
        Line(page, State(file), "note");
        foreach (var (heading, indicators) in head.Sections)
        {
            Section(page, file, groups, heading, indicators);
        }

        foreach (var indicator in head.Tables)
        {
            Table(page, file, groups, indicator);
        }

        page.Append("<h2>Как считали</h2>\n");
        Line(page, "Официальный текст: " + file.Table.Query.Set.Source + ".", "note");
        foreach (var choice in head.Choices)
        {
            Line(page, choice, "note");
        }

        Line(page, $"Числа, по которым можно узнать о группе меньше {Figures.Plural(file.SmallGroup, "человека", "человек", "человек")}, не показаны: "
            + "вместо них стоит «скрыто». Скрыты и соседние числа, если скрытое можно получить вычитанием.", "note");
        page.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>Who signed is not told: a page for everybody names nobody.</summary>
    private static string State(AssessmentFile file) => file.Caption is { IsApproved: true } caption
        ? (caption.Edition is { } number ? $"Редакция № {number.ToString(CultureInfo.InvariantCulture)}, утверждена" : "Утверждено")
            + (caption.ApprovedOn is { } day ? " " + Figures.Date(day) : "") + "."
        : "Проект, не утверждён.";

    private static void Section(
        StringBuilder page, AssessmentFile file, SmallGroups groups, IndicatorPart heading, IReadOnlyList<Indicator> indicators)
    {
        var title = heading.Title.Length > 0 ? $"{heading.Code}. {heading.Title}" : "Показатели";
        page.Append("<h2>").Append(Safe(title)).Append("</h2>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">№</th>")
            .Append("<th scope=\"col\">Показатель</th><th scope=\"col\">Единица измерения</th>");
        foreach (var year in file.Table.Years)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"num{Kind(file, year)}\">{year}</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var indicator in indicators)
        {
            page.Append("<tr><td>").Append(Safe(indicator.Code)).Append("</td><td>").Append(Safe(indicator.Title)).Append("</td><td>")
                .Append(Safe(indicator.Unit)).Append("</td>");
            foreach (var year in file.Table.Years)
            {
                Cell(page, groups, file.Table.Value(indicator, year), "num" + Kind(file, year));
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Table(StringBuilder page, AssessmentFile file, SmallGroups groups, Indicator indicator)
    {
        page.Append("<h2>").Append(Safe($"{indicator.Code}. {indicator.Title}")).Append("</h2>\n");
        Line(page, "Единица измерения: " + indicator.Unit, "note");
        page.Append("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Строка</th><th scope=\"col\">Наименование</th>");
        foreach (var graph in indicator.Graphs)
        {
            page.Append("<th scope=\"col\">").Append(Safe(graph.Title)).Append("</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var line in indicator.Lines)
        {
            page.Append("<tr><td>").Append(Safe(line.Code)).Append("</td><td>").Append(Safe(line.Title)).Append("</td>");
            foreach (var graph in indicator.Graphs)
            {
                Cell(page, groups, file.Table.Value(indicator, file.Table.Query.Year, line.Code, graph.Code), "num");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static void Cell(StringBuilder page, SmallGroups groups, AssessmentValue? value, string kind) => page
        .Append("<td class=\"").Append(groups.Hides(value) ? kind + " hidden" : kind).Append("\">")
        .Append(groups.Hides(value) ? "скрыто" : Safe(value is { IsMissing: true } ? Figures.None : AssessmentText.Whole(value))).Append("</td>");

    private static string Kind(AssessmentFile file, int year) => year == file.Table.Query.Year ? " year" : " before";

    private static void Line(StringBuilder page, string text, string kind) =>
        page.Append(kind.Length > 0 ? $"<p class=\"{kind}\">" : "<p>").Append(Safe(text)).Append("</p>\n");

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(AssessmentHtml).Assembly.GetManifestResourceStream("SelfAssessment/public.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
