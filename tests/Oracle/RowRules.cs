using System.Globalization;

namespace Oracle;

/// <summary>What makes a row impossible, feed by feed.</summary>
public static class RowRules
{
    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["programmes"] = ["programme_code", "name", "kind"],
        ["modules"] = ["programme_code", "module_code", "name"],
        ["competencies"] = ["programme_code", "competency_code", "name"],
        ["module_competencies"] = ["programme_code", "module_code", "competency_code"],
        ["plan"] = ["programme_code", "planned_share"],
        ["teachers"] = ["teacher_code", "last_name", "first_name"],
        ["groups"] = ["group_code", "programme_code", "starts_on", "ends_on"],
        ["learners"] = ["learner_code", "last_name", "first_name"],
        ["enrolments"] = ["learner_code", "group_code", "enrolled_on"],
        ["grades"] = ["learner_code", "group_code", "module_code", "control", "graded_on", "grade"],
        ["attendance"] = ["learner_code", "group_code", "module_code", "lesson_on", "mark"],
        ["awards"] = ["learner_code", "award_kind", "awarded_on"],
        ["documents"] = ["document_kind", "registration_no", "issued_on", "learner_code", "group_code"],
        ["targets"] = ["measure", "target"],
        ["carriers"] = ["carrier_kind", "unit_no", "year"],
        ["removals"] = ["feed", "removed_by", "reason"],
    };

    private static readonly string[] Dates =
    [
        "accredited_from", "accredited_to", "approved_on", "valid_from", "birth_date", "hired_on", "left_on", "trained_on", "starts_on",
        "ends_on", "enrolled_on", "started_on", "completed_on", "graded_on", "corrected_on", "lesson_on", "awarded_on", "order_on",
        "issued_on", "sent_on", "closed_on", "consent_processing_on", "consent_publication_on",
    ];

    private static readonly string[] Numbers =
        ["hours", "hours_scheduled", "attempt", "lesson_no", "weight", "planned_share", "planned_learners", "sheets", "target", "year"];

    private static readonly string[] Controls = ["current", "interim", "final", "practice", "project", "retake"];

    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["+"] = "present",
        ["н"] = "absent",
        ["б"] = "sick",
        ["у"] = "excused",
        ["о"] = "late",
        ["present"] = "present",
        ["late"] = "late",
        ["remote"] = "remote",
        ["absent"] = "absent",
        ["sick"] = "sick",
        ["excused"] = "excused",
    };

    /// <summary>The first reason why a row cannot be a fact; none for a good row.</summary>
    public static RejectedRow? Check(FeedRow row)
    {
        var missing = Required[row.Feed].FirstOrDefault(column => !row.Has(column));
        if (missing is not null)
        {
            return Rejected(row, missing, "missing_value");
        }

        var date = Dates.FirstOrDefault(column => row.Has(column) && DateOf(row[column]) is null);
        if (date is not null)
        {
            return Rejected(row, date, "bad_date");
        }

        var number = Numbers.FirstOrDefault(column => row.Has(column) && NumberOf(row[column]) is null);
        if (number is not null)
        {
            return Rejected(row, number, "bad_number");
        }

        return row.Feed switch
        {
            "grades" => CheckGrade(row),
            "attendance" when !Marks.ContainsKey(row["mark"]) => Rejected(row, "mark", "unknown_code"),
            _ => null,
        };
    }

    /// <summary>A date in either way of writing.</summary>
    public static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;

    /// <summary>A number with a point or a comma.</summary>
    public static decimal? NumberOf(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The plain name of a mark.</summary>
    public static string MarkOf(string raw) => Marks[raw];

    /// <summary>The scale of a grade; five points when the row does not say.</summary>
    public static string ScaleOf(FeedRow row) => row.Has("scale") ? row["scale"] : "five";

    private static RejectedRow? CheckGrade(FeedRow row)
    {
        if (!Controls.Contains(row["control"]))
        {
            return Rejected(row, "control", "unknown_code");
        }

        if (ScaleOf(row) is not ("five" or "pass_fail" or "hundred"))
        {
            return Rejected(row, "scale", "unknown_code");
        }

        var error = GradeScale.Read(ScaleOf(row), row["grade"]).Error;
        return error is null ? null : Rejected(row, "grade", error);
    }

    private static RejectedRow Rejected(FeedRow row, string column, string code) => new(row.File, row.Line, column, code);
}
