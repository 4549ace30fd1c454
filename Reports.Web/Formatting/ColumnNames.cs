using System.Text.Json;

namespace Reports.Web.Formatting;

/// <summary>Russian names of the columns of files, the same that their contracts have: a test compares them.</summary>
public static class ColumnNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["accredited_from"] = "Аккредитована с",
        ["accredited_to"] = "Аккредитована по",
        ["approved_on"] = "Утверждена",
        ["attempt"] = "Попытка",
        ["award_kind"] = "Вид поощрения",
        ["awarded_on"] = "Дата поощрения",
        ["birth_date"] = "Дата рождения",
        ["blank_no"] = "Номер бланка",
        ["blank_series"] = "Серия бланка",
        ["carrier_kind"] = "Вид носителя",
        ["category"] = "Категория",
        ["citizenship"] = "Гражданство",
        ["closed_by"] = "Кто закрыл",
        ["closed_on"] = "Дело закрыто",
        ["closed_row"] = "Закрытая строка",
        ["competency_code"] = "Код компетенции",
        ["completed_on"] = "Завершил",
        ["consent_processing_on"] = "Согласие на обработку",
        ["consent_publication_on"] = "Согласие на публикацию",
        ["control"] = "Вид контроля",
        ["control_form"] = "Форма контроля",
        ["corrected_by"] = "Кто исправил",
        ["corrected_on"] = "Дата исправления",
        ["correction_reason"] = "Причина исправления",
        ["curator_code"] = "Код куратора",
        ["degree"] = "Учёная степень",
        ["delivery"] = "Форма реализации",
        ["derivative_of"] = "Копия чего",
        ["document_kind"] = "Вид документа",
        ["dormitory"] = "Общежитие",
        ["e_learning"] = "Электронное обучение и ДОТ",
        ["economic_activity"] = "Вид экономической деятельности",
        ["education_level"] = "Образование",
        ["email"] = "Почта",
        ["employer"] = "Работодатель",
        ["employer_activity"] = "Вид деятельности работодателя",
        ["employment_category"] = "Категория занятости",
        ["ends_on"] = "Окончание",
        ["enrolled_on"] = "Зачислен",
        ["enrolment_order"] = "Приказ о зачислении",
        ["feed"] = "Таблица",
        ["file_name"] = "Имя файла",
        ["first_name"] = "Имя",
        ["form"] = "Форма обучения",
        ["funding"] = "Финансирование",
        ["general_function"] = "Обобщённая трудовая функция",
        ["grade"] = "Оценка",
        ["grade_words"] = "Оценка прописью",
        ["graded_on"] = "Дата оценки",
        ["ground"] = "Основание",
        ["group_code"] = "Код группы",
        ["hired_on"] = "Принят",
        ["hours"] = "Часы",
        ["hours_scheduled"] = "Часы по плану",
        ["issued_on"] = "Дата выдачи",
        ["judged_by"] = "По чему судят о компетенциях",
        ["kind"] = "Вид программы",
        ["labour_function"] = "Трудовая функция",
        ["last_name"] = "Фамилия",
        ["learner_code"] = "Код слушателя",
        ["leaving_order"] = "Приказ об отчислении",
        ["left_on"] = "Отчислен",
        ["lesson_no"] = "Номер занятия",
        ["lesson_on"] = "Дата занятия",
        ["level"] = "Уровень",
        ["mark"] = "Отметка",
        ["measure"] = "Показатель",
        ["medium"] = "Вид",
        ["middle_name"] = "Отчество",
        ["modular_choice"] = "Модульная с вариативным выбором",
        ["module_code"] = "Код модуля",
        ["name"] = "Название",
        ["network"] = "Сетевая форма",
        ["new_qualification"] = "Присваивается новая квалификация",
        ["order_no"] = "Номер приказа",
        ["order_on"] = "Дата приказа",
        ["org_code"] = "Код организации",
        ["original_registration_no"] = "Номер оригинала",
        ["outcome"] = "Итог",
        ["parent_module_code"] = "Код модуля-части",
        ["place"] = "Место",
        ["planned_learners"] = "Планируемая доля слушателей",
        ["planned_share"] = "Планируемая доля",
        ["priority_area"] = "Приоритетное направление",
        ["professional_standard"] = "Профстандарт",
        ["programme_code"] = "Код программы",
        ["publication_consent"] = "Согласие на публикацию",
        ["reason"] = "Причина",
        ["receipt_no"] = "Номер отправления",
        ["referral"] = "Направлен",
        ["region"] = "Регион",
        ["registration_no"] = "Регистрационный номер",
        ["removed_by"] = "Кто удалил",
        ["requires_higher"] = "Требуется высшее образование",
        ["result_kind"] = "Вид результата",
        ["scale"] = "Шкала",
        ["sent_on"] = "Дата отправки",
        ["sex"] = "Пол",
        ["sheets"] = "Листов",
        ["snils"] = "СНИЛС",
        ["source_id"] = "Номер в источнике",
        ["staff"] = "Штат",
        ["started_on"] = "Приступил",
        ["starts_on"] = "Начало",
        ["status"] = "Статус",
        ["target"] = "Цель, %",
        ["teacher_code"] = "Код преподавателя",
        ["title"] = "Название",
        ["trained_on"] = "Повышение квалификации",
        ["unit_no"] = "Номер единицы",
        ["valid_from"] = "Действует с",
        ["weight"] = "Вес",
        ["withdrawn_by"] = "Кто отменил",
        ["withdrawn_file"] = "Отменённый файл",
        ["withdrawn_on"] = "Когда отменена",
        ["year"] = "Год",

        // Columns of one name that mean another thing in another table.
        ["closings.closed_on"] = "Когда закрыта",
        ["documents.delivery"] = "Способ выдачи",
        ["teachers.left_on"] = "Уволен",
        ["teachers.title"] = "Учёное звание",
    };

    /// <summary>The name of a column; one that no contract has, such as that of a profile, is returned as it is.</summary>
    /// <param name="column">As the quarantine keeps it.</param>
    /// <param name="feed">The table.</param>
    public static string Of(string? column, string? feed) =>
        column is null ? "" : Known.GetValueOrDefault($"{feed}.{column}") ?? Known.GetValueOrDefault(column, column);

    /// <summary>A row as it was sent. One of JSON is told by the names of its columns; other rows are returned as they are.</summary>
    /// <param name="raw">Text of the row.</param>
    /// <param name="feed">The table.</param>
    public static string Row(string? raw, string? feed)
    {
        if (raw?.TrimStart() is not ['{', ..])
        {
            return raw ?? "";
        }

        try
        {
            using var row = JsonDocument.Parse(raw);
            return string.Join("; ", row.RootElement.EnumerateObject()
                .Where(value => value.Value.ValueKind != JsonValueKind.Null).Select(value => $"{Of(value.Name, feed)}: {value.Value}"));
        }
        catch (JsonException)
        {
            // The row is in quarantine because it is broken, or its text was cut.
            return raw;
        }
    }
}
