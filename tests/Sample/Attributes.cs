namespace Sample;

/// <summary>Words that rows are filled with.</summary>
internal static class Attributes
{
    public static readonly string[] Educations =
        ["высшее", "высшее", "среднее профессиональное", "среднее профессиональное", "среднее общее"];

    public static readonly string[] Employments =
    [
        "работник организации", "работник организации", "работник организации", "государственный служащий", "самозанятый",
        "безработный", "студент",
    ];

    public static readonly string[] Employers =
    [
        "ООО «Северный ветер»", "АО «Завод «Прибой»", "МБОУ «Школа № 12»", "ГБУЗ «Городская больница»", "ООО «Стройдом»", "АО «Теплосеть»",
        "ООО «Логистика Плюс»", "МУП «Водоканал»", "ИП Кедров", "ООО «АгроПоле»", "АО «Электросеть»", "ГАУ «Центр занятости»",
    ];

    public static readonly string[] Regions =
    [
        "Москва", "Московская область", "Санкт-Петербург", "Нижегородская область", "Республика Татарстан", "Свердловская область",
        "Новосибирская область", "Краснодарский край", "Воронежская область", "Пермский край",
    ];

    public static readonly string[] Forms = ["очная", "очно-заочная", "заочная"];

    public static readonly string[] Fundings =
        ["договор с физическим лицом", "договор с организацией", "договор с организацией", "бюджет", "государственное задание"];

    public static readonly string[] LeavingReasons =
        ["отчислен по собственному желанию", "отчислен за неуспеваемость", "отчислен за пропуски"];

    /// <summary>A five-grade mark in words, as rules ask for in a correction.</summary>
    public static string InWords(string grade) => grade switch
    {
        "5" => "пять",
        "4" => "четыре",
        "3" => "три",
        "2" => "два",
        _ => grade,
    };
}
