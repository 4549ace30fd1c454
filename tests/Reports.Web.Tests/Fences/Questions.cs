using System.Text.Json;
using Reports.Web.Pages.Trace;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Tests.Fences;

/// <summary>
/// What the walk asks of a statement: a wide period with nothing chosen, then each value of each parameter by itself, inside the
/// fence and outside. A parameter that is not known here stays empty; a statement that then says nothing to anybody fails.
/// </summary>
internal sealed class Questions(FenceSite site)
{
    private static readonly string[] Movements =
        ["enrolled", "started", "completed", "left", "studied", "stayed", "not_started", "cohort", "cohort_completed", "cohort_not_started"];

    private readonly Dictionary<string, object?> _usual = new(StringComparer.Ordinal)
    {
        ["from"] = 20200101,
        ["to"] = 20261231,
        ["previous_from"] = 20260101,
        ["previous_to"] = 20260630,
        ["year_ago_from"] = 20260701,
        ["year_ago_to"] = 20261231,
        ["today"] = 20261121,
        ["week_from"] = 20200101,
        ["week_to"] = 20261231,
        ["week_since"] = "2020-01-01T00:00:00.000Z",
        ["year"] = 2026,
        ["first_year"] = 2025,
        ["last_year"] = 2026,
        ["opened"] = 0,
        ["sees_persons"] = 1,
        ["weight_result"] = 1,
        ["weight_quality"] = 1,
        ["weight_first"] = 1,
        ["weight_attendance"] = 1,
        ["minimum_results"] = 1,
        ["subjects"] = Subjects(site),
        ["codes"] = Codes(site),
    };

    private readonly Dictionary<string, IReadOnlyList<object?>> _choices = new(StringComparer.Ordinal)
    {
        ["organisation"] = [.. site.Keys("organisation_key").Cast<object?>()],
        ["programme"] = [.. Of(site, "programme_key", "zona1p1", "zona1p2", "zona2p1")],
        ["group"] = [.. Of(site, "group_key", "zona1g1", "zona1g2", "zona2g2")],
        ["teacher"] = [.. Of(site, "teacher_key", "zona1t1", "zona1t3", "zona2t2")],
        ["learner"] = [.. LearnersOf(site).Cast<object?>()],
        ["by"] = ["programme", "competency", "group", "module", "teacher", "control", "standard", "sex", "age", "month", "quarter"],
        ["against"] = ["year"],
        ["what"] = Movements,
        ["attempts"] = ["first", "retake"],
        ["counted"] = [0],
        ["reached"] = [0, 1],
        ["step"] = ["month"],
        ["state"] = ["running", "ended", "behind", "studying", "completed", "left", "not_started"],
        ["at_risk"] = [1],
        ["debts"] = [1],
        ["no_document"] = [1],
        ["opened"] = [1],
        ["code"] = ["zona"],
        ["word_1"] = ["зонов"],
        ["place_to"] = [3],
        ["file"] = [.. Enumerable.Range(1, WorldFeeds.First.Count).Cast<object?>()],
    };

    /// <summary>Every question for a statement.</summary>
    public IReadOnlyList<Dictionary<string, object?>> Of(Statement statement)
    {
        var parameters = statement.Report.Parameters;
        var usual = parameters.ToDictionary(name => name, _usual.GetValueOrDefault, StringComparer.Ordinal);
        if (statement.Name.StartsWith("Differences/", StringComparison.Ordinal))
        {
            usual["known"] = Moment.Text(site.Between);
        }

        if (statement.Name == "Reports/impossible-days")
        {
            // The world is in the future then.
            usual["today"] = 20_000_101;
        }

        if (statement.Name == "Reports/subject-members")
        {
            // It is asked by keys: of a programme known by its code a curator sees less than his own part of the data alone would say.
            usual["codes"] = null;
        }

        foreach (var choice in SwitchesOf(statement))
        {
            usual[choice.Name] = choice.Default.Key;
        }

        if (statement.Report.Name.StartsWith("trace-", StringComparison.Ordinal) && TraceFact.Find(statement.Report.Name["trace-".Length..]) is { } fact)
        {
            return [.. Facts(fact).Select(keys => With(usual, keys))];
        }

        var opened = parameters.Contains("opened") ? new[] { 0, 1 } : [0];
        return [.. opened.SelectMany(how => new[] { usual }
            .Concat(parameters.SelectMany(name => (_choices.GetValueOrDefault(name) ?? []).Select(value => With(usual, [(name, value)]))))
            .Concat(SwitchesOf(statement).SelectMany(choice => choice.Options.Skip(1).Select(option => With(usual, [(choice.Name, option.Key)]))))
            .Select(question => parameters.Contains("opened") ? With(question, [("opened", how)]) : question))];
    }

    /// <summary>Addresses of facts: of every kind one of each group, removed ones too.</summary>
    public IEnumerable<string> Traces() => site.Reader.Reports.Select(report => report.Name)
        .Where(name => name.StartsWith("trace-", StringComparison.Ordinal))
        .Select(name => TraceFact.Find(name["trace-".Length..])!)
        .SelectMany(fact => Facts(fact).Where((_, i) => i % 3 == 0).Select(keys => $"/trace/{fact.Kind}/"
            + TraceFact.Path([.. keys.Take(fact.Keys.Count).Select(key => key.Item2)]) + (fact.Number is not null ? $"?no={Uri.EscapeDataString($"{keys[^1].Item2}")}" : "")));

    private IReadOnlyList<IndicatorSwitch> SwitchesOf(Statement statement) => statement.Name.Split('/') is ["Indicators", var set, ..]
        ? IndicatorSet.In(site.Catalogue).Single(one => one.Name == set).Switches.Where(choice => statement.Report.Parameters.Contains(choice.Name)).ToList()
        : [];

    /// <summary>Keys of facts of a kind, those with an earlier version and one of each learner in each group.</summary>
    private IReadOnlyList<IReadOnlyList<(string, object?)>> Facts(TraceFact fact)
    {
        IReadOnlyList<string> names = fact.Number is not null ? [.. fact.Keys, "no"] : fact.Keys;
        var columns = string.Join(", ", names.Select(name => Column(fact, name)));
        var rows = site.Query(
            $"SELECT {columns} FROM fact_{fact.Kind}{(fact.Keys.Contains("learner") ? " GROUP BY group_key, learner_key" : "")} UNION SELECT {columns} FROM fact_{fact.Kind}_revision");
        return [.. rows.Select(row => names.Zip(row).ToList())];
    }

    private static string Column(TraceFact fact, string name) => name switch
    {
        "no" => fact.Number!,
        "lesson" => "lesson_no",
        "attempt" or "valid_from" => name,
        _ => name.EndsWith("_key", StringComparison.Ordinal) ? name : name + "_key",
    };

    /// <summary>Learners of several groups or organisations, some of one group and one without an enrolment.</summary>
    public static IEnumerable<long> LearnersOf(FenceSite site) => Of(
        site, "learner_key", World.OfTwoGroups, "zona1s9", "zona2s9", "zona1g1a", "zona1g1b", "zona1g1x", "zona1g2a", "zona1g4a", "zona2g1a").Cast<long>();

    private static IEnumerable<object?> Of(FenceSite site, string column, params string[] marks) =>
        site.Keys(column).Where(key => marks.Contains(site.Marks[(column, key)])).Cast<object?>();

    public static string Subjects(FenceSite site) => JsonSerializer.Serialize(
        site.Keys("programme_key").Select(key => new { programme = (long?)key, group = (long?)null, learner = (long?)null, teacher = (long?)null })
            .Concat(site.Keys("group_key").Select(key => new { programme = (long?)null, group = (long?)key, learner = (long?)null, teacher = (long?)null }))
            .Concat(site.Keys("learner_key").Select(key => new { programme = (long?)null, group = (long?)null, learner = (long?)key, teacher = (long?)null }))
            .Concat(site.Keys("teacher_key").Select(key => new { programme = (long?)null, group = (long?)null, learner = (long?)null, teacher = (long?)key })));

    /// <summary>Every code that there is, and the content of every file.</summary>
    private static string Codes(FenceSite site) => JsonSerializer.Serialize(site.Query(
            "SELECT 'organisation', org_code FROM dim_organisation UNION SELECT 'learner', learner_code FROM dim_learner UNION SELECT 'group', group_code FROM dim_group "
            + "UNION SELECT 'programme', programme_code FROM dim_programme UNION SELECT 'module', module_code FROM dim_module UNION SELECT 'teacher', teacher_code FROM dim_teacher "
            + "UNION SELECT 'sha256', sha256 FROM dim_load_file UNION SELECT 'name', name_folded FROM learner_person WHERE name_folded <> ''")
        .Select(row => new { kind = row[0], code = row[1] }));

    private static Dictionary<string, object?> With(Dictionary<string, object?> question, IEnumerable<(string Name, object? Value)> values)
    {
        var changed = new Dictionary<string, object?>(question, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            changed[name] = value;
        }

        return changed;
    }
}
