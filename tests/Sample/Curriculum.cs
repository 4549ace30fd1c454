namespace Sample;

/// <summary>Builds the programmes of an organisation from the catalogue.</summary>
internal static class Curriculum
{
    /// <summary>Twelve programmes for the smallest centre, all of the catalogue for a large one.</summary>
    public static IReadOnlyList<Programme> Build(SampleOptions options)
    {
        var count = 12;
        for (var size = 300; size < options.Learners && count < ProgrammeCatalogue.Templates.Count; size = size * 3 / 2)
        {
            count += 2;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. ProgrammeCatalogue.Templates.Take(count).Select((template, index) =>
        {
            numbers[template.Kind] = numbers.GetValueOrDefault(template.Kind) + 1;
            return Build(template, index, numbers[template.Kind], new Dice(options.Seed, DiceTopic.Programme, index));
        })];
    }

    private static Programme Build(ProgrammeTemplate template, int index, int number, Dice dice)
    {
        var bare = new Programme(index, string.Empty, template.Kind, template.Name, template.Hours,
            0.05 * dice.Bell(), dice.Happens(0.45), [], [], []);
        var programme = bare with { Code = $"{bare.Short}-{number:00}" };
        var competencies = Competencies(programme, template, dice);
        var modules = Modules(programme, template);
        return programme with
        {
            Modules = modules,
            Competencies = competencies,
            Weights = Weights(modules, competencies, dice),
        };
    }

    private static List<Module> Modules(Programme programme, ProgrammeTemplate template)
    {
        var topics = template.Topics;
        var scale = programme.Index % 5 == 4 ? "hundred" : "five";
        var finalHours = Math.Max(2, template.Hours / 18);
        var each = (template.Hours - finalHours) / topics.Length;
        var nested = programme.Kind is ProgrammeCatalogue.Retraining or ProgrammeCatalogue.Vocational;
        var parent = nested ? $"{programme.Code}.М0" : null;
        var modules = new List<Module>();
        if (nested)
        {
            modules.Add(new Module(parent!, "Профессиональный модуль", null, each * 2, "экзамен", scale, "interim", null, 0));
        }

        for (var at = 0; at < topics.Length; at++)
        {
            var credit = at % 3 == 1 || (nested && at == 0);
            var work = topics[at] switch
            {
                "Производственное обучение" => "practice",
                var topic when topic.Contains("роект", StringComparison.Ordinal) || topic == "Постановка" => "project",
                _ => null,
            };
            modules.Add(new Module($"{programme.Code}.М{at + 1}", topics[at], at < 2 ? parent : null, each,
                credit ? "зачет" : work == "project" ? "защита проекта" : "дифференцированный зачет",
                credit ? "pass_fail" : scale, "interim", work, Math.Clamp(each / 5, 2, 10)));
        }

        modules.Add(new Module($"{programme.Code}.ИА", "Итоговая аттестация", null, template.Hours - (each * topics.Length),
            programme.Kind == ProgrammeCatalogue.Retraining ? "защита работы" : "экзамен", scale, "final", null, 0));
        return modules;
    }

    private static List<Competency> Competencies(Programme programme, ProgrammeTemplate template, Dice dice)
    {
        if (programme.ForChildren)
        {
            return
            [
                new($"{programme.Code}.Р1", "Ответственно относится к занятиям и доводит начатое до конца", "personal"),
                new($"{programme.Code}.Р2", "Планирует и оценивает свою работу, работает в команде", "meta_subject"),
                new($"{programme.Code}.Р3", $"Применяет изученное: {template.Topics[0].ToLowerInvariant()}", "subject"),
            ];
        }

        var count = Math.Min(template.Topics.Length, dice.Between(2, 5));
        return [.. template.Topics.Take(count).Select((topic, at) =>
            new Competency($"{programme.Code}.К{at + 1}",
            $"Способен решать профессиональные задачи: {topic.ToLowerInvariant()}", "professional"))];
    }

    private static List<ModuleWeight> Weights(List<Module> modules, List<Competency> competencies, Dice dice)
    {
        var weights = new List<ModuleWeight>();
        var topics = modules.Where(module => module.Lessons > 0).ToList();
        for (var at = 0; at < topics.Count; at++)
        {
            weights.Add(new(topics[at].Code, competencies[at % competencies.Count].Code, dice.Between(4, 10) / 10m));
            if (competencies.Count > 2 && dice.Happens(0.4))
            {
                weights.Add(new(topics[at].Code, competencies[(at + 1) % competencies.Count].Code, dice.Between(1, 4) / 10m));
            }
        }

        weights.AddRange(competencies.Select(competency => new ModuleWeight(modules[^1].Code, competency.Code, 0.4m)));
        return weights;
    }
}
