namespace Sample;

/// <summary>Programmes with their curricula and plans.</summary>
internal static class ReferenceFeeds
{
    private static readonly string?[] Priorities = [null, null, "Безопасность труда и среды", "Цифровые технологии", "Энергоэффективность"];

    private static readonly string[] Activities = ["P", "M", "C", "строительство", "E", "Р", "O"];

    private static readonly string[] GeneralFunctions = ["Выполнение работ", "Организация работ", "Управление работами"];

    private static readonly string[] LabourFunctions = ["Подготовка к работе", "Ведение работы", "Проверка результата"];

    public static void Write(FeedFolder folder, SampleOptions options, IReadOnlyList<Programme> programmes)
    {
        foreach (var programme in programmes)
        {
            var dice = new Dice(options.Seed, DiceTopic.Programme, -1 - programme.Index);
            WriteProgramme(folder, options, programme, dice);
            WriteCurriculum(folder, programme);
            WritePlan(folder, options, programme, dice);
        }
    }

    private static void WriteProgramme(FeedFolder folder, SampleOptions options, Programme programme, Dice dice)
    {
        var file = folder.Open("programmes");
        var standard = StandardOf(programme);
        var priority = dice.Pick(Priorities);
        var accredited = dice.Happens(0.4) ? options.BeginsOn.AddDays(-dice.Between(30, 900)) : default(DateOnly?);
        var approved = options.BeginsOn.AddDays(-dice.Between(20, 900));
        var delivery = programme.Remote ? "с применением дистанционных технологий" : "очно";
        var asked = FormOneOf(programme);
        var opened = new DateOnly(options.BeginsOn.Year - 3, 1, 1);
        folder.Write(file, programme.Code, programme.Name, programme.Kind, programme.Hours, standard, priority, accredited,
            accredited?.AddYears(5), approved, delivery, asked.Activity, asked.Network, asked.Electronic, asked.IsNew, asked.IsModular, asked.NeedsHigher, JudgedBy(programme), opened);
        if (programme.Index % 3 == 0)
        {
            // A new edition of the programme: it went partly online and was accredited.
            var renewed = options.BeginsOn.AddDays((options.EndsOn.DayNumber - options.BeginsOn.DayNumber) * dice.Between(20, 95) / 100);
            folder.Write(file, programme.Code, programme.Name, programme.Kind, programme.Hours + 4, standard, priority,
                accredited ?? renewed, (accredited ?? renewed).AddYears(5), renewed, "с применением дистанционных технологий", asked.Activity, asked.Network, asked.Electronic, asked.IsNew, asked.IsModular, asked.NeedsHigher,
                JudgedBy(programme), renewed);
        }
    }

    private static void WriteCurriculum(FeedFolder folder, Programme programme)
    {
        foreach (var module in programme.Modules)
        {
            folder.Write(folder.Open("modules"), programme.Code, module.Code, module.Name, module.ParentCode,
                module.Hours, module.ControlForm);
        }

        foreach (var (at, competency) in programme.Competencies.Index())
        {
            // Some of a standard's functions are named to the last, of some programmes the standard alone.
            var standard = competency.ResultKind == "professional" ? StandardOf(programme) : null;
            var general = standard is null || programme.Index % 4 == 3 ? null : $"{(char)('A' + (at / 2))} {GeneralFunctions[at / 2 % GeneralFunctions.Length]}";
            folder.Write(folder.Open("competencies"), programme.Code, competency.Code, competency.Name, competency.ResultKind, standard,
                general, general is null ? null : $"{general[0]}/{(at % 2) + 1:00}.6 {LabourFunctions[at % LabourFunctions.Length]}");
        }

        foreach (var weight in programme.Weights)
        {
            folder.Write(folder.Open("module_competencies"), programme.Code, weight.ModuleCode, weight.CompetencyCode, weight.Weight);
        }
    }

    private static void WritePlan(FeedFolder folder, SampleOptions options, Programme programme, Dice dice)
    {
        foreach (var competency in programme.Competencies)
        {
            folder.Write(folder.Open("plan"), programme.Code, default, competency.Code, default, dice.Between(14, 16) / 20m,
                dice.Between(16, 19) / 20m, options.BeginsOn);
        }

        if (programme.Index % 3 == 0)
        {
            folder.Write(folder.Open("plan"), programme.Code, default, default, programme.Modules[^1].Code, 0.6m, 0.9m, options.BeginsOn);
        }
    }

    /// <summary>What form 1-ПК asks of a programme, by its place: some say nothing, so that their lines of the form do not add up.</summary>
    private static (string? Activity, string? Network, string? Electronic, string? IsNew, string? IsModular, string? NeedsHigher) FormOneOf(Programme programme) => (
        programme.Index % 9 == 6 ? null : Activities[programme.Index % Activities.Length],
        programme.Index % 7 == 0 ? "сетевая" : programme.Index % 11 == 1 ? "с иностранной организацией" : null,
        programme.Index % 5 == 0 ? "исключительно" : programme.Index % 5 == 1 ? "нет" : null,
        programme.Kind == ProgrammeCatalogue.Retraining ? programme.Index % 4 == 1 ? "да" : "нет" : null,
        programme.Index % 4 == 0 ? "да" : null,
        programme.Kind == ProgrammeCatalogue.Retraining ? "да" : null);

    /// <summary>What competencies are judged by: children's by current control too, of every fifth programme by the final assessment alone.</summary>
    private static string? JudgedBy(Programme programme) =>
        programme.ForChildren ? "модули и текущий контроль" : programme.Index % 5 == 2 ? "итоговая аттестация" : programme.Index % 5 == 3 ? "модули" : null;

    private static string? StandardOf(Programme programme) =>
        programme.ForChildren ? null : $"{10 + (programme.Index % 30):00}.{programme.Index + 1:000}";
}
