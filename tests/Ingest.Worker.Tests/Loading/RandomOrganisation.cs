namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A small organisation as feeds, of a seed: late dimensions, versions in time, corrections, moves from group to group,
/// removals, repeats. No two rows of one key differ without saying which is later; otherwise order is meant to matter.
/// </summary>
internal static class RandomOrganisation
{
    /// <summary>Makes it.</summary>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <param name="more">Learners above the two to six that there are anyway.</param>
    public static IReadOnlyList<(string Header, IReadOnlyList<string> Rows)> Make(int seed, int more = 0)
    {
        var random = new Random(seed);
        var groups = Codes("G", 2 + random.Next(2));
        var learners = Codes("L", 2 + random.Next(5) + more);
        string[] modules = ["M1", "M2"];
        return [.. Dimensions().Concat(Facts().SelectMany(fact => fact.Feeds(random)).Where(feed => feed.Rows.Count > 0)).Select(Repeated)];

        IEnumerable<(string Header, IReadOnlyList<string> Rows)> Dimensions() =>
        [
            ("programme_code,name,kind,hours,valid_from", Rows(["P1", "P2"], programme =>
                Days(random).Select(day => $"{programme},Программа {programme},ПК,{16 + random.Next(3)},{day}"))),
            ("programme_code,module_code,name,hours", Rows(modules, module => [$"P1,{module},Модуль {module},8"])),
            ("programme_code,competency_code,name", Rows(["C1"], code => [$"P1,{code},Умеет"])),
            ("programme_code,module_code,competency_code,weight", Rows(modules, module => [$"P1,{module},C1,{random.Next(1, 4)}"])),
            ("teacher_code,last_name,first_name,category", Rows(["T1", "T2"], code => [$"{code},Фамилия{code},Имя,высшая"])),
            ("group_code,programme_code,starts_on,ends_on,curator_code", Rows(groups, code => [$"{code},P1,2025-09-01,2026-02-01,T1"])),
            ("learner_code,last_name,first_name,sex,region,valid_from", Rows(learners, code =>
                Days(random).Select(day => $"{code},Фамилия{random.Next(3)},Имя,F,Регион{random.Next(3)},{day}"))),
        ];

        IEnumerable<RandomFact> Facts() =>
        [
            new("plan", "programme_code,group_code,competency_code,module_code", "planned_share",
                ["P1,,C1,", "P1,,,M1", .. groups.Select(group => $"P1,{group},C1,")], () => $"0.{random.Next(4, 9)}"),
            new("enrolments", "learner_code,group_code", "enrolled_on,started_on,completed_on,outcome",
                Pairs(learners, groups), () => $"2025-09-01,2025-09-0{random.Next(1, 9)},{Any("2026-01-30", "2026-01-31", "")},итог{random.Next(3)}"),
            new("grades", "learner_code,group_code,module_code,control,attempt", "graded_on,grade,teacher_code",
                Pairs(Pairs(learners, groups), modules).Select(key => key + ",interim,1"),
                () => $"2025-12-{random.Next(10, 28)},{random.Next(2, 6)},{Any("T1", "T2", "")}"),
            new("attendance", "learner_code,group_code,module_code,lesson_on,lesson_no", "mark",
                Pairs(Pairs(learners, groups), Enumerable.Range(1, 5).Select(day => $"M1,2025-10-0{day},1")), () => Any("present", "н", "late", "remote")),
            new("awards", "learner_code,award_kind,awarded_on,order_no", "level,group_code",
                Pairs(learners, ["грамота,2026-01-15,7-у", "грамота,2026-01-15,"]), () => $"уровень{random.Next(3)},{Any([.. groups, ""])}"),
            new("documents", "document_kind,registration_no", "issued_on,learner_code,group_code",
                Pairs(["Удостоверение", "Справка"], Codes("", 2 * learners.Length)), () => $"2026-02-01,{Any(learners)},{Any(groups)}"),
            new("carriers", "carrier_kind,unit_no,year", "place,group_code",
                Pairs(["журнал"], Codes("", 6)).Select(key => key + ",2026"), () => $"шкаф {random.Next(3)},{Any([.. groups, ""])}"),
            new("targets", "measure,programme_code,group_code,valid_from", "target",
                ["success,,,", "success,P1,,2025-09-01", .. groups.Select(group => $"quality,,{group},2025-10-01")], () => $"{random.Next(50, 99)}"),
        ];

        string Any(params string[] values) => values[random.Next(values.Length)];

        // Some rows come twice: that says nothing new.
        (string Header, IReadOnlyList<string> Rows) Repeated((string Header, IReadOnlyList<string> Rows) feed) =>
            (feed.Header, [.. feed.Rows, .. feed.Rows.Where(_ => random.Next(6) == 0)]);
    }

    private static string[] Rows(IEnumerable<string> keys, Func<string, IEnumerable<string>> make) => [.. keys.SelectMany(make)];

    /// <summary>Days from which versions are true, each once; sometimes an undated one.</summary>
    private static IEnumerable<string> Days(Random random) =>
        new[] { "", "2020-01-01", "2022-05-01", "2024-09-01" }.Where((_, i) => i == 1 || random.Next(2) == 0).ToArray();

    private static string[] Codes(string prefix, int count) => [.. Enumerable.Range(1, count).Select(i => prefix + i)];

    private static IEnumerable<string> Pairs(IEnumerable<string> left, IEnumerable<string> right) =>
        left.SelectMany(one => right.Select(other => $"{one},{other}"));
}
