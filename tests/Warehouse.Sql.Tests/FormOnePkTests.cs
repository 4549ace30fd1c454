using Warehouse.Sql.Indicators;

namespace Warehouse.Sql.Tests;

/// <summary>
/// Form 1-ПК of a centre counted by hand: 13 completions of 12 learners in four groups, one learner of a fifth group who goes on studying, and one who never began.
/// </summary>
public sealed class FormOnePkTests : IDisposable
{
    private const string Programmes = """
        programme_code,name,kind,delivery,economic_activity,network,e_learning,new_qualification,modular_choice,requires_higher,accredited_from,accredited_to
        К1,Охрана труда,ПК,,M,foreign,only,,да,,2024-01-01,2026-12-31
        К2,Методика,ПК,"сетевая, с применением дистанционных технологий",образование,,,,,,,
        П1,Экология,ПП,очно,М,нет,нет,да,нет,да,2020-01-01,2025-12-30
        П2,Логистика,ПП,,,,,,,,,
        О1,Шахматы,общеразвивающая,,P,,,,,,,
        """;

    private const string Groups = """
        group_code,programme_code,starts_on,ends_on,form,funding
        G1,К1,2025-02-01,2025-06-30,очная,федеральный бюджет
        G2,К2,2025-02-01,2025-06-30,очно-заочная,договор с физическим лицом
        G3,П1,2025-02-01,2025-06-30,заочная,договор с организацией
        G4,П2,2025-02-01,2025-06-30,очная,государственное задание
        G5,П1,2025-11-01,2026-03-01,очная,договор с организацией
        G6,О1,2025-02-01,2025-06-30,очная,договор
        """;

    private const string Learners = """
        learner_code,last_name,first_name,sex,birth_date,education_level,employment_category,employer_activity
        L1,А,А,ж,2001-01-01,высшее,руководитель организации,обрабатывающие производства
        L2,Б,Б,м,2001-01-02,среднее профессиональное,работник организации,
        L3,В,В,ж,1960-12-31,высшее,педагогический работник общеобразовательной организации,
        L4,Г,Г,м,1961-01-01,высшее,руководитель организации дополнительного профессионального образования,
        L5,Д,Д,ж,1961-01-02,среднее профессиональное,безработный,
        L6,Е,Е,м,,среднее общее,студент СПО,
        L7,Ж,Ж,м,1985-05-05,высшее,"государственный служащий, руководитель отдела",
        L8,З,З,ж,1990-01-01,высшее,муниципальный служащий,
        L9,И,И,ж,2003-06-01,среднее профессиональное,студент ВО,
        L10,К,К,м,1970-07-07,высшее,самозанятый,
        L11,Л,Л,м,1980-02-02,среднее профессиональное,уволенный с военной службы,
        L12,М,М,ж,1975-03-03,высшее,работник образовательной организации,
        L13,Н,Н,ж,1975-03-03,высшее,работник организации,
        """;

    private const string Enrolments = """
        learner_code,group_code,enrolled_on,started_on,completed_on,referral
        L1,G1,2025-01-30,2025-02-01,2025-06-30,
        L2,G1,2025-01-30,2025-02-01,2025-06-30,
        L3,G1,2025-01-30,2025-02-01,2025-06-30,
        L5,G1,2025-01-30,2025-02-01,2025-06-30,служба занятости
        L6,G1,2025-01-30,2025-02-01,2025-06-30,
        L13,G1,2025-01-30,,2025-06-30,
        L4,G2,2025-01-30,2025-02-01,2025-06-30,
        L7,G2,2025-01-30,2025-02-01,2025-06-30,
        L8,G2,2025-01-30,2025-02-01,2025-06-30,
        L1,G2,2025-01-30,2025-02-01,2025-06-30,
        L9,G3,2025-01-30,2025-02-01,2025-06-30,
        L10,G3,2025-01-30,2025-02-01,2025-06-30,
        L11,G3,2025-01-30,2025-02-01,2025-06-30,
        L12,G4,2025-01-30,2025-02-01,2025-06-30,
        L3,G5,2025-10-30,2025-11-05,,
        L2,G6,2025-01-30,2025-02-01,2025-06-30,
        """;

    private readonly TempWarehouse _warehouse = new();

    public FormOnePkTests()
    {
        foreach (var (feed, rows) in new[] { ("programmes", Programmes), ("groups", Groups), ("learners", Learners), ("enrolments", Enrolments) })
        {
            Assert.All(_warehouse.Load(feed + ".csv", rows + "\n"), outcome => Assert.Equal(0, outcome.Rejected));
        }
    }

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData("2.1", "3", "01=13 02=3 03=2 04=3 05=1 10=1 12=1 14=1 19=1 20=1 21=1 22=1 23=1 24=1 25=1 26=1 27=1 28=3 29=8 30=3")]
    [InlineData("2.1", "4", "01=9 02=3 03=2 04=2 05=1 10=1 12=1 14=1 19=1 20=1 21=1 23=1 24=1 25=1 28=2 29=6")]
    [InlineData("2.1", "5", "01=4 04=1 22=1 26=1 27=1 28=1 29=2 30=3")]
    [InlineData("2.1", "6", "01=3 22=1 26=1 27=1 28=1 29=1 30=3")]
    [InlineData("2.1", "7", "01=5 02=2 03=1 04=1 12=1 14=1 23=1 24=1 25=1 28=2 29=2")]
    [InlineData("2.1", "8", "01=5 02=2 03=1 04=1 12=1 14=1 23=1 24=1 25=1 28=2 29=2")]
    [InlineData("2.1", "9", "")]
    [InlineData("2.1", "10", "01=7 02=2 03=2 04=2 12=1 14=1 21=1 23=1 24=1 26=1 28=1 29=5 30=1")]
    [InlineData("2.2", "3", "01=9 02=3 03=2 04=2 05=1 10=1 12=1 14=1 19=1 20=1 21=1 23=1 24=1 25=1")]
    [InlineData("2.2", "4", "01=5 02=2 03=1 04=1 12=1 14=1 23=1 24=1 25=1")]
    [InlineData("2.2", "5", "")]
    [InlineData("2.2", "7", "01=4 02=1 03=1 04=1 05=1 10=1 19=1 20=1 21=1")]
    [InlineData("2.2", "8", "01=4 02=1 03=1 04=1 05=1 10=1 19=1 20=1 21=1")]
    [InlineData("2.2", "9", "")]
    [InlineData("2.2", "11", "01=4 04=1 22=1 26=1 27=1")]
    [InlineData("2.2", "15", "01=3 22=1 26=1 27=1")]
    [InlineData("2.2", "17", "01=3 22=1 26=1 27=1")]
    [InlineData("2.3.1", "3", "01=2 14=1 17=1")]
    [InlineData("2.3.1", "4", "01=9 14=5 17=4")]
    [InlineData("2.3.1", "5", "01=3 14=2 17=1")]
    [InlineData("2.3.1", "7", "01=2 14=1 17=1")]
    [InlineData("2.3.1", "8", "01=1 17=1")]
    [InlineData("2.3.1", "9", "01=1 14=1")]
    [InlineData("2.3.1", "11", "01=1 17=1")]
    [InlineData("2.3.1", "15", "01=1 14=1")]
    [InlineData("2.3.1", "16", "01=1 14=1")]
    [InlineData("2.3.1", "19", "01=2 14=2")]
    [InlineData("2.3.1", "20", "01=6 14=2 17=4")]
    [InlineData("2.3.1", "21", "01=4 17=4")]
    [InlineData("2.3.1", "22", "")]
    [InlineData("2.3.2", "3", "01=2 14=1")]
    [InlineData("2.3.2", "4", "01=4 14=3")]
    [InlineData("2.3.2", "17", "01=1 14=1")]
    [InlineData("2.3.2", "18", "01=1 14=1")]
    [InlineData("2.3.2", "22", "01=3 14=3")]
    [InlineData("1.3", "3", "01=2 02=2")]
    [InlineData("1.3", "4", "01=1")]
    [InlineData("1.3", "5", "01=9 02=4")]
    [InlineData("1.3", "6", "01=2")]
    [InlineData("1.3", "7", "01=9")]
    [InlineData("1.3", "8", "01=5")]
    [InlineData("1.3", "13", "01=2")]
    [InlineData("1.3", "14", "01=9")]
    [InlineData("1.3", "15", "01=5")]
    public async Task Column_OfATable_IsTheHandCount(string code, string column, string expected) => Assert.Equal(expected, await ColumnAsync(code, column));

    // L1 is 25 on 1 January 2026 and L2, a day younger, 24; L4 is 65 and L5, a day younger, 64; L8 is 36. L6 has no birth day and stands in the total alone.
    [Theory]
    [InlineData("03", "10:0 11:0 12:1 13:2 3:9 4:1 5:2 6:0 7:1 8:1 9:0")]
    [InlineData("04", "10:0 11:0 12:1 13:1 3:5 4:0 5:2 6:0 7:1 8:0 9:0")]
    [InlineData("05", "10:1 11:1 12:0 13:0 3:4 4:1 5:0 6:0 7:0 8:0 9:1")]
    [InlineData("06", "10:1 11:0 12:0 13:0 3:2 4:1 5:0 6:0 7:0 8:0 9:0")]
    [InlineData("01", "10:1 11:1 12:1 13:2 3:13 4:2 5:2 6:0 7:1 8:1 9:1")]
    [InlineData("02", "10:1 11:0 12:1 13:1 3:7 4:1 5:2 6:0 7:1 8:0 9:0")]
    public async Task Ages_AreFullYearsOnTheFirstOfJanuaryAfterTheYear(string line, string expected)
    {
        var figures = await ReadAsync("2.4");
        var table = Set.Find("2.4")!;
        Assert.Equal(expected, string.Join(' ', table.Columns.Select(column => column.Code).Order(StringComparer.Ordinal)
            .Select(column => $"{column}:{figures.FirstOrDefault(figure => figure.Line == line && figure.Column == column)?.Numerator ?? 0}")));
    }

    [Fact]
    public async Task YearsEnd_CountsThoseWhoGoOnStudying() => Assert.Equal(1, Assert.Single(await ReadAsync("2.1(31)")).Numerator);

    [Fact]
    public async Task ActivityOfTheEmployer_ByChoice_MovesLearnersAndNoProgrammes()
    {
        Assert.Equal("01=9 04=2", await ColumnAsync("2.3.1", "4", ("activity", "employer")));
        Assert.Equal("01=2 14=1 17=1", await ColumnAsync("2.3.1", "3", ("activity", "employer")));
    }

    [Fact]
    public async Task Persons_ByChoice_AreCountedOnce()
    {
        Assert.Equal("01=8 02=2 03=1", (await ColumnAsync("2.1", "4", ("people", "persons")))[..14]);
        Assert.Equal("01=8 02=4", await ColumnAsync("1.3", "5", ("people", "persons")));
    }

    [Fact]
    public void Codes_OfLinesAndColumns_AreThoseOfTheBlank()
    {
        string Codes(string code, Func<Indicator, IReadOnlyList<IndicatorPart>> parts) => string.Join(' ', parts(Set.Find(code)!).Select(part => part.Code));
        string Lines(int last) => string.Join(' ', Enumerable.Range(1, last).Select(n => n.ToString("00", System.Globalization.CultureInfo.InvariantCulture)));
        string Columns(int last) => string.Join(' ', Enumerable.Range(3, last - 2));
        (string Code, int Line, int Column)[] blank =
        [
            ("1.1", 10, 3), ("1.2", 12, 3), ("1.3", 2, 15), ("1.4", 14, 3), ("2.1", 30, 10), ("2.2", 27, 18), ("2.3.1", 22, 22), ("2.3.2", 22, 22), ("2.4", 6, 13), ("2.5", 6, 6),
        ];
        Assert.All(blank, table => Assert.Equal(
            (Lines(table.Line), Columns(table.Column)), (Codes(table.Code, indicator => indicator.Lines), Codes(table.Code, indicator => indicator.Columns))));
        Assert.Equal("Из графы 3: обучено по модульным программам с вариативным выбором: всего (сумма граф 8 - 9)", Set.Find("2.1")!.Columns[4].Title);
    }

    [Fact]
    public void EnteredColumns_OfAComputedTable_AreManualAndTheOthersNot()
    {
        var table = Set.Find("1.3")!;
        Assert.Equal(["9", "10", "11", "12"], table.Columns.Select(column => column.Code).Where(column => table.KindIn(column) == IndicatorKind.Manual));
        Assert.All(table.Columns, column => Assert.Equal(
            table.KindIn(column.Code) == IndicatorKind.Manual ? EnteredPart.Value : EnteredPart.Nothing, table.EnteredIn(column.Code)));
    }

    [Theory]
    [InlineData("printed")]
    [InlineData("printed | 3 = 4")]
    [InlineData("guessed | *:3 = *:4")]
    [InlineData("printed | *:3 > *:4")]
    public void Check_ThatCannotBeRead_IsAFaultOfTheFile(string check) =>
        Assert.Throws<FormatException>(() => new Indicator(new Catalogue.SqlFile("Indicators/form/1", $"-- title: А\n-- check: {check}\n")));

    private IndicatorSet Set => IndicatorSet.In(_warehouse.Catalogue).Single(set => set.Name == "form-1-pk");

    private Task<IReadOnlyList<IndicatorFigure>> ReadAsync(string code, params (string, string)[] switches) =>
        new IndicatorReader(_warehouse.Reader, _warehouse.Catalogue).ReadAsync(
            Set, Set.Find(code)!, new IndicatorQuery(2025, 2025) { Switches = switches.ToDictionary(one => one.Item1, one => one.Item2) }, CancellationToken.None);

    private async Task<string> ColumnAsync(string code, string column, params (string, string)[] switches) => string.Join(' ', (await ReadAsync(code, switches))
        .Where(figure => figure.Column == column && figure.Numerator != 0).OrderBy(figure => figure.Line, StringComparer.Ordinal).Select(figure => $"{figure.Line}={figure.Numerator}"));
}
