namespace Reports.Web.Pages.Account;

/// <summary>What a browser calls itself, in the few words by which its user knows it.</summary>
public static class BrowserName
{
    // In this order: each of them also calls itself by names below it.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Яндекс Браузер"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system.</summary>
    /// <param name="agent">As the browser says.</param>
    public static string Of(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var known = new[] { Find(Browsers), Find(Systems) }.Where(part => part.Length > 0).ToList();
        return known.Count > 0 ? string.Join(", ", known) : "неизвестный браузер";

        string Find((string Mark, string Name)[] marks) =>
            marks.FirstOrDefault(pair => agent.Contains(pair.Mark, StringComparison.Ordinal)).Name ?? "";
    }
}
