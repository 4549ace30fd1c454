namespace Oracle;

/// <summary>What results are told apart by on the page «Почему», each way as <c>docs/quality.md</c> says it.</summary>
public sealed class OutcomeUnits(ValidFacts facts)
{
    private static readonly Dictionary<string, string> Controls = new(StringComparer.Ordinal)
    {
        ["current"] = "текущий контроль",
        ["interim"] = "промежуточная аттестация",
        ["retake"] = "пересдача с комиссией",
        ["final"] = "итоговая аттестация",
        ["practice"] = "практика, стажировка",
        ["project"] = "проект",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["профессиональная"] = "профессиональные",
        ["общая"] = "общие",
        ["личностный"] = "личностные",
        ["метапредметный"] = "метапредметные",
        ["предметный"] = "предметные",
        [""] = "вид не указан",
    };

    private static readonly (int Below, string Words)[] Ages =
        [(18, "моложе 18"), (25, "18–24"), (35, "25–34"), (45, "35–44"), (55, "45–54"), (int.MaxValue, "55 и старше")];

    private readonly Dictionary<string, string> programmes = Names(facts.Of("programmes"), row => row["programme_code"], row => row["name"]);
    private readonly Dictionary<string, string> modules = Names(facts.Of("modules"), row => row["module_code"], row => row["name"]);
    private readonly Dictionary<string, string> teachers = Names(facts.Of("teachers"), row => row["teacher_code"], row => row["last_name"] + " " + row["first_name"]);
    private readonly Dictionary<string, FeedRow> learners = facts.Of("learners").ToDictionary(row => row["learner_code"], StringComparer.Ordinal);
    private readonly Dictionary<(string, string), FeedRow> competencies = facts.Competencies.ToDictionary(row => (row["programme_code"], row["competency_code"]));
    private readonly Dictionary<string, string> standards = Names(facts.Of("programmes"), row => row["programme_code"], row => row["professional_standard"]);

    /// <summary>The ways.</summary>
    public static IReadOnlyList<string> Ways { get; } =
        ["programme", "competency", "module", "group", "teacher", "control", "kind", "standard", "general", "labour", "sex", "age", "education", "employment"];

    /// <summary>The unit of a result, in the words of the page.</summary>
    /// <param name="outcome">The result.</param>
    /// <param name="by">The way.</param>
    public string Of(Outcome outcome, string by)
    {
        var aim = competencies[(outcome.Group.Programme, outcome.Competency)];
        var learner = learners[outcome.Learner];
        var standard = aim.Has("professional_standard") ? aim["professional_standard"] : standards[outcome.Group.Programme];
        return by switch
        {
            "programme" => programmes[outcome.Group.Programme],
            "competency" => outcome.Competency + " " + aim["name"],
            "module" => modules[outcome.Decided.Module],
            "group" => outcome.Group.Code,
            "teacher" => outcome.Decided.Teacher.Length > 0 ? teachers[outcome.Decided.Teacher] : "не указан",
            "control" => Controls[outcome.Decided.Control],
            "kind" => Kinds[aim["result_kind"]],
            "standard" => Said(standard),
            "general" => Said(aim.Has("general_function") ? (standard + " " + aim["general_function"]).Trim() : ""),
            "labour" => Said(aim.Has("labour_function") ? (standard + " " + aim["labour_function"]).Trim() : ""),
            "sex" => learner["sex"] switch { "м" => "мужчины", "ж" => "женщины", _ => "не указан" },
            "age" => Age(outcome.Group, learner["birth_date"]),
            "education" => Said(learner["education_level"]),
            _ => Said(learner["employment_category"]),
        };
    }

    private static string Said(string text) => text.Length > 0 ? text : "не указано";

    // Full years on 1 January of the year in which the group started.
    private static string Age(Group group, string birth)
    {
        if (RowRules.DateOf(birth) is not { } born)
        {
            return "не указан";
        }

        var on = new DateOnly(group.StartsOn.Year, 1, 1);
        var years = on.Year - born.Year - (born > on.AddYears(born.Year - on.Year) ? 1 : 0);
        return Ages.First(band => years < band.Below).Words;
    }

    private static Dictionary<string, string> Names(IEnumerable<FeedRow> rows, Func<FeedRow, string> code, Func<FeedRow, string> name) =>
        rows.OrderBy(row => row["valid_from"], StringComparer.Ordinal)
            .GroupBy(code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => name(same.Last()), StringComparer.Ordinal);
}
