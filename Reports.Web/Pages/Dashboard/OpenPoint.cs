namespace Reports.Web.Pages.Dashboard;

/// <summary>A count in words that opens its rows: what changed in a week, or what is open.</summary>
/// <param name="Words">How many of what.</param>
/// <param name="Href">Address of the rows.</param>
/// <param name="IsBad">Whether something failed.</param>
public sealed record OpenPoint(string Words, string Href, bool IsBad = false);
