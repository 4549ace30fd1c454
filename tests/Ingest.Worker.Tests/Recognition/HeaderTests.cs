using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Headers as people write them: found where they stand, understood where they can mean one thing, held back where they cannot.</summary>
public sealed class HeaderTests : IDisposable
{
    private const string Learner = "Код слушателя;Фамилия;Имя";

    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("строка 1", "Список слушателей группы ПК-1;;")]
    [InlineData("строки 1–2", "Список слушателей группы ПК-1;;", "на 01.09.2025;;")]
    [InlineData("строка 1", "Ведомость")]
    [InlineData("строки 1, 3–4", "Центр «Знание»", "", "Слушатели;25;человек", "Группа;ПК-1")]
    [InlineData("строка 1", "Слушатели;Слушатели;")]
    public void Header_BelowTitles_IsFoundAndTitlesAreTold(string told, params string[] titles)
    {
        var outcome = _bench.LoadGood("list.csv", [.. titles, Learner, "H02-1;Орлов;Егор", "H02-2;Орлова;Анна"]);

        Assert.Equal((2, 2, 0), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(["H02-1", "H02-2"], Codes("learner"));
        var note = Assert.Single(outcome.Notes);
        Assert.Equal(("header_below", $"заголовок найден в строке {titles.Length + 1}, выше него пропущено: {told}"), (note.Code, note.Text));
        Assert.Equal(note.Text, Assert.Single(_bench.Image().Rows("file_note"))["text"]);
        Assert.Contains("; " + note.Text, Ingest.Worker.Commands.LoadCommand.Line(outcome), StringComparison.Ordinal);
    }

    [Fact]
    public void Separator_OfATitleAndATotalWithCommas_IsThatOfTheRowsThoughSomeEndWithOne()
    {
        var outcome = _bench.LoadGood("list.csv", "Центр «Знание», осень", Learner, "H02-1;Орлов;Егор;", "Средний балл;;4,5;", "Всего:;;;;");

        Assert.Equal((3, 1, 2), (outcome.Read, outcome.Loaded, outcome.PassedOver));
        Assert.Equal("Орлов", Assert.Single(_bench.Image().Rows("learner_person"))["last_name"]);
    }

    [Fact]
    public void Header_BelowAnotherThatFitsLess_IsTheOneThatFitsBest()
    {
        var outcome = _bench.LoadGood("list.csv", "Фамилия;Имя;Код", "Код слушателя;Фамилия;Имя;СНИЛС;Регион", "H1;Орлов;Егор;;Томск");

        Assert.Equal("learners", outcome.Feed);
        Assert.Equal("Томск", Assert.Single(_bench.Image().Rows("dim_learner"))["region"]);
    }

    [Theory]
    [InlineData("\"Код\nслушателя\";Фамилия;Имя")]
    [InlineData("Код слушателя*;Фамилия*;Имя *")]
    [InlineData("Код\u00a0слушателя:;ФАМИЛИЯ ;имя:")]
    [InlineData("\"Код \u202f слушателя\";\"Фамилия\u2009\";\"\nИмя\"")]
    [InlineData("код_слушателя.;«Фамилия»;Имя;")]
    [InlineData("Код слуша\u00adтеля;Фамилия (обязательно);Имя (обязательное поле)")]
    public void Header_WithSignsAndSpacesOfAnyKind_IsRecognised(string header)
    {
        var outcome = _bench.LoadGood("list.csv", header, "H03-1;Орлов;Егор");

        Assert.Equal(("learners", 1L), (outcome.Feed, outcome.Loaded));
        Assert.Equal("Орлов", Assert.Single(_bench.Image().Rows("learner_person"))["last_name"]);
    }

    [Theory]
    [InlineData("Попытка №")]
    [InlineData("№ Попытка")]
    [InlineData("Попытка (обязательно)")]
    [InlineData("ПОПЫТКА N")]
    public void Attempt_NearlySoCalled_IsUnderstoodAndNothingIsOverwritten(string name)
    {
        var header = $"Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка;{name}";
        var first = _bench.LoadGood("1.csv", header, "P01-1;G;M;итоговый;30.01.2026;2;1");
        _bench.LoadGood("2.csv", header, "P01-1;G;M;итоговый;10.02.2026;4;2");

        Assert.Equal([("1", "2"), ("2", "4")], _bench.Image().Rows("fact_grade").Select(row => (row["attempt"], row["label"])).Order());
        Assert.Equal($"столбец «{name}» понят как «Попытка»", Assert.Single(first.Notes).Text);
    }

    [Theory]
    [InlineData("Попытки", "Попытка")]
    [InlineData("Номер попытки", "Попытка")]
    [InlineData("Попытка сдачи", "Попытка")]
    [InlineData("Преподавателя код", "Код преподавателя")]
    [InlineData("Шкалы", "Шкала")]
    [InlineData("Код компитенции", "Код компетенции")]
    [InlineData("Оценка прописю", "Оценка прописью")]
    public void Column_NearAFreeOne_HoldsTheFileBack(string name, string near)
    {
        var outcome = _bench.LoadOne("1.csv", $"Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка;{name}", "P01-1;G;M;итоговый;30.01.2026;2;1");

        Assert.Equal((LoadState.Failed, "doubtful_column"), (outcome.State, outcome.FailureCode));
        Assert.Contains($"столбец «{name}» похож на «{near}»", outcome.Failure, StringComparison.Ordinal);
        Assert.Contains("Ingest:IgnoredColumns", outcome.Failure, StringComparison.Ordinal);
        Assert.Empty(_bench.Image().Rows("fact_grade"));
        Assert.Equal("doubtful_column", Assert.Single(_bench.Image().Rows("dim_load_file"))["failure_code"]);
    }

    [Fact]
    public void Column_ToBeIgnored_HoldsNothingBackAndIsTold()
    {
        using var bench = new LoadBench(("Ingest:IgnoredColumns:0", "попытка  СДАЧИ"));
        var outcome = bench.LoadGood("1.csv", "Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка;Попытка сдачи", "P01-1;G;M;итоговый;30.01.2026;2;вторая");

        Assert.Equal((1L, "столбец пропущен: «Попытка сдачи»"), (outcome.Loaded, Assert.Single(outcome.Notes).Text));
        Assert.Equal("1", Assert.Single(bench.Image().Rows("fact_grade"))["attempt"]);
    }

    [Theory]
    [InlineData("Примечание", "столбец пропущен: «Примечание»")]
    [InlineData("№ п/п;Телефон;Группа здоровья", "столбцы пропущены: «№ п/п», «Телефон», «Группа здоровья»")]
    [InlineData("Место рождения", "столбец пропущен: «Место рождения»")]
    [InlineData("Имя полностью", "столбец пропущен: «Имя полностью»")]
    public void Column_NearNone_IsPassedOverAndNamed(string names, string told)
    {
        var outcome = _bench.LoadGood("list.csv", $"{Learner};{names}", "H1;Орлов;Егор" + string.Concat(names.Split(';').Select(name => ";" + name.Length)));

        Assert.Equal((1L, told), (outcome.Loaded, Assert.Single(outcome.Notes).Text));
    }

    [Theory]
    [InlineData("Группа;Код группы", "осень;ПК-12")]
    [InlineData("Код группы;Группа", "ПК-12;осень")]
    [InlineData("группа;group_code", "осень;ПК-12")]
    public void Synonym_BesideTheTitle_IsPassedOverAndTold(string names, string cells)
    {
        var outcome = _bench.LoadGood("g.csv", $"Код слушателя;{names};Модуль;Контроль;Дата оценки;Оценка", $"H12-1;{cells};M;итоговый;31.01.2026;5");

        Assert.Equal(["ПК-12"], Codes("group"));
        var note = Assert.Single(outcome.Notes);
        Assert.Equal("column_synonym", note.Code);
        Assert.Contains("«Код группы» взят из другого", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CleanFile_HasNoNotes() => Assert.Empty(_bench.LoadGood("list.csv", Learner, "H1;Орлов;Егор").Notes);

    [Fact]
    public void Header_WithoutARequiredColumnButWithOneLikeIt_NamesBoth()
    {
        var outcome = _bench.LoadOne("list.csv", "Код слушатля;Фамилия;Имя;Отчество", "H1;Орлов;Егор;");

        Assert.Equal("missing_column", outcome.FailureCode);
        Assert.Contains("«Слушатели»", outcome.Failure, StringComparison.Ordinal);
        Assert.Contains("«Код слушатля»: если это «Код слушателя»", outcome.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("цвет;вкус", "Из них в файле нет ни одного")]
    [InlineData("Шифр;Фамилия;Возраст", "«Имя».")]
    [InlineData("Пропуск;Код группы", "Из них в файле не хватает: ")]
    public void Header_OfNoFeed_NamesTheNearestAndWhatIsMissing(string header, string told)
    {
        var outcome = _bench.LoadOne("list.csv", header, "1;2;3");

        Assert.Equal("unknown_header", outcome.FailureCode);
        Assert.Contains(told, outcome.Failure, StringComparison.Ordinal);
    }

    private List<string> Codes(string dimension) => [.. _bench.Image().Rows("dim_" + dimension).Select(row => row[dimension + "_code"]).Order()];
}
