using System.Net;
using System.Text.RegularExpressions;

namespace Hostile;

/// <summary>Makes a draft and a reviewed edition, so that the pages and forms of editions are among those that are asked for.</summary>
internal static partial class EditionsAtHand
{
    private const string Role = "analyst";

    /// <summary>Makes them by the site's own forms.</summary>
    /// <param name="year">Of the report.</param>
    public static async Task MakeAsync(Visitors visitors, int year)
    {
        foreach (var set in new[] { "order-1324-annex-6", "form-1-pk" })
        {
            await SentAsync(visitors, FormattableString.Invariant($"/self-assessment/editions?set={set}&year={year}"), ("note", "Проверка"));
        }

        var browser = await visitors.BrowserAsync(Role);
        var page = await browser.GetStringAsync(new Uri("/self-assessment/editions/1", UriKind.Relative));
        var lacks = Found().Matches(page).Select(found => (Code: found.Groups[1].Value, Title: WebUtility.HtmlDecode(found.Groups[2].Value))).ToList();
        await SentAsync(
            visitors,
            "/self-assessment/editions/1?handler=Step",
            [
                ("seen", Seen().Match(page).Groups[1].Value), ("step", "Reviewed"),
                .. lacks.SelectMany(one => new[] { ($"found[{one.Code}]", one.Title), ($"answers[{one.Code}]", "Проверка") }),
            ]);
    }

    private static async Task SentAsync(Visitors visitors, string address, params (string Name, string Value)[] values)
    {
        if (await visitors.PostAsync(Role, address, values) is var status and not HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{address} was answered with {(int)status}.");
        }
    }

    [GeneratedRegex("name=\"found\\[(\\w+)\\]\" value=\"([^\"]*)\"")]
    private static partial Regex Found();

    [GeneratedRegex("name=\"seen\" value=\"([0-9]+)\"")]
    private static partial Regex Seen();
}
