using System.Net;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.Frdo;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>Documents of two groups as a file of the federal register. G1 and G2 are of curator T1, H is of T2.</summary>
public sealed class FrdoTests(FrdoTests.Issued warehouse) : IClassFixture<FrdoTests.Issued>
{
    [Fact]
    public async Task File_HasTheForcedColumns_AndTheDocumentsOfTheFilter()
    {
        using var book = await TakeAsync(warehouse.Site.Browser, "");
        var sheet = book.Workbook.Worksheets[FrdoBook.Template];
        Assert.Equal(40, sheet.Dimension.End.Column);
        Assert.Equal(["Вид документа", "Статус документа", "Подтверждение утраты", "Номер документа для изменения"], new[] { 1, 2, 3, 40 }.Select(column => sheet.Cells[1, column].Text));
        Assert.Equal(
            [
                "Удостоверение о повышении квалификации", "Оригинал", "Нет", "Нет", "Нет", "УПК", "000123", "29.05.2026", "17", "Повышение квалификации", "Охрана труда", "", "", "", "Высшее образование", "", "", "",
                "2026", "2026", "72", "Иванова", "Анна Мария", "", "03.02.1990", "Жен", "112-233-445 95", "Очно-заочная", "Платное обучение", "в образовательной организации", "643", "", "", "", "", "", "", "", "", "",
            ],
            RowOf(sheet, 2));
        Assert.Equal(["Удостоверение о повышении квалификации", "УПК", "000123", "17", "29.05.2026", "", "", ""], RowOf(sheet, 4)[31..39]);
        Assert.Equal("Дубликат", sheet.Cells[4, 2].Text);
        Assert.Equal("Да", sheet.Cells[4, 3].Text);
        Assert.Equal(5, sheet.Dimension.End.Row);
        Assert.All(sheet.Cells[2, 1, 5, 40].Where(cell => cell.Text.Length > 0), cell => Assert.IsType<string>(cell.Value));
    }

    [Fact]
    public async Task Checks_NameWhatIsMissing_RowByRow_AndNothingElse()
    {
        using var book = await TakeAsync(warehouse.Site.Browser, "");
        var sheet = book.Workbook.Worksheets[FrdoBook.Checks];
        var told = Enumerable.Range(5, sheet.Dimension.End.Row - 4).Select(row => string.Join('|', Enumerable.Range(1, 6).Select(column => sheet.Cells[row, column].Text))).ToList();
        Assert.DoesNotContain(told, line => line.StartsWith("2|", StringComparison.Ordinal));
        Assert.Equal(
            ["Фамилия получателя (оригинала)", "Имя получателя (оригинала)", "Отчество получателя (оригинала)"],
            told.Where(line => line.StartsWith("4|", StringComparison.Ordinal)).Select(line => line.Split('|')[4]));
        Assert.Equal(
            [
                "Вид документа: вид документа не соответствует виду программы", "Номер документа: не указан номер бланка",
                "Уровень образования ВО/СПО: «среднее общее»: не высшее и не среднее профессиональное", "Срок обучения, часов (для документа о квалификации): не указаны часы программы",
                "Дата рождения получателя: не указана", "Пол получателя: не указан", "СНИЛС: контрольное число неверно", "Форма обучения: не очная, не заочная и не очно-заочная",
                "Источник финансирования обучения: «бюджет»: не платное и не назван уровень бюджета", "Гражданство получателя (код страны по ОКСМ): код страны неизвестен",
            ],
            told.Where(line => line.StartsWith("3|L3|H|19|", StringComparison.Ordinal)).Select(line => string.Join(": ", line.Split('|')[4..])));
        Assert.Equal(["—|X1|GX|21||в шаблон не вошёл: программа не повышения квалификации и не переподготовки"], told.Where(line => line[0] == '—'));

        // Of the one that is dated to 2060: education, sex, СНИЛС, citizenship.
        Assert.Equal(10 + 3 + 1 + 4, told.Count);
    }

    [Fact]
    public async Task File_OfACurator_HoldsTheirOwnGroupsAlone_AndIsInTheAuditLog()
    {
        using var curator = await warehouse.Site.Site.SignedInAsync(SiteFactory.User("куратор документов", Roles.Curator, teacher: "T2"));
        using var book = await TakeAsync(curator, "");
        var sheet = book.Workbook.Worksheets[FrdoBook.Template];
        Assert.Equal(["19"], Enumerable.Range(2, sheet.Dimension.End.Row - 1).Select(row => sheet.Cells[row, 9].Text));
        Assert.DoesNotContain("Иванова", string.Join(' ', book.Workbook.Worksheets.SelectMany(one => one.Cells.Select(cell => cell.Text))), StringComparison.Ordinal);
        var journal = await warehouse.Site.Browser.GetStringAsync("/journal?user=" + Uri.EscapeDataString("куратор документов"));
        Assert.Contains("L3", journal, StringComparison.Ordinal);

        using var archive = await warehouse.Site.Site.SignedInAsync(SiteFactory.User("архив документов", Roles.Archive));
        Assert.Equal(HttpStatusCode.Forbidden, (await archive.GetAsync(new Uri("/frdo.xlsx?preset=all", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("ФИС ФРДО", await TargetWarehouse.PageAsync(archive, "/rows/documents?preset=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAGroupAndAPeriod_HoldsThoseAlone()
    {
        var key = await warehouse.Site.KeyAsync("H");
        using var book = await TakeAsync(warehouse.Site.Browser, "&group=" + key);
        Assert.Equal(2, book.Workbook.Worksheets[FrdoBook.Template].Dimension.End.Row);
        using var none = new ExcelPackage(new MemoryStream(await warehouse.Site.Browser.GetByteArrayAsync(
            new Uri("/frdo.xlsx?preset=custom&from=2026-01-01&to=2026-01-31", UriKind.Relative), TestContext.Current.CancellationToken)));
        Assert.Equal(1, none.Workbook.Worksheets[FrdoBook.Template].Dimension.End.Row);
        Assert.Contains("href=\"/frdo.xlsx?preset=all\"", await TargetWarehouse.PageAsync(warehouse.Site.Browser, "/rows/documents?preset=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_ThatCannotBe_LoadAndAreToldWithTheirCountAndRows()
    {
        // By hand: lessons 2, grades 1, documents 1 in the future; one born in the future, who is enrolled before that; one born after a consent.
        var rows = (await warehouse.Site.RowsAsync("/export/impossible-days.csv")).Where(row => row.Contains("days-", StringComparison.Ordinal)).Select(row => row.Split(';')).ToList();
        Assert.Equal(
            [
                "документ выдан в будущем;D1;G1", "занятие в будущем;D1;G1", "занятие в будущем;D2;G1", "зачисление раньше рождения;D2;G1", "оценка в будущем;D1;G1",
                "рождение в будущем;D2;", "рождение позже другого дня этого человека;D3;",
            ],
            rows.Select(row => string.Join(';', row[..3])).Order(StringComparer.Ordinal));
        Assert.Contains("7 записей с днём, которого не может быть", await TargetWarehouse.PageAsync(warehouse.Site.Browser, "/?preset=all"), StringComparison.Ordinal);
        var loads = await TargetWarehouse.PageAsync(warehouse.Site.Browser, "/loads");
        Assert.Matches("<td>Занятие в будущем</td><td class=\"num\">2</td>", loads);
        Assert.Matches("<td>Рождение позже другого дня этого человека</td><td class=\"num\">1</td>", loads);

        using var curator = await warehouse.Site.Site.SignedInAsync(SiteFactory.User("куратор дней", Roles.Curator, teacher: "T2"));
        Assert.DoesNotContain("D1", await curator.GetStringAsync("/export/impossible-days.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("D3", await curator.GetStringAsync("/export/impossible-days.csv"), StringComparison.Ordinal);
    }

    private static async Task<ExcelPackage> TakeAsync(HttpClient browser, string query) => new(new MemoryStream(
        await browser.GetByteArrayAsync(new Uri("/frdo.xlsx?preset=all" + query, UriKind.Relative), TestContext.Current.CancellationToken)));

    private static string[] RowOf(ExcelWorksheet sheet, int row) => [.. Enumerable.Range(1, 40).Select(column => sheet.Cells[row, column].Text)];

    /// <summary>The warehouse with documents: 17 of G1 whole, 18 its duplicate, 19 of H with all that can be missing, 20 a certificate of study, 21 of another kind of programme.</summary>
    public sealed class Issued : IAsyncLifetime
    {
        public TargetWarehouse Site { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            Site.Load("frdo-programmes", "programme_code,name,kind,hours\nP,Охрана труда,ПК,72\nR,Работы,ПП,\nX,Рисование,общеразвивающая,10");
            Site.Load(
                "frdo-groups",
                "group_code,programme_code,starts_on,ends_on,form,funding,curator_code\nG1,P,2026-02-01,2026-05-30,очно-заочная,договор с организацией,T1\n"
                + "H,R,2026-02-01,2026-12-20,,бюджет,T2\nGX,X,2026-02-01,2026-05-30,очная,,T1");
            Site.Load(
                "frdo-learners",
                "learner_code,last_name,first_name,middle_name,birth_date,sex,snils,citizenship,education_level\nL1,Иванова,Анна\u00a0Мария,,1990-02-03,ж,112-233-445 95,Россия,высшее\n"
                + "L3,Сидоров,Пётр,,,,112-233-445 96,,среднее общее\nX1,Котов,Иван,,2000-01-01,м,,,");
            Site.Load(
                "frdo-documents",
                "document_kind,registration_no,issued_on,learner_code,group_code,blank_series,blank_no,status,original_registration_no\n"
                + "удостоверение о повышении квалификации,17,2026-05-29,L1,G1,УПК,000123,,\nудостоверение (дубликат),18,2026-05-30,L1,G1,УПК,000124,взамен утраченного,17\n"
                + "удостоверение о повышении квалификации,19,2026-05-30,L3,H,,,,\nсправка об обучении,20,2026-05-30,L3,H,,,,\nсвидетельство,21,2026-05-30,X1,GX,,1,,");
            Site.Load("days-learners", "learner_code,last_name,first_name,birth_date,consent_processing_on\nD1,Первая,Анна,1990-01-01,2026-01-01\nD2,Второй,Борис,2090-01-01,\nD3,Третий,Виктор,2020-05-05,2019-01-01");
            Site.Load("days-enrolments", "learner_code,group_code,enrolled_on,started_on\nD1,G1,2026-02-01,2026-02-01\nD2,G1,2026-02-01,2026-02-01\nD3,G1,2026-02-01,2026-02-01");
            Site.Load("days-attendance", "learner_code,group_code,module_code,lesson_on,lesson_no,mark,hours_scheduled\nD1,G1,M,2030-02-10,1,+,2\nD2,G1,M,2030-02-10,1,н,2\nD3,G1,M,2026-02-10,1,+,2");
            Site.Load("days-grades", "learner_code,group_code,module_code,control,graded_on,grade\nD1,G1,M,interim,2030-02-11,5\nD3,G1,M,interim,2026-02-11,4");
            Site.Load("days-documents", "document_kind,registration_no,issued_on,learner_code,group_code,blank_no\nудостоверение о повышении квалификации,99,2060-05-29,D1,G1,5");
        }

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
