namespace Reports.Web.Frdo;

/// <summary>A column of the register's template.</summary>
/// <param name="Title">Its exact header.</param>
/// <param name="Value">What stands in it; null where that cannot be told.</param>
public sealed record FrdoColumn(string Title, Func<FrdoDocument, string?> Value)
{
    private const string Yes = "Да";
    private const string No = "Нет";

    /// <summary>What is wrong with an empty cell, when it has to be filled; null for one that may be empty.</summary>
    public string? Missing { get; init; }

    /// <summary>The text of the warehouse that has no word of the register's; shown with <see cref="Missing"/>.</summary>
    public Func<FrdoDocument, string?> Source { get; init; } = _ => null;

    /// <summary>What is wrong with a filled cell; null when nothing is.</summary>
    public Func<FrdoDocument, string?> Check { get; init; } = _ => null;

    /// <summary>Whether it is filled for duplicates alone.</summary>
    public bool IsOfDuplicate { get; init; }

    /// <summary>Whether the warehouse keeps nothing for it.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The columns, A to AN, in their order. The same sheet is for certificates and diplomas.</summary>
    public static IReadOnlyList<FrdoColumn> All { get; } =
    [
        new("Вид документа", row => FrdoWords.Kind(row.DocumentKind))
        {
            Missing = "не удостоверение и не диплом", Source = row => row.DocumentKind,
            Check = row => FrdoWords.Kind(row.DocumentKind)![0] == 'У' == (row.ProgrammeKind == "qualification") ? null : "вид документа не соответствует виду программы",
        },
        new("Статус документа", row => row.IsDuplicate ? "Дубликат" : "Оригинал"),
        new("Подтверждение утраты", row => FrdoWords.Has(row.Status, "утра") || FrdoWords.Has(row.Status, "утер") ? Yes : No),
        new("Подтверждение обмена", row => FrdoWords.Has(row.Status, "обмен") ? Yes : No),
        new("Подтверждение уничтожения", row => FrdoWords.Has(row.Status, "уничтож") ? Yes : No),
        new("Серия документа", row => FrdoWords.Clean(row.BlankSeries) is { Length: > 0 } series ? series : No),
        new("Номер документа", row => row.BlankNo) { Missing = "не указан номер бланка" },
        new("Дата выдачи документа", row => Figures.Date(row.IssuedOn)) { Missing = "не указана" },
        new("Регистрационный номер", row => row.RegistrationNo) { Missing = "не указан" },
        new("Дополнительная профессиональная программа (повышение квалификации/ профессиональная переподготовка)", row => FrdoWords.Programme(row.ProgrammeKind)) { Missing = "не указан вид программы" },
        new("Наименование дополнительной профессиональной программы", row => row.Programme) { Missing = "не указано название программы" },
        new("Наименование области профессиональной деятельности", _ => null) { IsUnknown = true },
        new("Укрупненные группы специальностей", _ => null) { IsUnknown = true },
        new("Наименование квалификации, профессии, специальности", _ => null) { IsUnknown = true },
        new("Уровень образования ВО/СПО", row => FrdoWords.Education(row.EducationLevel)) { Missing = "не высшее и не среднее профессиональное", Source = row => row.EducationLevel },
        new("Фамилия указанная в дипломе о ВО или СПО", _ => null) { IsUnknown = true },
        new("Серия документа о ВО/СПО", _ => null) { IsUnknown = true },
        new("Номер документа о ВО/СПО", _ => null) { IsUnknown = true },
        new("Год начала обучения (для документа о квалификации)", row => Year(row.BeganOn)) { Missing = "неизвестно начало обучения" },
        new("Год окончания обучения (для документа о квалификации)", row => Year(row.EndedOn)) { Missing = "неизвестно окончание обучения" },
        new("Срок обучения, часов (для документа о квалификации)", row => row.Hours?.ToString(Figures.Russian)) { Missing = "не указаны часы программы" },
        new("Фамилия получателя", row => row.LastName) { Missing = "не указана" },
        new("Имя получателя", row => row.FirstName) { Missing = "не указано" },
        new("Отчество получателя", row => row.MiddleName),
        new("Дата рождения получателя", row => Figures.Date(row.BirthDate)) { Missing = "не указана" },
        new("Пол получателя", row => FrdoWords.Sex(row.Sex)) { Missing = "не указан" },
        new("СНИЛС", row => FrdoWords.Snils(row.Snils))
        {
            Missing = "нет одиннадцати цифр", Check = row => FrdoWords.IsSnils(FrdoWords.Snils(row.Snils)!) ? null : "контрольное число неверно",
        },
        new("Форма обучения", row => FrdoWords.Form(row.Form)) { Missing = "не очная, не заочная и не очно-заочная", Source = row => row.Form },
        new("Источник финансирования обучения", row => FrdoWords.Funding(row.Funding)) { Missing = "не платное и не назван уровень бюджета", Source = row => row.Funding },
        new("Форма получения образования на момент прекращения образовательных отношений", row => row.IsEnrolled == 1 ? "в образовательной организации" : null) { Missing = "зачисление в эту группу не загружено" },
        new("Гражданство получателя (код страны по ОКСМ)", row => FrdoWords.Country(row.Citizenship)) { Missing = "код страны неизвестен", Source = row => row.Citizenship },
        new("Наименование документа об образовании (оригинала)", row => FrdoWords.Kind(row.OriginalKind)) { Missing = "оригинала нет в книге выдачи", IsOfDuplicate = true },
        new("Серия (оригинала)", row => row.OriginalKind is null ? null : FrdoWords.Clean(row.OriginalSeries) is { Length: > 0 } series ? series : No) { Missing = "оригинала нет в книге выдачи", IsOfDuplicate = true },
        new("Номер (оригинала)", row => row.OriginalBlankNo) { Missing = "не указан номер бланка оригинала", IsOfDuplicate = true },
        new("Регистрационный N (оригинала)", row => row.OriginalNo) { Missing = "не указан номер оригинала", IsOfDuplicate = true },
        new("Дата выдачи (оригинала)", row => Figures.Date(row.OriginalIssuedOn)) { Missing = "оригинала нет в книге выдачи", IsOfDuplicate = true },
        new("Фамилия получателя (оригинала)", _ => null) { Missing = "прежняя фамилия не хранится: впишите её сами", IsOfDuplicate = true },
        new("Имя получателя (оригинала)", _ => null) { Missing = "прежнее имя не хранится: впишите его сами", IsOfDuplicate = true },
        new("Отчество получателя (оригинала)", _ => null) { Missing = "прежнее отчество не хранится: впишите его сами", IsOfDuplicate = true },
        new("Номер документа для изменения", _ => null),
    ];

    /// <summary>What stands in its cell; empty where nothing does.</summary>
    public string Cell(FrdoDocument row) => IsOfDuplicate && !row.IsDuplicate ? "" : FrdoWords.Clean(Value(row));

    /// <summary>What is wrong with its cell; null when nothing is.</summary>
    public string? Problem(FrdoDocument row) => IsOfDuplicate && !row.IsDuplicate ? null
        : Cell(row).Length > 0 ? Check(row)
        : Missing is null || FrdoWords.Clean(Source(row)) is not { Length: > 0 } source ? Missing : $"«{source}»: {Missing}";

    private static string? Year(long? day) => (day / 10000)?.ToString(Figures.Russian);
}
