using System.Globalization;
using Ingest.Feeds.Deliveries;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>A file as people write it.</summary>
/// <param name="Said">What its sender says of it.</param>
/// <param name="Lines">It.</param>
/// <param name="Records">How many records it holds.</param>
internal sealed record PeopleForm(DeliveredFile Said, IReadOnlyList<string> Lines, long Records);

/// <summary>
/// A random organisation twice: as clean feeds and in the forms of people. Journals have a day a column, sheets of grades an item a column, lists have full names
/// in one cell; above them stand titles, below them totals; days and words are written in many ways. What people have no form for stays a feed.
/// </summary>
internal sealed class PeopleForms
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private readonly Random _random;

    public PeopleForms(int seed)
    {
        _random = new Random(seed);
        var (clean, forms) = (new List<(string, IReadOnlyList<string>)>(), new List<PeopleForm>());
        foreach (var (header, rows) in RandomOrganisation.Make(seed))
        {
            var kind = header.Contains("lesson_on", StringComparison.Ordinal) && !header.StartsWith("feed", StringComparison.Ordinal) ? "attendance"
                : header.StartsWith("learner_code,group_code,module_code,control,attempt,graded_on", StringComparison.Ordinal) ? "grades"
                : header.StartsWith("learner_code,last_name", StringComparison.Ordinal) ? "learners"
                : header.StartsWith("learner_code,group_code,enrolled_on", StringComparison.Ordinal) ? "enrolments" : "";
            var width = kind switch { "attendance" => 6, "grades" => 8, "enrolments" => 6, _ => header.Split(',').Length };
            var cells = rows.Select(row => row.Split(',')).ToList();

            // The first value of a key, then what is said later: a form has no day of a correction.
            var keys = kind switch { "attendance" or "grades" => 5, "enrolments" => 2, _ => 0 };
            var turns = keys == 0
                ? [cells.DistinctBy(row => string.Join(',', row)).ToList()]
                : cells.GroupBy(row => string.Join(',', row.Take(keys))).SelectMany(same => same.DistinctBy(row => string.Join(',', row.Take(width))).Index()).GroupBy(row => row.Index, row => row.Item).OrderBy(turn => turn.Key).Select(turn => turn.ToList()).ToArray();
            foreach (var turn in turns)
            {
                var part = string.Join(',', header.Split(',').Take(width));
                var name = $"{clean.Count}.csv";
                clean.Add((name, [part, .. turn.Select(row => string.Join(',', row.Take(width)))]));
                forms.AddRange(kind switch
                {
                    "attendance" => turn.GroupBy(row => row[1]).Select(group => Journal(group.Key, [.. group])),
                    "grades" => turn.GroupBy(row => row[1]).Select(group => Grades(group.Key, [.. group])),
                    "learners" => [Learners(turn)],
                    "enrolments" => [Enrolments(turn)],
                    _ => [new PeopleForm(new DeliveredFile(name), clean[^1].Item2, turn.Count)],
                });
            }
        }

        (Clean, Forms) = (clean, forms);
    }

    /// <summary>Mappings of the forms that are not shipped.</summary>
    public static IReadOnlyList<(string Name, string Json)> Mappings { get; } =
    [
        ("оценки", """
            { "title": "Оценки по модулям", "tables": [ {
              "titles": { "group": "^Поток: (.+)$" }, "columns": { "no": "№", "name": "Кто учится" }, "skip": ["Средний*"], "learner": { "name": "name" },
              "records": [ { "feed": "grades", "across": { "pattern": "^(?<module>M[0-9]) \\((?<day>.+?)(?:, (?<teacher>T[0-9]))?\\)$" }, "fields": {
                "learner_code": { "learner": true }, "group_code": { "title": "group" }, "module_code": { "header": "module" }, "control": { "value": "зачёт" },
                "attempt": { "value": "1" }, "graded_on": { "header": "day", "day": "dmy" }, "teacher_code": { "header": "teacher" },
                "grade": { "cell": true, "none": ["-"], "words": { "отл": "5", "хор": "4", "удовл": "3", "неуд": "2" } } } } ] } ] }
            """),
        ("люди", """
            { "title": "Люди", "tables": [ { "columns": { "no": "№", "code": "Шифр", "name": "Кто учится", "sex": "М/Ж", "region": "Откуда", "from": "С какого дня" },
              "records": [ { "feed": "learners", "fields": { "learner_code": "code", "last_name": { "column": "name", "take": "last_name" }, "first_name": { "column": "name", "take": "first_name" },
                "middle_name": { "column": "name", "take": "middle_name" }, "sex": "sex", "region": { "column": "region", "empty": ["не знаю"] }, "valid_from": { "column": "from", "day": "dmy" } } } ] } ] }
            """),
        ("приём", """
            { "title": "Приём", "tables": [ { "columns": { "name": "Кто учится", "group": "Куда принят", "on": "Принят", "began": "Начал", "done": "Закончил", "outcome": "Чем кончилось" }, "learner": { "name": "name" },
              "records": [ { "feed": "enrolments", "fields": { "learner_code": { "learner": true }, "group_code": "group", "enrolled_on": { "column": "on", "day": "mdy" }, "started_on": { "column": "began", "day": "mdy" },
                "completed_on": { "column": "done", "day": "mdy", "empty": ["учится"] }, "outcome": "outcome" } } ] } ] }
            """),
    ];

    public IReadOnlyList<(string Name, IReadOnlyList<string> Lines)> Clean { get; }

    public IReadOnlyList<PeopleForm> Forms { get; }

    private PeopleForm Journal(string group, List<string[]> rows)
    {
        var days = rows.Select(row => row[3]).Distinct().Order(StringComparer.Ordinal).ToList();
        var learners = rows.Select(row => row[0]).Distinct().ToList();
        List<string> lines = [.. Titles("Журнал посещаемости", $"Группа {group}"), $"№ п/п;{Any("ФИО", "Ф. И. О. слушателя", "Фамилия, имя, отчество")};{string.Join(';', days.Select(Day))};Итого"];
        var codes = new Dictionary<long, string>();
        foreach (var (i, learner) in learners.Index())
        {
            var marks = days.Select(day => rows.Find(row => row[0] == learner && row[3] == day) is { } row ? Mark(row[5]) : Any("", "-"));
            lines.Add($"{i + 1};{Name(learner)};{string.Join(';', marks)};{_random.Next(5)}");
            codes[lines.Count] = learner;
        }

        lines.AddRange([$"Всего;;{string.Join(';', days.Select(_ => "1"))};", "Преподаватель:", "Петров"]);
        return new PeopleForm(
            new DeliveredFile($"журнал-{_random.Next():x8}.csv") { Answers = new Dictionary<string, string> { ["module"] = "M1", ["year"] = "2025/2026", ["blank"] = "нет записи" }, Learners = codes }, lines, rows.Count);
    }

    private PeopleForm Grades(string group, List<string[]> rows)
    {
        var items = rows.Select(row => (Module: row[2], Day: row[5], Teacher: row[7])).Distinct().ToList();
        List<string> lines = [.. Titles("Оценки", $"Поток: {group}"), $"№;Кто учится;{string.Join(';', items.Select(item => $"{item.Module} ({FullDay(item.Day)}{(item.Teacher.Length > 0 ? ", " + item.Teacher : "")})"))};Средний балл"];
        var codes = new Dictionary<long, string>();
        foreach (var (i, learner) in rows.Select(row => row[0]).Distinct().Index())
        {
            var grades = items.Select(item => rows.Find(row => row[0] == learner && (row[2], row[5], row[7]) == item) is { } row ? Grade(row[6]) : Any("", "-"));
            lines.Add($"{i + 1};{Name(learner)};{string.Join(';', grades)};3,5");
            codes[lines.Count] = learner;
        }

        return new PeopleForm(new DeliveredFile($"оценки-{_random.Next():x8}.csv") { Learners = codes }, [.. lines, "Средний балл;;" + string.Join(';', items.Select(_ => "4")) + ";"], rows.Count);
    }

    private PeopleForm Learners(List<string[]> rows) => new(
        new DeliveredFile($"люди-{_random.Next():x8}.csv"),
        [.. Titles("Список"), "№;Шифр;Кто учится;М/Ж;Откуда;С какого дня", .. rows.Select((row, i) =>
            $"{i + 1};{row[0]};{row[1]}{Any(" ", "  ")}{row[2]};{Any("Ж", "жен.", "женский", "F")};{row[4]};{(row[5].Length > 0 ? FullDay(row[5]) : "")}")],
        rows.Count);

    private PeopleForm Enrolments(List<string[]> rows)
    {
        List<string> lines = ["Кто учится;Куда принят;Принят;Начал;Закончил;Чем кончилось"];
        var codes = new Dictionary<long, string>();
        foreach (var row in rows)
        {
            lines.Add($"{Name(row[0])};{row[1]};{American(row[2])};{American(row[3])};{(row[4].Length > 0 ? American(row[4]) : Any("", "учится"))};{row[5]}");
            codes[lines.Count] = row[0];
        }

        return new PeopleForm(new DeliveredFile($"приём-{_random.Next():x8}.csv") { Learners = codes }, [.. lines, "Итого;;;;;"], rows.Count);
    }

    private string[] Titles(params string[] titles) => [.. titles, .. _random.Next(2) == 0 ? ["Петров, куратор"] : Array.Empty<string>()];

    private string Name(string learner) => $"Фамилия{learner} Имя{Any("", " Отчество")}";

    /// <summary>Marks of the same key in the warehouse, written as hands and keyboards differ.</summary>
    private string Mark(string mark) => Any(mark, mark.ToUpperInvariant(), " " + mark + " ", mark + ".");

    private string Grade(string grade) => Any(grade, grade switch { "5" => "ОТЛ.", "4" => "хор", "3" => "Удовл.", _ => "неуд" });

    private string Day(string iso) => _random.Next(2) == 0 ? FullDay(iso) : Date(iso).ToString(Any("dd.MM", "d MMMM", "ddd dd.MM"), Russian);

    private string FullDay(string iso) => Date(iso).ToString(Any("dd.MM.yyyy", "d.MM.yy", "d MMMM yyyy", "yyyy-MM-dd"), Russian);

    private static string American(string iso) => Date(iso).ToString("M/d/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly Date(string iso) => DateOnly.Parse(iso, CultureInfo.InvariantCulture);

    private string Any(params string[] values) => values[_random.Next(values.Length)];
}
