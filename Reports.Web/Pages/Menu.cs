using System.Globalization;
using System.Security.Claims;
using Reports.Web.Access;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages;

/// <summary>An entry of the menu.</summary>
/// <param name="Title">Its text.</param>
/// <param name="Href">Address that it links to.</param>
public sealed record MenuEntry(string Title, string Href);

/// <summary>A section of the menu; one entry alone is a plain link.</summary>
/// <param name="Title">Its text.</param>
/// <param name="Entries">Its entries, in order.</param>
public sealed record MenuSection(string Title, IReadOnlyList<MenuEntry> Entries);

/// <summary>
/// Makes the menu from the headers of reports: <c>menu</c> is the section, <c>page</c> the address, <c>order</c> the position, <c>own: closed</c> a page that
/// a learner's own account has nothing to do with.
/// </summary>
/// <param name="reader">The reports there are.</param>
public sealed class Menu(ReportReader reader)
{
    private const int LastPlace = 1000;

    /// <summary>Sections with what the viewer may open.</summary>
    public IReadOnlyList<MenuSection> For(ClaimsPrincipal user) => [.. reader.Reports
        .Where(report => report.Menu is not null && Viewer.MayRead(user, report) && (report.File.Value("own") != "closed" || Viewer.FenceOf(user).Learner is null))
        .OrderBy(Place)
        .ThenBy(report => report.Title, StringComparer.Create(Figures.Russian, ignoreCase: true))
        .GroupBy(report => report.Menu, StringComparer.Ordinal)
        .Select(section => new MenuSection(section.Key!, [.. section.Select(report => new MenuEntry(report.Title, Href(report)))]))];

    /// <summary>The start page of a viewer.</summary>
    public string FrontPage(ClaimsPrincipal user) => For(user).SelectMany(section => section.Entries)
        .Select(entry => entry.Href).FirstOrDefault(href => href != "/") ?? "/welcome";

    private static string Href(Report report) => report.File.Value("page") ?? "/report/" + report.Name;

    private static int Place(Report report) =>
        int.TryParse(report.File.Value("order"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : LastPlace;
}
