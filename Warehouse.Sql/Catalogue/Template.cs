using System.Globalization;
using System.Text.RegularExpressions;

namespace Warehouse.Sql.Catalogue;

/// <summary>
/// A <c>.sql</c> file that is rendered for each declaration of a kind. Its placeholders, each within one line:
/// <list type="bullet">
/// <item><c>{table}</c>: a word of the declaration. <c>{name}</c> is its name.</item>
/// <item><c>{key}</c>: a list of columns, by their names.</item>
/// <item><c>{key: fact.$column = stage.$column; AND}</c>: the list, each column written by the pattern, with the separator between them (a comma
/// when none is given). A pattern knows <c>$column</c>, <c>$parameter</c>, <c>$dimension</c> and <c>$place</c>, the number in the list from one, and <c>$title</c>.</item>
/// <item><c>{> Dimensions/{name}.rows}</c>, alone on its line: the text of that file. <c>{>? Dimensions/{name}.touched}</c>: the same, or nothing
/// where there is no such file: a declaration's own statements among the shared ones.</item>
/// <item><c>IN ({> Parts/scope-groups})</c>, within a line: the statement of that file on one line, without its comments.</item>
/// </list>
/// Other files may include files too. A list at the beginning of a line is written one column a line, any other within its line. A line with an empty list is left out.
/// </summary>
/// <param name="name">The file's name, for errors.</param>
/// <param name="text">The file.</param>
public sealed partial class Template(string name, string text)
{
    /// <summary>The statements for a declaration.</summary>
    /// <param name="declaration">What to render for.</param>
    /// <param name="find">The text of another file by its name; null when there is none.</param>
    /// <exception cref="FormatException">
    /// A placeholder is not closed, names something that the declaration does not have, or a file that is not there.
    /// </exception>
    public string Render(Declaration declaration, Func<string, string?> find) =>
        Lines(line => Render(line, declaration), $"Template '{name}' for '{declaration.Name}'", find);

    /// <summary>The text of a file that is not rendered for declarations, with the files that it includes.</summary>
    /// <param name="find">The text of another file by its name; null when there is none.</param>
    /// <exception cref="FormatException">It includes a file that is not there.</exception>
    public string Include(Func<string, string?> find) =>
        text.Contains("{>", StringComparison.Ordinal) ? Lines(line => line, $"File '{name}'", find) : text;

    private string Lines(Func<string, string?> render, string who, Func<string, string?> find)
    {
        return string.Join('\n', text
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => Part().Match(line) is { Success: true } part ? Included(part) : render(InlinePart().Replace(line, Inline)))
            .Where(line => line is not null));

        string? Included(Match part) => render(part.Groups["name"].Value) is { } file && find(file) is { } found ? found.TrimEnd()
            : part.Groups["optional"].Success ? null
            : throw Missing(render(part.Groups["name"].Value));

        string Inline(Match part) => find(part.Groups["name"].Value) is { } found
            ? string.Join(' ', found.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)))
            : throw Missing(part.Groups["name"].Value);

        FormatException Missing(string? file) => new($"{who} includes '{file}', and there is no such file for this engine.");
    }

    private string? Render(string line, Declaration declaration)
    {
        var isLeftOut = false;
        var rendered = Placeholder().Replace(line, match =>
        {
            var word = match.Groups["word"].Value;
            if (!match.Groups["pattern"].Success && Word(word, declaration) is { } single)
            {
                return single;
            }

            var columns = declaration.Lists.GetValueOrDefault(word) ?? throw Wrong(declaration, $"has neither a list nor a word '{word}'");
            isLeftOut |= columns.Count == 0;
            var pattern = match.Groups["pattern"].Success ? match.Groups["pattern"].Value : "$column";
            var separator = match.Groups["separator"].Success ? match.Groups["separator"].Value.Trim() : ",";
            var indent = line[..match.Index];
            return string.Join(
                Between(separator, string.IsNullOrWhiteSpace(indent) ? "\n" + indent : " "),
                columns.Select((column, i) => Write(pattern, column, i + 1, declaration)));
        });
        if (rendered.AsSpan().ContainsAny('{', '}'))
        {
            throw Wrong(declaration, $"leaves a brace in '{rendered.Trim()}'");
        }

        return isLeftOut ? null : rendered;
    }

    private static string? Word(string word, Declaration declaration) =>
        word == "name" ? declaration.Name : declaration.Words.GetValueOrDefault(word);

    // A comma ends a line, a word such as AND begins the next.
    private static string Between(string separator, string space) =>
        separator.Length == 0 ? space : char.IsLetter(separator[0]) ? $"{space}{separator} " : separator + space;

    private string Write(string pattern, Column column, int place, Declaration declaration) =>
        Attribute().Replace(pattern, match => match.ValueSpan switch
        {
            "$column" => column.Name,
            "$parameter" => column.Parameter,
            "$title" => column.Title,
            "$dimension" => column.Dimension ?? throw Wrong(declaration, $"has no dimension for column '{column.Name}'"),
            "$place" => place.ToString(CultureInfo.InvariantCulture),
            var unknown => throw Wrong(declaration, $"knows no '{unknown}' of a column"),
        });

    private FormatException Wrong(Declaration declaration, string what) => new($"Template '{name}' for '{declaration.Name}' {what}.");

    [GeneratedRegex(@"\{(?<word>\w+)(?::\s*(?<pattern>[^{};]*)(?:;(?<separator>[^{};]*))?)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\s*\{>(?<optional>\?)? (?<name>.+)\}\s*$")]
    private static partial Regex Part();

    [GeneratedRegex(@"\{> (?<name>[\w/-]+)\}")]
    private static partial Regex InlinePart();

    [GeneratedRegex(@"\$[a-z]+")]
    private static partial Regex Attribute();
}
