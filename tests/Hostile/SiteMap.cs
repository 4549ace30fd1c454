using System.Net;
using System.Text.RegularExpressions;

namespace Hostile;

/// <summary>A form of a page.</summary>
/// <param name="Action">Where it is sent to.</param>
/// <param name="IsMultipart">How.</param>
/// <param name="Fields">Names and values as the page has them.</param>
internal sealed record PageForm(string Action, bool IsMultipart, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>
/// What the site has to be asked for: patterns of its own list of endpoints, and the addresses, names of values and forms on its pages
/// as each role sees them.
/// </summary>
internal sealed partial class SiteMap
{
    private const int AddressesOfAPattern = 30;

    private readonly SortedDictionary<string, SortedSet<string>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _ofShape = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PageForm> _forms = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _addresses = new(StringComparer.Ordinal);

    private SiteMap(IEnumerable<string> patterns)
    {
        Patterns = [.. patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var name in new[]
        {
            "preset", "from", "to", "organisation", "programme", "group", "teacher", "asOf", "learner", "q", "page", "set", "year", "code", "line", "graph", "part", "by", "subjects",
            "handler", "back", "picture", "no", "who", "day", "list", "word_1", "seen", "step", "key", "against", "kind", "standard", "age_from", "decided_module",
        })
        {
            _values[name] = [];
        }
    }

    /// <summary>Patterns of addresses, from the list of endpoints.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Addresses that pages link to.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>Forms that pages send.</summary>
    public IReadOnlyList<PageForm> Forms { get; private set; } = [];

    /// <summary>Names of values in addresses.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Names of values that pages give to an address, and those of the filter.</summary>
    /// <param name="address">An address with or without values.</param>
    public IReadOnlyList<string> NamesOf(string address) => _ofShape.TryGetValue(Shape(address), out var names) ? [.. names] : Names;

    /// <summary>Values that pages give a name; none when they give it none.</summary>
    public IReadOnlyList<string> ValuesOf(string name) => _values.TryGetValue(name, out var values) ? [.. values] : [];

    /// <summary>Goes over the pages as each role.</summary>
    /// <param name="patterns">Of the list of endpoints.</param>
    /// <param name="pages">Pages that are opened as each role.</param>
    public static async Task<SiteMap> DrawAsync(IEnumerable<string> patterns, Visitors visitors, int pages = 220)
    {
        var map = new SiteMap(patterns);
        foreach (var role in visitors.Roles)
        {
            await map.WalkAsync(await visitors.BrowserAsync(role), pages);
        }

        map.Addresses = [.. map._addresses];
        map.Forms = [.. map._forms.Values];
        map.Names = [.. map._values.Keys];
        return map;
    }

    /// <summary>Goes from link to link, and of the addresses at hand to that of which the fewest like it were seen.</summary>
    private async Task WalkAsync(HttpClient browser, int pages)
    {
        var (known, seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<string, Queue<string>>(StringComparer.Ordinal));
        foreach (var start in Patterns.Select(pattern => Key().Replace(pattern, "1")).Where(pattern => !pattern.Contains('{', StringComparison.Ordinal)).Prepend("/"))
        {
            Meet(start);
        }

        for (var opened = 0; opened < pages && Next() is { } address;)
        {
            var path = address.Split('?')[0];
            _addresses.Add(address);
            Learn(address);
            if (path.Contains('.', StringComparison.Ordinal))
            {
                continue;
            }

            opened++;
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync();
            foreach (var link in Link().Matches(text).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
            {
                var full = link.StartsWith('?') ? path + link : link.Split('#')[0];
                if (full.StartsWith('/') && !full.StartsWith("//", StringComparison.Ordinal))
                {
                    Meet(full);
                }
            }

            Collect(text, path);
        }

        void Meet(string address)
        {
            var path = address.Split('?')[0];
            if (path is "/sign-out" || path.StartsWith("/jobs", StringComparison.Ordinal) || path.StartsWith("/error", StringComparison.Ordinal) || !known.Add(address))
            {
                return;
            }

            if (!waiting.TryGetValue(Shape(address), out var alike))
            {
                waiting[Shape(address)] = alike = new Queue<string>();
            }

            alike.Enqueue(address);
        }

        string? Next()
        {
            var shape = waiting.Where(one => one.Value.Count > 0 && seen.GetValueOrDefault(one.Key) < AddressesOfAPattern).OrderBy(one => seen.GetValueOrDefault(one.Key)).FirstOrDefault().Key;
            if (shape is null)
            {
                return null;
            }

            seen[shape] = seen.GetValueOrDefault(shape) + 1;
            return waiting[shape].Dequeue();
        }
    }

    private static string Shape(string address) => Digits().Replace(address.Split('?')[0], "0");

    private void Learn(string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in at < 0 ? [] : address[(at + 1)..].Split('&'))
        {
            var parts = pair.Split('=', 2);
            Add(address, Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1].Replace('+', ' ')) : "");
        }
    }

    private void Add(string address, string name, string value)
    {
        if (!_ofShape.TryGetValue(Shape(address), out var names))
        {
            _ofShape[Shape(address)] = names = new SortedSet<string>(["preset", "from", "to", "organisation", "programme", "group", "teacher", "asOf"], StringComparer.Ordinal);
        }

        names.Add(name);
        if (!_values.TryGetValue(name, out var values))
        {
            _values[name] = values = [];
        }

        if (values.Count < AddressesOfAPattern && name != "__RequestVerificationToken")
        {
            values.Add(value);
        }
    }

    private void Collect(string text, string path)
    {
        foreach (Match form in Form().Matches(text))
        {
            var fields = Field().Matches(form.Groups[2].Value).Select(match => (
                Name: WebUtility.HtmlDecode(Attribute(match.Value, "name")), Value: WebUtility.HtmlDecode(Attribute(match.Value, "value")))).Where(field => field.Name.Length > 0).ToList();
            foreach (Match select in Select().Matches(form.Groups[2].Value))
            {
                var name = WebUtility.HtmlDecode(Attribute(select.Groups[1].Value, "name"));
                foreach (Match option in Option().Matches(select.Groups[2].Value))
                {
                    Add(path, name, WebUtility.HtmlDecode(option.Groups[1].Value));
                }
            }

            if (!Attribute(form.Groups[1].Value, "method").Equals("post", StringComparison.OrdinalIgnoreCase))
            {
                fields.ForEach(field => Add(path, field.Name, field.Value));
                continue;
            }

            var action = WebUtility.HtmlDecode(Attribute(form.Groups[1].Value, "action"));
            var made = new PageForm(action.Length > 0 ? action : path, form.Groups[1].Value.Contains("multipart", StringComparison.Ordinal), fields);
            _forms.TryAdd($"{Shape(made.Action)} {string.Join(' ', fields.Select(field => field.Name))}", made);
        }
    }

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : "";

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|textarea|select|button)[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("<select([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Option();

    [GeneratedRegex(@"\{key[^}]*\}")]
    private static partial Regex Key();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
