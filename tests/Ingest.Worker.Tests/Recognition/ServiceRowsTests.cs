using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Rows of a form never become records, and each is counted and told.</summary>
public sealed class ServiceRowsTests : IDisposable
{
    private const string Header = "Код слушателя;Фамилия;Имя";
    private const string Grades = "№;Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка";

    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("1;2;3")]
    [InlineData("(1);(2);(3)")]
    [InlineData("А;1;2")]
    [InlineData("1.;2.;3.")]
    public void Numbering_UnderTheHeader_IsNoRecord(string numbers)
    {
        var outcome = _bench.LoadGood("list.csv", Header, numbers, "H11-1;Орлов;Егор");

        AssertPassedOver(outcome, 1, "пропущено служебных строк: 1 (строка 2)");
        Assert.Equal(["H11-1"], Codes());
    }

    [Theory]
    [InlineData("H11-0;Орлов;Егор", "1;2;3")]
    [InlineData("1;3;2", "H11-1;Орлов;Егор")]
    [InlineData("1;2;Егор", "H11-1;Орлов;Егор")]
    public void Numbers_ThatAreNoNumberingUnderTheHeader_AreARecord(params string[] rows) =>
        Assert.Equal((2, 2, 0), _bench.LoadGood("list.csv", [Header, .. rows]) is var outcome ? (outcome.Read, outcome.Loaded, outcome.PassedOver) : default);

    [Theory]
    [InlineData("Итого:;25;человек")]
    [InlineData("ВСЕГО;25;чел.")]
    [InlineData("Итого по группе;;")]
    [InlineData("Средний балл;4,5;")]
    [InlineData(";Итого: 25;")]
    [InlineData("в среднем;4;5")]
    public void Totals_AreNoRecord(string total)
    {
        var outcome = _bench.LoadGood("list.csv", Header, "H14-1;Орлов;Егор", total);

        AssertPassedOver(outcome, 1, "пропущено служебных строк: 1 (строка 3)");
        Assert.Equal(["H14-1"], Codes());
    }

    [Theory]
    [InlineData("Итоговая;Орлов;Егор")]
    [InlineData("Итого-1;Орлов;Егор")]
    [InlineData("Суммаров;Орлов;Егор")]
    public void Code_ThatOnlyBeginsLikeATotal_IsARecord(string row) => Assert.Equal((1L, 0L), Counts(_bench.LoadGood("list.csv", Header, row)));

    [Fact]
    public void TotalWord_InAnotherColumnOfAWholeRow_LeavesItARecord()
    {
        var good = _bench.LoadGood("1.csv", Grades, "Итого;H1;G;M;итоговый;30.01.2026;5");
        var total = _bench.LoadGood("2.csv", Grades, "1;H2;G;M;итоговый;30.01.2026;5", "Итого;;;;;;5,0", "3;;;;;;5,0");

        Assert.Equal((1L, 0L), Counts(good));
        Assert.Equal((3L, 1L, 1L, 1L), (total.Read, total.Loaded, total.PassedOver, total.Rejected));
    }

    [Fact]
    public void Header_Again_IsNoRecordAndItsNumberingNeither()
    {
        var outcome = _bench.LoadGood(
            "list.csv", Header, "1;2;3", "H1;Орлов;Егор", "Итого;1;", "", "код слушателя;ФАМИЛИЯ;Имя", "1;2;3", "H2;Орлова;Анна", "Всего;2;");

        AssertPassedOver(outcome, 5, "пропущено служебных строк: 5 (строки 2, 4, 6–7, 9)");
        Assert.Equal(["H1", "H2"], Codes());
    }

    [Theory]
    [InlineData("Код группы;Код программы;Начало", "G1;P1;01.09.2025")]
    [InlineData("programme_code;name;kind", "P1;Охрана труда;ПК")]
    [InlineData("Код модуля;Название;Часы", "M1;Модуль;16")]
    public void Table_Below_IsNoRecordUntilTheHeaderComesAgain(string header, string row)
    {
        var outcome = _bench.LoadGood("list.csv", Header, "H1;Орлов;Егор", "", header, row, row, Header, "H2;Орлова;Анна");

        Assert.Equal(["H1", "H2"], Codes());
        Assert.Equal((6L, 2L, 4L, 0L), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Equal(
            ["пропущено служебных строк: 1 (строка 7)", "ниже стоит другая таблица (строка 4), её строк пропущено: 3"],
            outcome.Notes.Select(note => note.Text));
    }

    [Theory]
    [InlineData("Показатель;Количество;Доля", "Отличников;12;40 %")]
    [InlineData("Директор;Иванов;И. И.", "Куратор;Петров;П. П.")]
    [InlineData("Кафедра;Слушателей;Групп", "Физика;14;2")]
    public void Rows_OfAStrangeTableBelowABlankLine_AreKeptInQuarantine(params string[] below)
    {
        var outcome = _bench.LoadGood("list.csv", [Header, "H1;Орлов;Егор", "", .. below]);

        Assert.Equal((3L, 1L, 2L), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(["H1"], Codes());
        Assert.All(_bench.Image().Rows("quarantine"), row => Assert.Equal("other_table", row["code"]));
    }

    [Fact]
    public void Codes_WithoutDigits_AreRecordsBelowABlankLineToo() =>
        Assert.Equal((2L, 0L), Counts(_bench.LoadGood("list.csv", Header, "Орлов-Е;Орлов;Егор", "", "Орлова-А;Орлова;Анна")));

    [Fact]
    public void Code_WithoutDigitsRightBelowOthers_IsARecord() =>
        Assert.Equal((2L, 0L), Counts(_bench.LoadGood("list.csv", Header, "H1;Орлов;Егор", "Орлова-А;Орлова;Анна")));

    [Theory]
    [InlineData("H07-1;Орлов;Егор;", true)]
    [InlineData("H07-1;Орлов;Егор;; ;", true)]
    [InlineData("H07-1;Орлов", false)]
    [InlineData("H07-1;Орлов;Егор;;лишнее", false)]
    [InlineData("H07-1;Орлов;Егор;лишнее;", false)]
    public void Cells_BeyondTheHeader_AreNothingWhenEmptyAndARejectWhenNot(string row, bool isGood)
    {
        var outcome = _bench.LoadGood("list.csv", Header, row);

        Assert.Equal((1L, isGood ? 1L : 0L), (outcome.Read, outcome.Loaded));
        Assert.Equal(isGood ? 0 : 1, _bench.Image().Count("quarantine"));
    }

    [Fact]
    public void Column_WithoutAName_IsToldWhenSomethingStandsInIt()
    {
        var outcome = _bench.LoadGood("list.csv", "Код слушателя;;Фамилия;Имя;;", "H1;x;Орлов;Егор;;", "H2;;Орлова;Анна;;");

        Assert.Equal(("nameless_columns", "у столбцов нет названия, их значения пропущены: 2"), Assert.Single(outcome.Notes) is var note ? (note.Code, note.Text) : default);
        Assert.Empty(_bench.LoadGood("2.csv", "Код слушателя;;Фамилия;Имя;;", "H3;;Орлов;Егор;;").Notes);
    }

    private static (long Loaded, long PassedOver) Counts(LoadOutcome outcome) => (outcome.Loaded, outcome.PassedOver);

    private void AssertPassedOver(LoadOutcome outcome, long rows, string told)
    {
        Assert.Equal(rows, outcome.PassedOver);
        Assert.Equal(outcome.Read, outcome.Loaded + outcome.Corrected + outcome.Duplicate + outcome.Rejected + outcome.PassedOver);
        Assert.Equal((0, 0), (outcome.Duplicate, outcome.Rejected));
        Assert.Equal(told, Assert.Single(outcome.Notes).Text);
        var file = Assert.Single(_bench.Image(withFiles: true).Rows("dim_load_file"));
        Assert.Equal((outcome.Read, rows), (long.Parse(file["rows_read"], null), long.Parse(file["rows_passed_over"], null)));
    }

    private List<string> Codes() => [.. _bench.Image().Rows("dim_learner").Select(row => row["learner_code"]).Order()];
}
