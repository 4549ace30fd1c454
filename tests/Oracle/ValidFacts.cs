namespace Oracle;

/// <summary>What a right load of a folder leaves standing.</summary>
public sealed class ValidFacts
{
    private static readonly string[] GradeKey = ["learner_code", "group_code", "module_code", "control", "attempt", "competency_code"];
    private static readonly string[] AttendanceKey = ["learner_code", "group_code", "module_code", "lesson_on", "lesson_no"];
    private readonly List<RejectedRow> rejected = [];
    private readonly Dictionary<string, List<FeedRow>> standing = new(StringComparer.Ordinal);

    private ValidFacts(List<FeedRow> rows)
    {
        var good = new List<FeedRow>();
        foreach (var row in rows)
        {
            if (RowRules.Check(row) is { } reject)
            {
                rejected.Add(reject);
            }
            else
            {
                good.Add(row);
            }
        }

        foreach (var feed in good.GroupBy(row => row.Feed))
        {
            standing[feed.Key] = feed.Key == "removals" ? [.. feed] : Settle(feed, KeyOf(feed.Key));
        }

        Remove("grades", GradeKey);
        Remove("attendance", AttendanceKey);
        Grades = [.. Of("grades").Select(ReadGrade)];
        Attendance = [.. Of("attendance").Select(ReadAttendance)];
        Enrolments = [.. Of("enrolments").Select(row => new Enrolment(row["learner_code"], row["group_code"],
            Date(row, "enrolled_on")!.Value, Date(row, "started_on"), Date(row, "completed_on"), Date(row, "left_on")))];
        Awards = [.. Of("awards").Select(row => new Award(row["learner_code"], row["award_kind"], Date(row, "awarded_on")!.Value,
            row["order_no"], row["group_code"]))];
        Documents = [.. Of("documents").Select(row => new Document(row["document_kind"], row["registration_no"],
            Date(row, "issued_on")!.Value, row["learner_code"], row["group_code"], row["original_registration_no"]))];
        Groups = Of("groups").Select(row => new Group(row["group_code"], row["org_code"], row["programme_code"], Date(row, "starts_on")!.Value,
            Date(row, "ends_on")!.Value)).ToDictionary(group => group.Code, StringComparer.Ordinal);
        Weights = [.. Of("module_competencies").Select(row => new Weight(row["programme_code"], row["module_code"],
            row["competency_code"], RowRules.NumberOf(row["weight"]) ?? 1))];
        Plans = [.. Of("plan").Where(row => row.Has("competency_code")).Select(row => new Plan(row["programme_code"], row["group_code"],
            row["competency_code"], RowRules.NumberOf(row["planned_share"])!.Value, RowRules.NumberOf(row["planned_learners"]), Date(row, "valid_from") ?? DateOnly.MinValue))];
    }

    public IReadOnlyList<RejectedRow> Rejected => rejected;

    public IReadOnlyList<Grade> Grades { get; }

    public IReadOnlyList<Attendance> Attendance { get; }

    public IReadOnlyList<Enrolment> Enrolments { get; }

    public IReadOnlyList<Award> Awards { get; }

    public IReadOnlyList<Document> Documents { get; }

    public IReadOnlyDictionary<string, Group> Groups { get; }

    /// <summary>What competencies of a group are judged by, as the edition of its programme says that was valid when it started.</summary>
    public string JudgedBy(Group group) => Of("programmes").Where(row => row["programme_code"] == group.Programme)
        .Where(row => !(Date(row, "valid_from") > group.StartsOn)).MaxBy(row => Date(row, "valid_from") ?? DateOnly.MinValue)?["judged_by"] ?? "";

    /// <summary>Competencies of programmes.</summary>
    public IReadOnlyList<FeedRow> Competencies => Of("competencies");

    public IReadOnlyList<Weight> Weights { get; }

    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>Facts of a folder of feed files.</summary>
    public static ValidFacts FromFolder(string folder) => new(FeedReader.ReadFolder(folder));

    /// <summary>Facts of rows given by hand.</summary>
    public static ValidFacts FromRows(IEnumerable<FeedRow> rows) => new([.. rows]);

    /// <summary>Rows of a feed that stand.</summary>
    public IReadOnlyList<FeedRow> Of(string feed) => standing.GetValueOrDefault(feed, []);

    // In one file, two values of one key known at one time refute each other. Over files, the later correction wins, then the later file.
    private List<FeedRow> Settle(IEnumerable<FeedRow> rows, string[] key)
    {
        var agreed = new List<FeedRow>();
        foreach (var same in rows.GroupBy(row => (row.File, Key: Key(row, key), Corrected: Corrected(row))))
        {
            if (same.Select(Value).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                rejected.AddRange(same.Select(row => new RejectedRow(row.File, row.Line, string.Join(',', key), "conflicting_in_file")));
            }
            else
            {
                agreed.Add(same.First());
            }
        }

        return
        [
            .. agreed.GroupBy(row => Key(row, key))
                .Select(same => same.OrderBy(Corrected).ThenBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Line).Last()),
        ];
    }

    private void Remove(string feed, string[] key)
    {
        var removed = Of("removals").Where(row => row["feed"] == feed).Select(row => Key(row, key)).ToHashSet(StringComparer.Ordinal);
        standing[feed] = [.. Of(feed).Where(row => !removed.Contains(Key(row, key)))];
    }

    private static string[] KeyOf(string feed) => feed switch
    {
        "programmes" => ["programme_code", "valid_from"],
        "modules" => ["programme_code", "module_code"],
        "competencies" => ["programme_code", "competency_code"],
        "module_competencies" => ["programme_code", "module_code", "competency_code"],
        "plan" => ["programme_code", "group_code", "competency_code", "module_code", "valid_from"],
        "teachers" => ["teacher_code"],
        "groups" => ["group_code"],
        "learners" => ["learner_code", "valid_from"],
        "enrolments" => ["learner_code", "group_code"],
        "grades" => GradeKey,
        "attendance" => AttendanceKey,
        "awards" => ["learner_code", "award_kind", "awarded_on", "order_no"],
        "documents" => ["document_kind", "registration_no"],
        "targets" => ["measure", "programme_code", "group_code", "valid_from"],
        _ => ["carrier_kind", "unit_no"],
    };

    private static string Key(FeedRow row, string[] columns) => string.Join('|', columns.Select(column => column switch
    {
        "attempt" => AttemptOf(row).ToString(System.Globalization.CultureInfo.InvariantCulture),
        "lesson_no" => (RowRules.NumberOf(row[column]) ?? 1).ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        _ when RowRules.DateOf(row[column]) is { } date => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => row[column],
    }));

    private static string Value(FeedRow row) =>
        string.Join('|', row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"));

    // A current grade without an attempt is told from others by its day.
    private static int AttemptOf(FeedRow row) =>
        (int?)RowRules.NumberOf(row["attempt"]) ?? (row["control"] == "current" ? Date(row, "graded_on")!.Value.DayNumber : 1);

    private static DateOnly Corrected(FeedRow row) => Date(row, "corrected_on") ?? DateOnly.MinValue;

    private static DateOnly? Date(FeedRow row, string column) => RowRules.DateOf(row[column]);

    private static Grade ReadGrade(FeedRow row)
    {
        var (bucket, share, _) = GradeScale.Read(RowRules.ScaleOf(row), row["grade"]);
        return new Grade(row["learner_code"], row["group_code"], row["module_code"], row["control"], row["competency_code"],
            AttemptOf(row), Date(row, "graded_on")!.Value, row["grade"], bucket, share, row["teacher_code"]);
    }

    private static Attendance ReadAttendance(FeedRow row)
    {
        var mark = RowRules.MarkOf(row["mark"]);
        var scheduled = RowRules.NumberOf(row["hours_scheduled"]) ?? 2;
        var attended = RowRules.NumberOf(row["hours"]) ?? (mark is "present" or "late" or "remote" ? scheduled : 0);
        return new Attendance(row["learner_code"], row["group_code"], row["module_code"], Date(row, "lesson_on")!.Value,
            row["lesson_no"], mark, attended, scheduled, row["teacher_code"]);
    }
}
