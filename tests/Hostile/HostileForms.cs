using System.Globalization;

namespace Hostile;

/// <summary>Forms of the site's pages with fields that are missing, doubled, odd or too large, with their token, without, and with another.</summary>
/// <param name="map">Where the forms are.</param>
internal sealed class HostileForms(SiteMap map)
{
    private const string TokenName = "__RequestVerificationToken";

    /// <summary>One of them.</summary>
    /// <param name="role">Who sends it.</param>
    /// <param name="random">Chance.</param>
    public HostileRequest At(string role, Random random)
    {
        var form = map.Forms[random.Next(map.Forms.Count)];
        var fields = Fields(form, random);
        var token = random.Next(8) switch
        {
            0 => null,
            1 => "CfDJ8" + new string('A', 150),
            2 => HostileValues.Text(random),
            _ => "{token}",
        };
        if (token is not null)
        {
            fields.Add((TokenName, token));
        }

        var target = Target(form, random);
        var isMultipart = form.IsMultipart ? random.Next(6) != 0 : random.Next(8) == 0;
        return isMultipart ? Multipart(role, target, fields, form.IsMultipart, random) : UrlEncoded(role, target, fields, random);
    }

    private string Target(PageForm form, Random random)
    {
        var action = form.Action;
        if (random.Next(6) == 0)
        {
            // Another page's form, or a handler that the page has not.
            action = map.Forms[random.Next(map.Forms.Count)].Action;
        }

        if (random.Next(5) == 0)
        {
            var name = map.Names[random.Next(map.Names.Count)];
            action += (action.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"{HostileValues.Escaped(name)}={HostileValues.Escaped(HostileValues.Text(random))}";
        }

        return HostileValues.Bytes(action);
    }

    private static List<(string Name, string Value)> Fields(PageForm form, Random random)
    {
        var fields = new List<(string, string)>();
        foreach (var (name, value) in form.Fields.Where(field => field.Name != TokenName))
        {
            switch (random.Next(8))
            {
                case 0:
                    break;
                case 1 or 2 or 3:
                    fields.Add((name, HostileValues.Text(random)));
                    break;
                case 4:
                    fields.Add((name, value));
                    fields.Add((name, HostileValues.Text(random)));
                    break;
                case 5 when random.Next(20) == 0:
                    fields.Add((name, new string('ж', 3_000_000)));
                    break;
                case 6:
                    fields.Add((name + random.Next(3) switch { 0 => "[0]", 1 => ".Name", _ => "[]" }, value));
                    break;
                default:
                    fields.Add((name, value));
                    break;
            }
        }

        if (random.Next(40) == 0)
        {
            fields.AddRange(Enumerable.Range(0, 1500).Select(i => (string.Create(CultureInfo.InvariantCulture, $"k{i}"), "1")));
        }

        return fields;
    }

    private static HostileRequest UrlEncoded(string role, string target, List<(string Name, string Value)> fields, Random random)
    {
        var body = string.Join('&', fields.Select(field => $"{HostileValues.Escaped(field.Name)}="
            + (field.Value == "{token}" ? field.Value : HostileValues.Encoded(field.Value, random))));
        var type = random.Next(12) switch
        {
            0 => "application/x-www-form-urlencoded; charset=windows-1251",
            1 => "application/x-www-form-urlencoded; charset=utf-7",
            2 => "application/json",
            3 => "text/plain",
            4 => "multipart/form-data",
            5 => ";;;",
            _ => "application/x-www-form-urlencoded",
        };
        return Post(role, target, type, body);
    }

    private static HostileRequest Multipart(string role, string target, List<(string Name, string Value)> fields, bool hasFile, Random random)
    {
        const string Boundary = "----hostile";
        var parts = fields.Select(field => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{HostileValues.Raw(field.Name)}\"\r\n\r\n{HostileValues.Raw(field.Value)}\r\n").ToList();
        if (hasFile)
        {
            var name = random.Next(5) switch
            {
                0 => "../../x.xlsx",
                1 => "a\0.xlsx",
                2 => new string('n', 3000) + ".xlsx",
                3 => HostileValues.Raw("значения\".xlsx"),
                _ => "values.xlsx",
            };
            var content = random.Next(5) switch
            {
                0 => "",
                1 => "PK\u0003\u0004" + new string('\0', 100),
                2 => string.Concat(Enumerable.Range(0, 2000).Select(_ => (char)random.Next(256))),
                3 => new string('a', 600_000),
                _ => HostileValues.Raw("Код;Строка;Графа;Значение;Документ\n1.1;;;5;Приказ"),
            };
            parts.Add($"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n{content}\r\n");
        }

        var body = string.Concat(parts) + (random.Next(4) == 0 ? "" : $"--{Boundary}--\r\n");
        if (random.Next(6) == 0)
        {
            body = body.Replace("form-data", random.Next(2) == 0 ? "nonsense" : "form-data; form-data", StringComparison.Ordinal);
        }

        return Post(role, target, $"multipart/form-data; boundary={(random.Next(10) == 0 ? new string('b', 300) : Boundary)}", body);
    }

    private static HostileRequest Post(string role, string target, string type, string body) => new(
        role,
        "form",
        $"POST {target} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\nCookie: {{cookie}}\r\nContent-Type: {type}\r\nContent-Length: {{length}}\r\n\r\n{body}");
}
