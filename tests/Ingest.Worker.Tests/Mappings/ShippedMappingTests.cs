using System.Text;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>Forms that the program knows, in small inputs of the shapes that people and systems make.</summary>
public sealed class ShippedMappingTests : IDisposable
{
    private readonly MappedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Vedomost_WithTitlesAndSignatures_IsGradesOfItsDay()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("ведомость.csv", null, [("module", "М1"), ("control", "экзамен")], (4, "L1"), (5, "L2"), (6, "L3")),
            "ЭКЗАМЕНАЦИОННАЯ ВЕДОМОСТЬ № 5;;;;",
            "Группа ПК-12;;Дата проведения: 12.10.2025;;",
            "№ п/п;Фамилия, имя, отчество;Оценка;Прописью;Подпись экзаменатора",
            "1;Орлов Егор Ильич;5;отлично;",
            "2;Котова Мария Юрьевна;н/я;;",
            "3;Котов Пётр;-;;",
            "Число слушателей на экзамене: 2;;;;",
            "из них получивших «отлично»;1;;;",
            "Директор;;;;");

        Assert.Equal(
            ["L1|ПК-12|М1|interim|20251012|5|отлично", "L2|ПК-12|М1|interim|20251012|н/я|"],
            _bench.Rows("fact_grade", "learner_key", "group_key", "module_key", "control_key", "date_key", "label", "grade_words"));
        Assert.Equal((6, 2, 4, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Contains(outcome.Notes, note => note.Text == "столбец пропущен: «Подпись экзаменатора»");
        _bench.Load.AssertVerified();
    }

    [Fact]
    public void Vedomost_OfTwoRowsOfHeader_AsksForWhatItDoesNotSay()
    {
        string[] lines = ["№ п/п;Фамилия и инициалы;Экзаменационная оценка;;Подпись экзаменатора", ";;Цифрой;Прописью;", "1;Орлов Е.И.;4;хорошо;"];
        var asked = _bench.Load.LoadOne("ведомость.csv", lines);
        Assert.Contains("«Группа», «Модуль (дисциплина)», «Вид контроля: экзамен, зачёт, итоговая аттестация», «Дата ведомости», коды слушателей", asked.Failure!, StringComparison.Ordinal);

        _bench.SendGood(MappedBench.Said("в.csv", "vedomost", [("group", "Г1"), ("module", "М1"), ("control", "зачёт"), ("day", "2025-10-12")], (3, "L1")), lines);
        Assert.Equal(["L1|Г1|20251012|4"], _bench.Rows("fact_grade", "learner_key", "group_key", "date_key", "label"));

    }

    /// <summary>The shape of br22: two points of different items, a dash, a total of the course, a time stamp.</summary>
    [Fact]
    public void MoodleGradebook_IsAnItemAColumn_AndADashIsNoMark()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("курс Оценки.csv", null, [("group", "Г1"), ("day", "2026-01-15"), ("max", "10")]),
            "Имя,Фамилия,Номер ID,Учреждение (организация),Отдел,Адрес электронной почты,\"Тест:Итоговый тест (Значение)\",\"Задание:Эссе /20,00 (Значение)\",\"Тест:Входной (Проценты)\",\"Итоговая оценка за курс (Значение)\",\"Последняя загрузка с этого курса\"",
            "Егор,Орлов,P11-1,,,e@example.org,\"8,50\",\"12,00\",\"75,00 %\",\"85,00\",1767225600",
            "Анна,Орлова,P11-2,,,a@example.org,-,-,-,-,1767225600",
            "Мария,Котова,P11-3,,,m@example.org,\"11,00\",-,-,-,1767225600");

        Assert.Equal(
            ["P11-1|Входной|75|750000", "P11-1|Итоговый тест|85|850000", "P11-1|Эссе|60|600000", "P11-3|Итоговый тест|100|1000000"],
            _bench.Rows("fact_grade", "learner_key", "module_key", "label", "share"));
        Assert.Equal((3, 4, 1, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Contains(outcome.Notes, note => note.Text == "баллы выше наибольшего приняты за наибольший, записей: 1");
        Assert.Contains(outcome.Notes, note => note.Text == "пропущено ячеек, где записи нет: 5");
        Assert.Contains(outcome.Notes, note => note.Text.Contains("«Итоговая оценка за курс (Значение)»", StringComparison.Ordinal));
    }

    [Fact]
    public void MoodleAttendance_WithCourseAndGroupAbove_IsAMarkASession()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("К_Attendances_20250910-1200.txt", null, [("module", "М1")]),
            "Course\tОхрана труда",
            "Group\tПК-12",
            "",
            "ID number\tLast name\tFirst name\t1 Sep 2025 10.00AM All students\t1 Sep 2025 12.00PM All students\t2 Sep 2025 10.00AM ПК-12\tTaken sessions\tPoints\tPercentage",
            "P11-1\tОрлов\tЕгор\tP (2/2)\tL (1/2)\tA (0/2)\t3\t3 / 6\t50.0",
            "P11-2\tОрлова\tАнна\t?\tenrolment starts 02.09.2025\tE (1/2)\t1\t1 / 2\t50.0");

        Assert.Equal(
            ["P11-1|ПК-12|20250901|1|present", "P11-1|ПК-12|20250901|2|late", "P11-1|ПК-12|20250902|1|absent", "P11-2|ПК-12|20250902|1|excused"],
            _bench.Rows("fact_attendance", "learner_key", "group_key", "date_key", "lesson_no", "mark_key"));
        Assert.Equal((2, 4, 0, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
    }

    /// <summary>The shape of br25: documents and their recipients, days as numbers, a second sheet of checks.</summary>
    [Fact]
    public void RegisterTemplate_IsDocumentsAndLearners()
    {
        string[] header = ["Вид документа", "Статус документа", "Подтверждение утраты", "Серия документа", "Номер документа", "Дата выдачи  документа", "Регистрационный номер",
            "Дополнительная профессиональная программа", "Наименование дополнительной профессиональной программы ", "Срок обучения,часов  (для документа о квалификации)",
            "Фамилия получателя", "Имя получателя", "Отчество получателя", "Дата рождения получателя", "Пол получателя", "СНИЛС", "Гражданство получателя (код страны по ОКСМ)"];
        string[] one = ["Удостоверение о повышении квалификации", "Оригинал", "Нет", "нет", "№ 00001234", "46053", "ПК-0012", "Повышение квалификации", "Охрана труда", "72", "Орлов", "Егор", "Ильич", "32907", "Муж", "112-233-445 95", "643"];
        var outcomes = _bench.SendAll(
            MappedBench.Said("фрдо.xlsx", null, [("group", "ПК-12")], (2, "L1")),
            SheetBook.OfSheets("xlsx", ("Шаблон", [header, one], ""), ("Проверки", [["Вид документа", "Статус документа"], ["Удостоверение о повышении квалификации", "Оригинал"]], "")));

        var outcome = Assert.Single(outcomes);
        Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
        Assert.Equal((1, 2, 0), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            ["L1|Удостоверение о повышении квалификации|ПК-0012|20260131|ПК-12||№ 00001234|Оригинал"],
            _bench.Rows("fact_document", "learner_key", "document_key", "registration_no", "issued_date_key", "group_key", "blank_series", "blank_no", "status"));
        Assert.Equal(["L1|Орлов|Егор|Ильич|19900203|11223344595"], _bench.Rows("learner_person", "learner_key", "last_name", "first_name", "middle_name", "birth_date", "snils"));
        Assert.Contains(outcome.Notes, note => note.Text == "лист «Проверки» пройден: на нём нет заголовка ни одной известной таблицы");
        Assert.Contains(outcome.Notes, note => note.Code == "columns_passed_over" && note.Text.Contains("«Срок обучения,часов (для документа о квалификации)»", StringComparison.Ordinal));
    }

    [Fact]
    public void RegisterTemplate_OfVocationalTraining_IsTheOther()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("по.csv", null, [("group", "ПО-1")], (2, "L1")),
            "Вид документа;Статус документа;Серия документа;Номер документа;Дата выдачи документа;Регистрационный номер;Программа профессионального обучения, направление подготовки;"
            + "Наименование программы профессионального обучения;Фамилия получателя;Имя получателя;Отчество получателя;Дата рождения получателя;Пол получателя;СНИЛС;Регистрационный N (оригинала);Номер документа для изменения",
            "Свидетельство о профессии рабочего, должности служащего;Дубликат;7;55;31.01.2026;ПО-7д;Программа переподготовки рабочих, служащих;Стропальщик;Котова;Мария;;03.02.1990;Жен;нет;ПО-7;");

        Assert.Contains(outcome.Notes, note => note.Text == "прочитано по настройке «Шаблон ФИС ФРДО: профессиональное обучение», версия 1");
        Assert.Equal(["ПО-7д|Дубликат|ПО-7"], _bench.Rows("fact_document", "registration_no", "status", "original_registration_no"));
        Assert.Equal(["Котова||"], _bench.Rows("learner_person", "last_name", "middle_name", "snils"));
    }

    [Fact]
    public void ListOfLearners_IsLearnersAndEnrolments()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("список.csv", null, [("enrolled", "2025-09-01")], (3, "L1"), (4, "L2")),
            "Список слушателей группы ПК-3;;;;",
            "№;Слушатель;Дата рождения;Организация;Приказ о зачислении",
            "1;Орлов Егор Ильич;03.02.1990;ООО «Вега»;15-у",
            "2;Котова Мария Юрьевна;04.02.1991;;15-у",
            "Ответственный: Иванова;;;;");

        Assert.Equal(["L1|ПК-3|20250901|15-у", "L2|ПК-3|20250901|15-у"], _bench.Rows("fact_enrolment", "learner_key", "group_key", "enrolled_date_key", "enrolment_order"));
        Assert.Equal(["Котова|Мария|Юрьевна", "Орлов|Егор|Ильич"], _bench.Rows("learner_person", "last_name", "first_name", "middle_name"));
        Assert.Equal((3, 4, 1), (outcome.Read, outcome.Loaded, outcome.PassedOver));
    }

    /// <summary>What is withdrawn is as if it never came, also where a row gave many records.</summary>
    [Fact]
    public void MappedFile_TakenBack_LeavesNothing()
    {
        var text = "ФИО;01.09.2025;02.09.2025\nОрлов Егор;н;б\n";
        _bench.Send(MappedBench.Said("j.csv", null, [("group", "Г1"), ("module", "М1"), ("blank", "нет записи")], (2, "L1")), Encoding.UTF8.GetBytes(text));
        Assert.Equal(2, _bench.Load.Image().Count("fact_attendance"));

        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var outcome = _bench.Load.LoadGood("back.csv", "withdrawn_file,file_name,withdrawn_by,withdrawn_on,reason", $"{Warehouse.Sql.Loading.RejectReference.Of(sha, 0)},j.csv,аналитик,2026-02-01T10:00:00,Не та группа");

        Assert.Equal((1L, 0L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(0, _bench.Load.Image().Count("fact_attendance"));
        _bench.Load.AssertVerified();
    }
}
