using System.Text.RegularExpressions;

namespace Hostile;

/// <summary>Requests of a seed: each number gives the same one again over the same pages.</summary>
/// <param name="map">What can be asked for.</param>
/// <param name="roles">Who asks.</param>
/// <param name="seed">Another one gives other requests.</param>
internal sealed partial class HostileRequests(SiteMap map, IReadOnlyList<string> roles, int seed)
{
    private static readonly string[] Methods = ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "FOO", "PROPFIND", "POST"];

    private static readonly string[] Paths =
    [
        "/error/999", "/error/0", "/error/-1", "/error/200", "/error/204", "/error/304", "/error/100", "/error/500", "/error/2147483647", "/error/404/", "/health", "/favicon.ico", "/favicon.svg", "/lib/x.js",
        "/jobs", "/jobs/recurring", "/jobs/jobs/details/1", "/jobs/stats", "/jobs/css-dark9999", "/Users", "/USERS/", "//users", "/./users", "/users/.", "/users/..", "/users/../", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
        "/..\\..\\appsettings.json", "/appsettings.json", "/%5c%5cevil", "/users;a=b", "/users%00", "/users%0d%0aX:1", "/users%", "/users%zz", "/%C0%AF", "/%ED%A0%80", "/%u0041", "*", "", "?", "/?", "/??", "/#a", "users", "/users?&&&==&", "/users?=",
        "http://evil.example/", "http://localhost/users", "/con", "/aux.txt", "/.git/config", "/learners/1/../../users", "/learners/%2F1", "/learners/1%2f2", "/templates/..%2f..%2fappsettings.docx", "/export/..%2frows-grades.csv", "/export/.csv", "/export/%20.xlsx",
        "/public/self-assessment/0", "/public/self-assessment/-1", "/public/self-assessment/9999", "/public/self-assessment/10000", "/public/self-assessment/2147483647",
    ];

    /// <summary>A request.</summary>
    /// <param name="number">Which.</param>
    public HostileRequest At(int number)
    {
        var random = new Random(HashOf(number));
        var role = roles[random.Next(roles.Count)];
        return random.Next(100) switch
        {
            < 28 => Plain(role, "filter", "GET", ValidAddress(random)),
            < 52 => Plain(role, "query", "GET", HostileAddress(random)),
            < 62 => Plain(role, "path", "GET", HostilePath(random)),
            < 82 => new HostileForms(map).At(role, random),
            < 86 => OddMethod(role, random),
            < 94 => OddHeaders(role, random),
            < 97 => BrokenBody(role, random),
            _ => Plain(role, HostileRequest.Gone, "GET", ValidAddress(random)),
        };
    }

    /// <summary>A page with a valid filter, as a reader asks for it.</summary>
    /// <param name="number">Which.</param>
    public HostileRequest ReadAt(int number)
    {
        var random = new Random(HashOf(number));
        return Plain(roles[random.Next(roles.Count)], "filter", "GET", ValidAddress(random));
    }

    private int HashOf(int number) => unchecked((seed * 1_000_003) ^ (number * 7919));

    private static HostileRequest Plain(string role, string kind, string method, string target, params string[] headers) => new(
        role, kind, $"{method} {target} HTTP/1.1\r\n{string.Concat(headers.Prepend("Cookie: {cookie}").Prepend("Connection: close").Prepend("Host: {host}").Select(header => header + "\r\n"))}\r\n");

    private static T Of<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    /// <summary>An address of a page and of it any choice that pages offer, at random.</summary>
    private string ValidAddress(Random random)
    {
        var address = Of(map.Addresses, random);
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var query = at < 0 ? [] : address[(at + 1)..].Split('&').ToList();
        var own = map.NamesOf(address);
        for (var i = random.Next(4); i > 0; i--)
        {
            var name = random.Next(4) == 0 ? Of(map.Names, random) : Of(own, random);
            var values = map.ValuesOf(name);
            var value = values.Count > 0 ? Of(values, random) : name is "from" or "to" or "asOf" ? $"{random.Next(2020, 2028)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}" : "1";
            query.RemoveAll(pair => pair.StartsWith(name + "=", StringComparison.Ordinal));
            query.Add($"{HostileValues.Escaped(name)}={HostileValues.Escaped(value)}");
        }

        return Clean((at < 0 ? address : address[..at]) + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
    }

    private string HostileAddress(Random random)
    {
        var path = random.Next(3) == 0 ? Filled(Of(map.Patterns, random), _ => "1") : Of(map.Addresses, random);
        var own = map.NamesOf(path);
        var pairs = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        {
            var name = random.Next(20) switch { 0 => HostileValues.Text(random), < 5 => Of(map.Names, random), _ => Of(own, random) };
            return $"{HostileValues.Escaped(name)}={HostileValues.Encoded(HostileValues.Text(random), random)}";
        }).ToList();
        if (random.Next(6) == 0)
        {
            // The same name twice, and with different values.
            pairs.Add(pairs[0]);
            pairs.Add(pairs[0].Split('=')[0] + "=2");
        }

        if (random.Next(60) == 0)
        {
            pairs.AddRange(Enumerable.Range(0, 900).Select(i => $"k{i}=1"));
        }

        var separator = path.Contains('?', StringComparison.Ordinal) && random.Next(2) == 0 ? "&" : "?";
        return Clean(separator == "?" ? path.Split('?')[0] : path) + separator + string.Join('&', pairs);
    }

    private string HostilePath(Random random) => random.Next(3) switch
    {
        0 => HostileValues.Bytes(Of(Paths, random)),
        1 => Filled(Of(map.Patterns, random), _ => HostileValues.Encoded(HostileValues.Text(random), random)),
        _ => Filled(Of(map.Patterns, random), _ => random.Next(3) == 0 ? HostileValues.Encoded(HostileValues.Text(random), random) : "1")
            + (random.Next(2) == 0 ? "?" + HostileAddress(random).Split('?')[^1] : ""),
    };

    private HostileRequest OddMethod(string role, Random random)
    {
        var method = Of(Methods, random);
        var target = random.Next(4) == 0 ? HostileValues.Bytes(Of(Paths, random)) : ValidAddress(random);
        if (random.Next(2) == 0 || method is "HEAD" or "get")
        {
            return Plain(role, "method", method, target);
        }

        var made = Plain(role, "method", method, target, "Content-Type: application/x-www-form-urlencoded", "Content-Length: {length}");
        return made with { Wire = made.Wire + "name=a&__RequestVerificationToken={token}" };
    }

    private HostileRequest OddHeaders(string role, Random random)
    {
        var address = ValidAddress(random);
        string[] ranges = ["bytes=0-0", "bytes=-1", "bytes=9999999999999999999-", "bytes=0-1,2-3,4-5", "bytes=5-1", "items=1-2", "bytes=" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"{i}-{i}"))];
        string[] headers = random.Next(18) switch
        {
            0 => ["Range: " + Of(ranges, random)],
            1 => ["Range: " + Of(ranges, random), "If-Range: \"a\""],
            2 => ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: gopher", "X-Forwarded-For: 1.2.3.4, ::1, nonsense"],
            3 => ["Accept: " + new string('*', 8000)],
            4 => ["Accept-Language: " + HostileValues.Raw("кк, *;q=99, ;;;")],
            5 => ["Cookie: reports=CfDJ8" + new string('A', random.Next(0, 5000))],
            6 => ["Cookie: reports=%00; reports=\"; =; ;;; reports.form=" + new string('x', 3000) + "; reports.device=CfDJ8AAAA"],
            7 => ["X-Long: " + new string('a', 40_000)],
            8 => [.. Enumerable.Range(0, 150).Select(i => $"X-{i}: {i}")],
            9 => ["If-None-Match: *", "If-Modified-Since: Thu, 01 Jan 0001 00:00:00 GMT"],
            10 => ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"],
            11 => ["HX-Request: true", "HX-Target: " + HostileValues.Raw("отчёт"), "X-HTTP-Method-Override: DELETE"],
            12 => ["Referer: " + HostileValues.Raw("http://зло.example/\u0001"), "User-Agent: " + new string('U', 6000)],
            13 => ["traceparent: 00-zzzz-1-1", "Request-Id: |" + new string('1', 2000), "baggage: a=%00,=,,,"],
            14 => ["Bad Name: 1"],
            15 => ["X-Control: a\u0001b\u0000c"],
            16 => ["Content-Type: application/json;charset=klingon", "Accept-Encoding: br;q=9, gzip;q=x, *"],
            _ => ["Expect: 100-continue", "Content-Length: 0"],
        };
        var made = Plain(role, "header", "GET", address, headers);
        return random.Next(5) switch
        {
            0 => made with { Wire = made.Wire.Replace("Host: {host}", Of(["Host: evil.example", "Host:", "Host: a b", "Host: {host}\r\nHost: evil.example", "Host: " + new string('h', 3000), "X-No: host"], random), StringComparison.Ordinal) },
            1 => made with { Wire = made.Wire.Replace("HTTP/1.1", Of(["HTTP/1.0", "HTTP/9.9", "HTTP/2", "http/1.1", ""], random), StringComparison.Ordinal) },
            _ => made,
        };
    }

    private HostileRequest BrokenBody(string role, Random random)
    {
        const string UrlEncoded = "Content-Type: application/x-www-form-urlencoded";
        var target = map.Forms.Count > 0 && random.Next(4) != 0 ? Clean(Of(map.Forms, random).Action) : ValidAddress(random);
        var (headers, body) = random.Next(8) switch
        {
            0 => ((string[])[UrlEncoded, "Transfer-Encoding: chunked"], "zz\r\nabc\r\n0\r\n\r\n"),
            1 => ([UrlEncoded, "Transfer-Encoding: chunked"], "5\r\nname="),
            2 => ([UrlEncoded, "Content-Length: 100"], "name=a"),
            3 => ([UrlEncoded, "Content-Length: -1"], "name=a"),
            4 => ([UrlEncoded, "Content-Length: 5", "Transfer-Encoding: chunked"], "0\r\n\r\nGET /users HTTP/1.1\r\n\r\n"),
            5 => ([UrlEncoded, "Content-Length: 99999999999"], "name=a"),
            6 => ([UrlEncoded, "Transfer-Encoding: gzip, chunked"], "0\r\n\r\n"),
            _ => ([UrlEncoded, "Content-Encoding: gzip", "Content-Length: 6"], "name=a"),
        };
        var made = Plain(role, HostileRequest.Cut, "POST", target, headers);
        return made with { Wire = made.Wire + body };
    }

    private static string Clean(string address) => HostileValues.Bytes(address);

    private static string Filled(string pattern, Func<string, string> value) => Parameter().Replace(pattern, match => value(match.Groups[1].Value));

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
