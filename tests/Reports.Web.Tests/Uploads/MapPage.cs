using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Uploads;

/// <summary>The form «Настроить чтение» as a browser holds it: its fields with what stands in them.</summary>
internal sealed partial class MapPage
{
    private readonly HttpClient _browser;
    private readonly string _address;
    private readonly List<(string Name, string Value)> _fields = [];

    private MapPage(HttpClient browser, string address, string html) => (_browser, _address, Html) = (browser, address, Take(html, _fields));

    /// <summary>The page, decoded.</summary>
    public string Html { get; private set; }

    /// <summary>What stands in a field; empty where there is none.</summary>
    public string this[string name] => _fields.Find(one => one.Name == name).Value ?? "";

    /// <summary>The roles of the columns by their place.</summary>
    public Dictionary<int, string> Columns => _fields.Where(one => one.Name.StartsWith("column-", StringComparison.Ordinal))
        .ToDictionary(one => int.Parse(one.Name["column-".Length..], CultureInfo.InvariantCulture), one => one.Value);

    /// <summary>The words that are asked about, with what is chosen for each.</summary>
    public Dictionary<string, string> Words => Word().Matches(Html).Select(word => word.Groups[1].Value)
        .Zip(_fields.Where(one => one.Name == "word").Select(one => one.Value)).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>What the preview says of the rows.</summary>
    public string Sum => Summed().Match(Html).Groups[1].Value;

    public static async Task<MapPage> OpenAsync(HttpClient browser, string id, int file = 0)
    {
        var address = $"/upload/{id}/map?file={file}";
        return new MapPage(browser, address, await TargetWarehouse.PageAsync(browser, address));
    }

    /// <summary>Says something in the form.</summary>
    public MapPage Say(params (string Name, string Value)[] said)
    {
        foreach (var (name, value) in said)
        {
            _fields.RemoveAll(field => field.Name == name);
            _fields.Add((name, value));
        }

        return this;
    }

    /// <summary>Chooses what a word means, by a part of the choice.</summary>
    public MapPage Mean(string word, string value)
    {
        var at = Word().Matches(Html).Select(match => match.Groups[1].Value).ToList().IndexOf(word);
        Assert.True(at >= 0, $"{word} is not asked about.");
        var select = _fields.Select((field, i) => (field.Name, i)).Where(field => field.Name == "word").ElementAt(at).i;
        _fields[select] = ("word", value);
        return this;
    }

    /// <summary>Has the form show itself with what was said.</summary>
    public async Task<MapPage> ShowAsync()
    {
        using var answer = await PostAsync("Show");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await AgainAsync(answer);
    }

    /// <summary>Saves it; it has to be taken.</summary>
    public async Task SaveAsync(string id)
    {
        using var answer = await PostAsync("Save");
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, Problem().Match(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())).Value);
        Assert.Equal("/upload/" + id, answer.Headers.Location!.ToString());
    }

    /// <summary>Saves it; it has to be refused.</summary>
    /// <returns>Why.</returns>
    public async Task<string> RefusedAsync()
    {
        using var answer = await PostAsync("Save");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Problem().Match((await AgainAsync(answer)).Html).Groups[1].Value;
    }

    private Task<HttpResponseMessage> PostAsync(string handler) => SiteFactory.PostAsync(_browser, "/account", $"{_address}&handler={handler}", [.. _fields.Where(field => field.Name != "__RequestVerificationToken")]);

    private async Task<MapPage> AgainAsync(HttpResponseMessage answer) =>
        new(_browser, _address, Regex.Replace(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), @"[\u00a0\u202f]", " "));

    private static string Take(string html, List<(string Name, string Value)> fields)
    {
        var form = Form().Match(html).Value;
        foreach (var part in Field().Matches(form).Select(match => match.Value))
        {
            var name = Attribute(part, "name");
            if (name.Length == 0)
            {
                continue;
            }

            if (part.StartsWith("<select", StringComparison.Ordinal))
            {
                var options = Option().Matches(part).Select(option => option.Value).ToList();
                fields.Add((name, Attribute(options.Find(option => option.Contains(" selected", StringComparison.Ordinal)) ?? options[0], "value")));
            }
            else if (!(part.Contains("type=\"radio\"", StringComparison.Ordinal) || part.Contains("type=\"checkbox\"", StringComparison.Ordinal)) || part.Contains(" checked", StringComparison.Ordinal))
            {
                fields.Add((name, Attribute(part, "value")));
            }
        }

        return html;
    }

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\s{name}=\"(.*?)\"(?=[\\s>/])", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("<form[^>]*map-form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<select.*?</select>|<input[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("id=\"word-name-\\d+\">([^<]*)<")]
    private static partial Regex Word();

    [GeneratedRegex("class=\"upload-sum\">([^<]*)<")]
    private static partial Regex Summed();

    [GeneratedRegex("role=\"alert\">Настройка не сохранена\\. ([^<]*)<")]
    private static partial Regex Problem();
}
