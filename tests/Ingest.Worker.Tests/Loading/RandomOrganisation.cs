using System.Globalization;

namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A small organisation as feeds, of a seed: late dimensions, versions in time, corrections, removals, repeats. No two rows
/// of one key differ without saying which is later; otherwise order is meant to matter.
/// </summary>
internal static class RandomOrganisation
{
    /// <summary>Makes it.</summary>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <param name="more">Learners above the two to six that there are anyway.</param>
    public static IReadOnlyList<(string Header, IReadOnlyList<string> Rows)> Make(int seed, int more = 0)
    {
        var random = new Random(seed);
        var groups = Codes("G", 1 + random.Next(3));
        var learners = Codes("L", 2 + random.Next(5) + more);
        string[] modules = ["M1", "M2"];
        string[] teachers = ["T1", "T2", ""];
        return
        [
            ("programme_code,name,kind,hours,valid_from", Rows(["P1", "P2"], programme =>
                Dates(random).Select(day => $"{programme},Программа {programme},ПК,{16 + random.Next(3)},{day}"))),
            ("programme_code,module_code,name,hours", Rows(modules, module => [$"P1,{module},Модуль {module},8"])),
            ("programme_code,competency_code,name", Rows(["C1"], code => [$"P1,{code},Умеет"])),
            ("programme_code,module_code,competency_code,weight", Rows(modules, module => [$"P1,{module},C1,{random.Next(1, 4)}"])),
            ("programme_code,competency_code,planned_share,corrected_on", Rows(["P1"], programme =>
                Corrected(random, "").Select(date => $"{programme},C1,0.{random.Next(4, 9)},{date}"))),
            ("teacher_code,last_name,first_name,category", Rows(["T1", "T2"], code => [$"{code},Фамилия{code},Имя,высшая"])),
            ("group_code,programme_code,starts_on,ends_on,curator_code", Rows(groups, code => [$"{code},P1,2025-09-01,2026-02-01,T1"])),
            ("learner_code,last_name,first_name,sex,region,valid_from", Rows(learners, code =>
                Dates(random).Select(day => $"{code},Фамилия{random.Next(3)},Имя,F,Регион{random.Next(3)},{day}"))),
            ("learner_code,group_code,enrolled_on,started_on,outcome,corrected_on", Rows(Pairs(learners, groups), pair =>
                Corrected(random, "").Select(date => $"{pair},2025-09-01,2025-09-0{random.Next(1, 9)},итог{random.Next(3)},{date}"))),
            ("learner_code,group_code,module_code,control,graded_on,grade,attempt,teacher_code,corrected_on,corrected_by", Rows(Pairs(learners, groups), pair =>
                modules.SelectMany(module => Corrected(random, "").Select(date =>
                    $"{pair},{module},interim,2025-12-{random.Next(10, 28)},{random.Next(2, 6)},{1},{teachers[random.Next(3)]},{date},к{random.Next(2)}")))),
            ("learner_code,group_code,module_code,lesson_on,mark,lesson_no,corrected_on", Rows(Pairs(learners, groups), pair =>
                Enumerable.Range(1, 5).SelectMany(day => Corrected(random, "").Select(date =>
                    $"{pair},M1,2025-10-0{day},{new[] { "present", "н", "late", "remote" }[random.Next(4)]},1,{date}")))),
            ("learner_code,award_kind,awarded_on,order_no,level,group_code,corrected_on", Rows(learners, code =>
                Corrected(random, "").Select(date => $"{code},грамота,2026-01-15,7-у,уровень{random.Next(3)},{groups[0]},{date}"))),
            ("feed,removed_by,reason,corrected_on,learner_code,group_code,module_code,lesson_on,lesson_no", Rows(learners, code =>
                random.Next(3) > 0 ? [] : [$"attendance,Петров,ошибка,{(random.Next(2) == 0 ? "" : "2026-01-12")},{code},{groups[0]},M1,2025-10-0{random.Next(1, 7)},1"])),
        ];

        IReadOnlyList<string> Rows(IEnumerable<string> keys, Func<string, IEnumerable<string>> make)
        {
            var rows = keys.SelectMany(make).ToList();
            // Some rows come twice: that says nothing new.
            rows.AddRange(rows.Where(_ => random.Next(6) == 0).ToList());
            return rows.Count > 0 ? rows : [.. make(keys.First()).DefaultIfEmpty("attendance,Петров,ошибка,,L1,G1,M1,2025-10-01,1")];
        }
    }

    /// <summary>Days from which versions are true, each once; sometimes an undated one.</summary>
    private static IEnumerable<string> Dates(Random random) =>
        new[] { "", "2020-01-01", "2022-05-01", "2024-09-01" }.Where((_, i) => i == 1 || random.Next(2) == 0).ToArray();

    /// <summary>Dates of correction, each once, the original's first.</summary>
    private static IEnumerable<string> Corrected(Random random, string original) =>
        Enumerable.Range(0, random.Next(4) == 0 ? 3 : 1)
            .Select(i => i == 0 ? original : string.Create(CultureInfo.InvariantCulture, $"2026-01-{10 + i}"))
            .ToArray();

    private static string[] Codes(string prefix, int count) => [.. Enumerable.Range(1, count).Select(i => prefix + i)];

    private static IEnumerable<string> Pairs(string[] learners, string[] groups) =>
        learners.SelectMany(learner => groups.Select(group => $"{learner},{group}"));
}
