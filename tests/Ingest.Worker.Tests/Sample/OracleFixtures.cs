using Oracle;

namespace Ingest.Worker.Tests.Sample;

/// <summary>Feed rows by hand for the oracle's own tests.</summary>
internal static class OracleFixtures
{
    public static FeedRow Row(string feed, string file, long line, params (string Column, string Value)[] cells) =>
        new(feed, file, line, cells.Where(cell => cell.Value.Length > 0).ToDictionary(cell => cell.Column, cell => cell.Value));

    public static FeedRow Group(string code, string programme) => Row("groups", "groups.csv", 2,
        ("group_code", code), ("programme_code", programme), ("starts_on", "2026-01-10"), ("ends_on", "2026-03-10"));

    public static FeedRow Grade(string learner, string grade, string module = "M1", string control = "interim", int? attempt = 1,
        string scale = "five", string on = "2026-02-01", string corrected = "", string file = "grades-1.csv", long line = 2,
        string group = "G1") =>
        Row("grades", file, line, ("learner_code", learner), ("group_code", group), ("module_code", module), ("control", control),
            ("graded_on", on), ("grade", grade), ("scale", scale), ("attempt", $"{attempt}"), ("corrected_on", corrected));

    public static FeedRow Mark(string learner, string mark, string hours, string on = "2026-02-01", string lesson = "1") =>
        Row("attendance", "attendance.csv", 2, ("learner_code", learner), ("group_code", "G1"), ("module_code", "M1"), ("lesson_on", on),
            ("lesson_no", lesson), ("mark", mark), ("hours", hours), ("hours_scheduled", "2"));

    public static FeedRow Enrolment(string learner, string started, string completed = "", string left = "", string group = "G1") =>
        Row("enrolments", "enrolments.csv", 2, ("learner_code", learner), ("group_code", group), ("enrolled_on", "2026-01-08"),
            ("started_on", started), ("completed_on", completed), ("left_on", left));

    public static FeedRow Weight(string module, string competency, string weight) => Row(
        "module_competencies", "module_competencies.csv", 2,
        ("programme_code", "P1"), ("module_code", module), ("competency_code", competency), ("weight", weight));

    public static FeedRow Plan(string competency, string share, string group = "", string from = "2026-01-01") => Row("plan", "plan.csv", 2,
        ("programme_code", "P1"), ("group_code", group), ("competency_code", competency), ("planned_share", share), ("valid_from", from));

    public static Figures FiguresOf(params FeedRow[] rows) => new(ValidFacts.FromRows(rows));
}
