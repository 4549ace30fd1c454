using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>A self-assessment put together by hand: a form with each kind of value, a table of a form, an entry with hostile words, tables of sections.</summary>
internal static class SampleFile
{
    public const int Year = 2025;
    public const string Document = "=cmd|'/c calc' справка <script>alert(1)</script>";
    public const string Person = "petrova";
    public const string FullName = "Петрова Вера Ильинична";

    public static DateTimeOffset Moment { get; } = new(2026, 4, 12, 9, 30, 10, TimeSpan.Zero);

    public static AssessmentCaption Draft { get; } = new("ЧОУ ДПО «Учебный центр» & партнёры", "Проект, не утверждён. Данные на 10.04.2026", Moment);

    public static AssessmentCaption Signed { get; } = Draft with
    {
        Words = "Редакция № 2 (взамен № 1), утверждена 12.04.2026 № 15-о, директор И. И. Иванов",
        IsApproved = true,
        ApprovedOn = new DateOnly(2026, 4, 12),
        OrderNumber = "15-о",
        Signer = "директор И. И. Иванов",
        Edition = 2,
    };

    public static AssessmentFile Make(AssessmentCaption caption, bool hasTable = true)
    {
        var header = new SqlFile("Indicators/form/_set", """
            -- title: Показатели деятельности организации дополнительного профессионального образования, подлежащей самообследованию
            -- short: Форма
            -- source: приказ Минобрнауки России от 10.12.2013 № 1324, приложение № 6 (в ред. от 15.02.2017 № 136)
            -- report: 462
            -- section: 1 | Образовательная деятельность
            -- section: 2 | Инфраструктура
            -- switch: people | Слушатели
            -- option: people | completions | завершённые обучения
            """);
        var long1 = "Численность/удельный вес численности слушателей, обучившихся по дополнительным профессиональным программам повышения квалификации, "
            + "в общей численности слушателей, прошедших обучение в образовательной организации";
        List<Indicator> indicators =
        [
            Indicator("1.1", long1, "человек/%", "computed", "-- denominator: все слушатели"),
            Indicator("1.2", "Количество программ", "единиц", "computed", "-- counts: things"),
            Indicator("1.3", "Удельный вес программ", "%", "computed", "-- counts: things\n-- denominator: реализуемые программы"),
            Indicator("2.1", "Общая площадь помещений", "кв. м", "manual", "-- counts: things"),
            Indicator("2.2", "Доходы организации", "тыс. руб.", "manual", "-- counts: things"),
        ];
        if (hasTable)
        {
            indicators.Add(Indicator("3.1", "Распределение слушателей", "человек", "computed",
                "-- line: 01 | Всего\n-- line: 02 | моложе 25 лет\n-- graph: 3 | Повышение квалификации\n-- graph: 4 | из них женщины"));
        }

        var set = new IndicatorSet(header, indicators);
        var values = new List<AssessmentValue>();
        for (var year = Year - 4; year <= Year; year++)
        {
            var n = year - Year + 5;
            values.Add(Cell(indicators[0], year, 30 + n, 100));
            values.Add(Cell(indicators[1], year, 10 + n, null));
            values.Add(Cell(indicators[2], year, n, 20));
            values.Add(Cell(indicators[3], year, 1234.5m, null) with { Origin = ValueOrigin.Entered, Entry = Entry(year) });
            values.Add(new AssessmentValue(indicators[4], "", "", year));
            if (hasTable)
            {
                values.AddRange(
                    from line in indicators[5].Lines
                    from column in indicators[5].Columns
                    select Cell(indicators[5], year, 40 + n, null) with { Line = line.Code, Column = column.Code });
            }
        }

        return new AssessmentFile(new Assessment(new AssessmentQuery(set, Year), values), caption)
        {
            Tables = [Programmes(), Measures()],
            Feeds = new Dictionary<string, IReadOnlyList<string>> { ["1.1"] = ["enrolments", "groups"] },
            Staff = new Dictionary<string, string> { [Person] = FullName },
            Texts = new Dictionary<string, string> { ["1"] = "Первый абзац.\n\nВторой абзац с <знаками> & \u0001прочим." },
        };
    }

    private static Indicator Indicator(string code, string title, string unit, string kind, string more = "") => new(new SqlFile(
        "Indicators/form/" + code,
        $"-- title: {title}\n-- code: {code}\n-- unit: {unit}\n-- kind: {kind}\n-- rule: Считается по приказам.\n-- numerator: слушатели\n-- source: пункт {code}\n{more}"));

    private static AssessmentValue Cell(Indicator indicator, int year, decimal number, decimal? whole) =>
        new(indicator, "", "", year) { Origin = ValueOrigin.Computed, Number = number, Base = whole };

    private static ManualValue Entry(int year) => new()
    {
        Code = "2.1",
        Line = "",
        Column = "",
        Year = year,
        NumberText = "1234.5",
        Document = Document,
        EnteredBy = Person,
        EnteredAt = "2026-04-01T06:15:00.000Z",
    };

    private static ReportTable Programmes() => ReportTable.Of(
        new Report(new SqlFile("Reports/by-form", """
            -- title: Формы обучения
            -- section: 3
            -- chart: bar x=form y=n
            -- column: form | Форма | text
            -- column: n | Обучалось | count
            """)),
        [["очная", 120L], ["заочная", 15L]]);

    private static ReportTable Measures() => ReportTable.Of(
        new Report(new SqlFile("Reports/quality-measures-years", """
            -- title: Показатели качества по годам
            -- section: 10
            -- pivot: title unit value
            -- column: title | Показатель | text
            -- column: unit | Разрез | text
            -- column: value | Значение | number
            """)),
        [["Успеваемость, %", "2024", 91.25], ["Успеваемость, %", "2025", 93d], ["Средний балл", "2025", 4.256]]);
}
