namespace Warehouse.Sql.Quarantine;

/// <summary>What people read about a rejected row or a finding: what is wrong, and what would make it good. In Russian.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Advice">What to do.</param>
public sealed record RejectText(string Title, string Advice)
{
    private static readonly Dictionary<string, RejectText> Known = new(StringComparer.Ordinal)
    {
        [RejectCode.MissingValue] = new("Нет обязательного значения", "Заполните ячейку и пришлите строку снова."),
        [RejectCode.BadDate] = new("Такой даты нет", "Запишите дату как 2026-01-31 или 31.01.2026, в пределах 1990–2069 годов."),
        [RejectCode.BadNumber] = new("Это не число", "Запишите число цифрами, с точкой или запятой."),
        [RejectCode.UnknownCode] = new("Слова нет в списке", "Исправьте слово или добавьте его в список отметок, шкал или видов контроля."),
        [RejectCode.OutOfRange] = new("Число вне границ", "Исправьте число или укажите шкалу, к которой оно относится."),
        [RejectCode.BadText] = new("Текст не помещается", "Сократите текст и уберите из него служебные знаки."),
        [RejectCode.ConflictingInFile] = new(
            "Строки файла противоречат друг другу", "Оставьте одну из них или укажите дату исправления у более поздней."),
        [RejectCode.Waiting] = new(
            "Строка ждёт другого файла", "Пришлите недостающий файл того же набора: строка загрузится сама."),
        ["final_outside_term"] = new("Итоговая оценка вне срока группы", "Проверьте дату оценки и сроки группы."),
        ["grade_without_enrolment"] = new("Оценка у незачисленного", "Проверьте код слушателя и список зачисленных в группу."),
        ["award_without_order"] = new("Поощрение без приказа", "Укажите номер и дату приказа."),
        ["attendance_before_enrolment"] = new("Посещение до зачисления", "Проверьте дату занятия и дату зачисления."),
    };

    /// <summary>The text of a code; a code this version does not know speaks for itself.</summary>
    /// <param name="code">A <see cref="RejectCode"/> or the code of a finding.</param>
    public static RejectText Of(string code) => Known.TryGetValue(code, out var text) ? text : new RejectText(code, "");
}
