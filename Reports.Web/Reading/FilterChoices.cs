using System.Security.Claims;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>An option of a filter.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Name">Its text.</param>
/// <param name="Code">Its code.</param>
/// <param name="Organisation">Code of its organisation.</param>
public sealed record FilterChoice(long Key, string Name, string Code, string Organisation)
{
    /// <summary>Its name with its code, where they differ.</summary>
    public string Full => Name == Code ? Name : $"{Name} ({Code})";
}

/// <summary>Reads the options of the filter form: each list from a report <c>filter-…</c>, within the viewer's scope.</summary>
public sealed class FilterChoices(ReportAccess reports)
{
    /// <summary>The longest list that a page contains; a longer one is searched.</summary>
    public const int MostListed = 200;

    /// <summary>Lists of the form: a key in addresses, the label, the words for all, the report query.</summary>
    public static IReadOnlyList<(string Key, string Label, string All, string Report)> Lists { get; } =
    [
        ("organisation", "Организация", "Все организации", "filter-organisations"),
        ("programme", "Программа", "Все программы", "filter-programmes"),
        ("group", "Группа", "Все группы", "filter-groups"),
        ("teacher", "Преподаватель", "Все преподаватели", "filter-teachers"),
    ];

    /// <summary>Options of a list.</summary>
    /// <param name="report">One of <see cref="Lists"/>.</param>
    /// <param name="filter">The filter: groups are those of its programme.</param>
    public async Task<IReadOnlyList<FilterChoice>> OfAsync(
        string report, ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        var table = await reports.ReadAsync(report, user, filter, [], cancellationToken);
        var (key, name) = (table.Columns.First(column => column.Kind == ColumnKind.Key), table.Columns["name"]);
        var (code, organisation) = (table.Columns["code"], table.Columns["organisation_code"]);
        return [.. table.Rows.Select(row => new FilterChoice(Figures.Whole(row[key])!.Value, Text(row[name]), Text(row[code]), Text(row[organisation])))];

        static string Text(object? value) => value?.ToString() ?? "";
    }

    /// <summary>What was chosen, in words: «программа «Охрана труда», группа «ПК-26-114»»; empty for everything.</summary>
    /// <param name="parameters">Parts of the filter that the report takes.</param>
    public async Task<string> WordsAsync(
        IReadOnlyList<string> parameters, ClaimsPrincipal user, ReportFilter filter, CancellationToken cancellationToken)
    {
        var words = new List<string>();
        foreach (var (key, label, _, report) in Lists)
        {
            if (parameters.Contains(key) && Chosen(filter, key) is { } chosen)
            {
                var name = (await OfAsync(report, user, filter, cancellationToken)).FirstOrDefault(choice => choice.Key == chosen)?.Name;
                words.Add($"{label.ToLower(Figures.Russian)} {(name is null ? "не из доступных" : $"«{name}»")}");
            }
        }

        return string.Join(", ", words);
    }

    /// <summary>The chosen key of a list.</summary>
    /// <param name="key">A key of <see cref="Lists"/>.</param>
    public static int? Chosen(ReportFilter filter, string key) => key switch
    {
        "organisation" => filter.Organisation,
        "programme" => filter.Programme,
        "group" => filter.Group,
        "teacher" => filter.Teacher,
        _ => null,
    };
}
