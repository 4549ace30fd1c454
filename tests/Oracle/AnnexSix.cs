namespace Oracle;

/// <summary>
/// The indicators of annex 6 to order 1324 that data can give, each written as its definition says, from the rows of feed files.
/// </summary>
public sealed class AnnexSix
{
    private static readonly string[] Dpo = ["qualification", "retraining"];
    private readonly ValidFacts facts;
    private readonly IReadOnlyDictionary<string, string> funding;
    private readonly ILookup<string, ProgrammeVersion> programmes;
    private readonly IReadOnlyList<Teacher> teachers;

    /// <summary>Of files that were all loaded on one day.</summary>
    /// <param name="rows">Their rows, in the order of loading.</param>
    /// <param name="loadedOn">The day from which a teacher's later attributes hold: their files name no days.</param>
    public AnnexSix(IReadOnlyList<FeedRow> rows, DateOnly loadedOn)
    {
        facts = ValidFacts.FromRows(rows);
        funding = facts.Of("groups").ToDictionary(row => row["group_code"], row => row["funding"], StringComparer.Ordinal);
        programmes = facts.Of("programmes").ToLookup(row => row["programme_code"], row => new ProgrammeVersion(
            Day(row, "valid_from") ?? DateOnly.MinValue, row["kind"], row["priority_area"], Day(row, "accredited_from"), Day(row, "accredited_to"),
            Day(row, "approved_on")), StringComparer.Ordinal);
        teachers = [.. rows.Where(row => row.Feed == "teachers" && RowRules.Check(row) is null)
            .GroupBy(row => row["teacher_code"]).Select(told => Teacher.Of([.. told], loadedOn))];
    }

    /// <summary>Numerators and denominators by code.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="persons">A person once, and not each completion.</param>
    /// <param name="byCompletion">A programme is realised when somebody completed it, and not when a group was at work.</param>
    public IReadOnlyDictionary<string, (decimal Numerator, decimal? Denominator)> Of(int year, bool persons, bool byCompletion)
    {
        var completed = facts.Of("enrolments").Where(row => row.Has("started_on") && Day(row, "completed_on")?.Year == year).ToList();
        var figures = new Dictionary<string, (decimal, decimal?)>(StringComparer.Ordinal);
        decimal all = Count(completed, persons);
        figures["1.1"] = (Count(completed.Where(row => KindOf(row) == "qualification"), persons), all);
        figures["1.2"] = (Count(completed.Where(row => KindOf(row) == "retraining"), persons), all);
        figures["1.3"] = (Count(completed.Where(row => row["referral"] == "служба занятости"), persons), all);
        figures["1.12"] = (Count(completed.Where(row => funding.GetValueOrDefault(row["group_code"], "") == "государственное задание"), persons), null);
        figures["4.4"] = (Count(completed.Where(row => row["dormitory"] == "проживает"), persons),
            Count(completed.Where(row => row["dormitory"] is "проживает" or "нуждается"), persons));
        AddProgrammes(figures, year, byCompletion, completed);
        AddTeachers(figures, year);
        return figures;
    }

    private void AddProgrammes(
        Dictionary<string, (decimal, decimal?)> figures, int year, bool byCompletion, List<FeedRow> completed)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var begun = facts.Enrolments.Where(enrolment => enrolment.StartedOn <= last).Select(enrolment => enrolment.Group).ToHashSet(StringComparer.Ordinal);
        var groups = byCompletion
            ? completed.Select(row => row["group_code"])
            : facts.Groups.Values.Where(group => group.StartsOn <= last && group.EndsOn >= first && begun.Contains(group.Code)).Select(group => group.Code);
        var realised = groups.Where(facts.Groups.ContainsKey).Select(code => facts.Groups[code].Programme).Distinct()
            .Select(code => VersionOn(code, last)).Where(version => version is not null && Dpo.Contains(version.Kind)).ToList();
        var approved = programmes.Select(versions => versions.Where(version => version.ApprovedOn?.Year == year).Select(version => version.Kind).Distinct().ToList())
            .ToList();
        foreach (var (code, kinds) in new[] { ("", Dpo), (".1", ["qualification"]), (".2", ["retraining"]) })
        {
            figures["1.4" + code] = (realised.Count(version => kinds.Contains(version!.Kind)), null);
            figures["1.5" + code] = (approved.Count(known => known.Intersect(kinds).Any()), null);
        }

        figures["1.6"] = (realised.Count(version => version!.Priority.Length > 0), realised.Count);
        figures["1.7"] = (realised.Count(version => version!.AccreditedFrom <= last && !(version.AccreditedTo < last) && version.AccreditedTo is not null),
            realised.Count);
    }

    private void AddTeachers(Dictionary<string, (decimal, decimal?)> figures, int year)
    {
        var census = new DateOnly(year, 10, 1);
        var staff = teachers.Where(teacher => !(teacher.HiredOn > census) && !(teacher.LeftOn <= census)).ToList();
        decimal Having(Func<TeacherVersion, bool> what) => staff.Count(teacher => what(teacher.On(census)));
        figures["1.8"] = (Having(version => version.Degree.Length > 0 || version.Title.Length > 0), staff.Count);
        figures["1.9"] = (staff.Count(teacher => teacher.Versions.Any(version => version.TrainedOn?.Year == year)), staff.Count);
        figures["1.10"] = (Having(version => version.Category is "высшая" or "первая"), staff.Count);
        figures["1.10.1"] = (Having(version => version.Category == "высшая"), staff.Count);
        figures["1.10.2"] = (Having(version => version.Category == "первая"), staff.Count);
        var aged = staff.Where(teacher => teacher.On(census).Staff == "штатный" && teacher.BornOn is not null).ToList();
        figures["1.11"] = (aged.Sum(teacher => FullYears(teacher.BornOn!.Value, census)), aged.Count);
    }

    private static int Count(IEnumerable<FeedRow> rows, bool persons) =>
        rows.Select(row => (row["learner_code"], persons ? "" : row["group_code"])).Distinct().Count();

    private string KindOf(FeedRow enrolment) => facts.Groups.TryGetValue(enrolment["group_code"], out var group)
        ? VersionOn(group.Programme, Day(enrolment, "completed_on")!.Value)?.Kind ?? "" : "";

    private ProgrammeVersion? VersionOn(string programme, DateOnly day)
    {
        var versions = programmes[programme].OrderBy(version => version.From).ToList();
        return versions.LastOrDefault(version => version.From <= day) ?? versions.LastOrDefault();
    }

    private static int FullYears(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }

    private static DateOnly? Day(FeedRow row, string column) => RowRules.DateOf(row[column]);

    private sealed record ProgrammeVersion(
        DateOnly From, string Kind, string Priority, DateOnly? AccreditedFrom, DateOnly? AccreditedTo, DateOnly? ApprovedOn);

    private sealed record TeacherVersion(DateOnly From, string Degree, string Title, string Category, string Staff, DateOnly? TrainedOn);

    /// <summary>A later file that contradicts an attribute begins a version on the day of its load; one that fills blanks does not.</summary>
    private sealed record Teacher(DateOnly? BornOn, DateOnly? HiredOn, DateOnly? LeftOn, List<TeacherVersion> Versions)
    {
        public static Teacher Of(List<FeedRow> told, DateOnly loadedOn)
        {
            var versions = new List<TeacherVersion>();
            foreach (var row in told)
            {
                var before = versions.LastOrDefault();
                var next = new TeacherVersion(
                    before?.From ?? DateOnly.MinValue, Or(row["degree"], before?.Degree), Or(row["title"], before?.Title),
                    Or(row["category"], before?.Category), Or(row["staff"], before?.Staff), Day(row, "trained_on") ?? before?.TrainedOn);
                if (before is null)
                {
                    versions.Add(next);
                }
                else if (Contradicts(before.Degree, next.Degree) || Contradicts(before.Title, next.Title) || Contradicts(before.Category, next.Category)
                    || Contradicts(before.Staff, next.Staff) || (before.TrainedOn is { } trained && trained != next.TrainedOn))
                {
                    versions.Add(next with { From = loadedOn });
                }
                else
                {
                    versions[^1] = next;
                }
            }

            DateOnly? Last(string column) => told.Select(row => Day(row, column)).LastOrDefault(day => day is not null);
            return new Teacher(Last("birth_date"), Last("hired_on"), Last("left_on"), versions);
        }

        public TeacherVersion On(DateOnly day) => Versions.Last(version => version.From <= day);

        private static string Or(string given, string? before) => given.Length > 0 ? given : before ?? "";

        private static bool Contradicts(string before, string next) => before.Length > 0 && before != next;
    }
}
