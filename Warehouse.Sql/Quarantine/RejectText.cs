namespace Warehouse.Sql.Quarantine;

/// <summary>What people read about a rejected row or a finding: what is wrong and how to fix it. In Russian.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="Advice">What to do.</param>
public sealed record RejectText(string Title, string Advice)
{
    private static readonly Dictionary<string, RejectText> Known = new(StringComparer.Ordinal)
    {
        [RejectCode.MissingValue] = new("Нет обязательного значения", "Заполните ячейку и пришлите строку снова."),
        [RejectCode.BadDate] = new("Неверная дата", "Запишите дату как 31.01.2026, год события — 1990–2069, рождения или документа — 1900–2199."),
        [RejectCode.AmbiguousDate] = new(
            "Неоднозначная дата", "День и месяц можно понять по-разному. Запишите дату как 31.01.2026 или 2026-01-31, год четырьмя цифрами."),
        [RejectCode.NoCode] = new("Вместо кода слово «нет значения»", "Запишите код. Если кода нет и он необязателен, оставьте ячейку пустой."),
        [RejectCode.OtherTable] = new(
            "Похоже на строку другой таблицы", "Пришлите вторую таблицу отдельным файлом. Если это строка этой же таблицы, уберите пустую строку над ней."),
        [RejectCode.BadNumber] = new("Это не число", "Запишите число цифрами, с точкой или запятой."),
        [RejectCode.UnknownCode] = new("Значения нет в списке", "Исправьте значение. Новые отметки и шкалы добавляет тот, кто настраивает загрузку."),
        [RejectCode.OutOfRange] = new("Число вне допустимых границ", "Исправьте число или укажите шкалу, к которой относится оценка."),
        [RejectCode.BadText] = new("Недопустимый текст", "Сократите текст и уберите управляющие символы; ячеек в строке не больше, чем в заголовке."),
        [RejectCode.ExcelError] = new(
            "Ошибка Excel вместо значения", "Исправьте формулу или впишите значение, сохраните книгу в Excel и пришлите строку снова."),
        [RejectCode.ConflictingInFile] = new(
            "Строки файла противоречат друг другу", "Оставьте одну из них или укажите у более поздней дату исправления."),
        [RejectCode.Waiting] = new(
            "Строка ждёт другого файла", "Пришлите недостающий файл того же формата: строка загрузится сама."),
        ["final_outside_term"] = new("Итоговая оценка вне срока группы", "Проверьте дату оценки и сроки группы."),
        ["grade_without_enrolment"] = new("Оценка без зачисления", "Проверьте код слушателя и список зачисленных в группу."),
        ["award_without_order"] = new("Поощрение без приказа", "Укажите номер и дату приказа."),
        ["look_alike"] = new("Коды, которые не отличить на глаз", "Оставьте один код: во втором латинская буква или другое тире."),
        ["same_snils"] = new("Один СНИЛС", "Проверьте, не один ли это человек под двумя кодами."),
        ["bad_snils"] = new("СНИЛС с неверным контрольным числом", "Сверьте номер с документом."),
        ["lesson_in_future"] = new("Занятие в будущем", "Проверьте день занятия: до него ещё не дошло."),
        ["grade_in_future"] = new("Оценка в будущем", "Проверьте день оценки: до него ещё не дошло."),
        ["document_in_future"] = new("Документ выдан в будущем", "Проверьте день выдачи."),
        ["enrolled_before_birth"] = new("Зачисление раньше рождения", "Сверьте день зачисления и дату рождения."),
        ["birth_in_future"] = new("Рождение в будущем", "Сверьте дату рождения с документом."),
        ["birth_after_day"] = new("Рождение позже другого дня этого человека", "Сверьте дату рождения с днями согласий, оценок, занятий и документов."),
        ["attendance_before_enrolment"] = new("Посещаемость до зачисления", "Проверьте дату занятия и дату зачисления."),
    };

    /// <summary>The text of a code; an unknown code is its own title.</summary>
    /// <param name="code">A <see cref="RejectCode"/> or the code of a finding.</param>
    public static RejectText Of(string code) => Known.TryGetValue(code, out var text) ? text : new RejectText(code, "");
}
