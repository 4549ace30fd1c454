using System.Globalization;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Trace;

/// <summary>A kind of fact whose file and line can be traced.</summary>
/// <param name="Kind">In addresses; the report is <c>trace-{kind}</c>.</param>
/// <param name="Keys">Parameters of the report in the path of its address, in order.</param>
/// <param name="Columns">Columns of other reports that hold these keys.</param>
/// <param name="Number">Column of the text of the key, the number of an order or a register or a measure, where it has one: the address carries it as <c>no</c>.</param>
public sealed record TraceFact(string Kind, IReadOnlyList<string> Keys, IReadOnlyList<string> Columns, string? Number = null)
{
    private static readonly TraceFact[] All =
    [
        new("attendance", ["group_key", "date", "module", "lesson", "learner"], ["group_key", "date_key", "module_key", "lesson_no", "learner_key"]),
        new(
            "grade",
            ["group_key", "learner", "module", "control", "competency", "attempt"],
            ["group_key", "learner_key", "module_key", "control_key", "competency_key", "attempt"]),
        new("enrolment", ["group_key", "learner"], ["group_key", "learner_key"]),
        new("award", ["learner", "award", "date"], ["learner_key", "award_key", "date_key"], "order_no"),
        new("document", ["document"], ["document_key"], "registration_no"),
        new(
            "plan",
            ["programme_key", "group_key", "module", "competency", "valid_from"],
            ["programme_key", "group_key", "module_key", "competency_key", "valid_from"]),
        new("target", ["org", "programme_key", "group_key", "valid_from"], ["org_key", "programme_key", "group_key", "valid_from"], "measure"),
    ];

    /// <summary>The report.</summary>
    public string Report => "trace-" + Kind;

    /// <summary>The kind of that name.</summary>
    /// <param name="kind">From an address.</param>
    public static TraceFact? Find(string? kind) => All.FirstOrDefault(fact => fact.Kind == kind);

    /// <summary>The address of the fact of a row.</summary>
    /// <param name="kind">One of the kinds.</param>
    /// <param name="row">A row with the columns of the kind.</param>
    public static string Href(string kind, ReportRow row) => All.First(fact => fact.Kind == kind) is var fact
        && fact.Number is { } number ? Href(kind, row[number]?.ToString() ?? "", fact.KeysOf(row)) : Href(kind, null, fact.KeysOf(row));

    /// <summary>The address of a fact.</summary>
    /// <param name="kind">One of the kinds.</param>
    /// <param name="number">Number of the order or the register.</param>
    /// <param name="keys">In the order of <see cref="Keys"/>.</param>
    public static string Href(string kind, string? number, params IReadOnlyList<object?> keys) => $"/trace/{kind}/{Path(keys)}"
        + (number is null ? "" : "?no=" + Uri.EscapeDataString(number));

    /// <summary>Keys as the path of an address.</summary>
    /// <param name="keys">In the order of <see cref="Keys"/>.</param>
    public static string Path(IReadOnlyList<object?> keys) =>
        string.Join('/', keys.Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)));

    /// <summary>The keys of the fact of a row.</summary>
    /// <param name="row">A row with the columns of the kind.</param>
    public IReadOnlyList<object?> KeysOf(ReportRow row) => [.. Columns.Select(column => row[column])];

    /// <summary>Parameters of the report from an address.</summary>
    /// <param name="path">Keys, separated by slashes.</param>
    /// <returns>Null when the path does not have exactly these keys.</returns>
    public IReadOnlyList<(string Name, object? Value)>? Parameters(string? path, string? number)
    {
        var parts = (path ?? "").Split('/');
        var values = new List<(string, object?)>();
        foreach (var (key, part) in Keys.Zip(parts))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            values.Add((key, value));
        }

        if (Number is not null)
        {
            values.Add(("no", number ?? ""));
        }

        return parts.Length == Keys.Count ? values : null;
    }
}
