using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Words as people write them, whose lists are data, and the messages on those that are in none.</summary>
public sealed class WordTests : IDisposable
{
    private const string Header = "learner_code,group_code,module_code,control,graded_on,grade";

    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Grades_AsPeopleWriteThem_AreThoseOfTheScale()
    {
        (string Word, string Bucket)[] words =
        [
            .. Each("5", "5", "5.0", "\"5,0\"", "5.00", " 5 ", "5-", "отл", "отл.", "отлично", "ОТЛИЧНО", "5 (отлично)", "5(отл)", "отлично (5)", "пять"),
            .. Each("4", "4+", "хор", "хор.", "Хорошо", "4 (хор.)"),
            .. Each("3", "удовл", "удовл.", "уд", "удовлетворительно"),
            .. Each("2", "неуд", "неуд.", "неудовлетворительно", "2", "2 (неуд)"),
            .. Each("pass", "зач", "зач.", "зачтено", "Зачет", "зачёт", "перезачтено"),
            .. Each("fail", "незач", "не зачтено", "не  зачтено", "незачтено", "н/з"),
            .. Each("na", "н/а", "н/я", "не явился", "неявка"),
            .. Each("exempt", "осв", "осв."),
        ];
        var outcome = _bench.LoadGood("file.csv", [Header, .. words.Select((word, i) => $"L{i},G,M,final,2026-01-31,{word.Word}")]);

        Assert.Equal((words.Length, 0), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            words.Select((word, i) => ($"L{i}", word.Bucket)),
            _bench.Image().Rows("fact_grade").Select(row => (row["learner_key"], row["bucket"])).OrderBy(row => int.Parse(row.Item1[1..], null)));
        _bench.AssertVerified();

        static IEnumerable<(string, string)> Each(string bucket, params string[] spelled) => spelled.Select(word => (word, bucket));
    }

    [Theory]
    [InlineData("-", "unknown_code")]
    [InlineData("", "missing_value")]
    [InlineData("5 (хорошо)", "unknown_code")]
    [InlineData("зачтено (2)", "unknown_code")]
    [InlineData("85", "out_of_range")]
    [InlineData("85%", "unknown_code")]
    [InlineData("1", "out_of_range")]
    [InlineData("0", "out_of_range")]
    [InlineData("б/о", "unknown_code")]
    [InlineData("отл..отл", "unknown_code")]
    public void Grade_ThatCannotBeUnderstood_IsRejectedAndTheGoodOnesAreNamed(string word, string code)
    {
        _bench.LoadGood("file.csv", Header, $"L1,G,M,final,2026-01-31,{word}");

        var reject = Assert.Single(_bench.Image().Rows("quarantine"));
        Assert.Equal(("2", "grade", code), (reject["line_no"], reject["column_name"], reject["code"]));
        Assert.Contains(word.Length == 0 ? "Оценка" : "отлично", reject["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("85%", "850000")]
    [InlineData("85 %", "850000")]
    [InlineData("100%", "1000000")]
    public void Percent_OnTheScaleOfAHundred_IsItsNumber(string grade, string share)
    {
        _bench.LoadGood("file.csv", Header + ",scale", $"L1,G,M,final,2026-01-31,{grade},стобалльная");

        Assert.Equal(share, Assert.Single(_bench.Image().Rows("fact_grade"))["share"]);
    }

    [Theory]
    [InlineData("current", "текущий", "Текущий контроль", "тест", "контрольная работа")]
    [InlineData("interim", "промежуточная аттестация", "экзамен", "зачёт", "зачет", "дифференцированный зачёт", "Дифф. зачет", "ЭКЗ")]
    [InlineData("retake", "пересдача", "Пересдача", "комиссия")]
    [InlineData("final", "итоговая аттестация", "ИА", "ВКР", "защита  ВКР")]
    [InlineData("practice", "практика", "стажировка")]
    [InlineData("project", "проект", "защита", "Защита проекта")]
    public void Control_AsPeopleWriteIt_IsOfItsKind(string kind, params string[] words)
    {
        _bench.LoadGood("file.csv", [Header, .. words.Select((word, i) => $"L{i},G,M,{word},2026-01-31,5")]);

        Assert.Equal(words.Length, _bench.Image().Count("fact_grade"));
        Assert.All(_bench.Image().Rows("fact_grade"), row => Assert.Equal(kind, row["control_key"]));
    }

    [Theory]
    [InlineData("learner_code,group_code,module_code,control,graded_on,grade", "L1,G,M,собеседование,2026-01-31,5", "control", "текущий контроль, промежуточная аттестация, пересдача, итоговая аттестация")]
    [InlineData("learner_code,last_name,first_name,sex", "L1,Орлов,Егор,средний", "sex", "м, ж")]
    [InlineData("learner_code,group_code,module_code,lesson_on,mark", "L1,G,M,2026-01-31,спал", "mark", "присутствовал")]
    [InlineData("programme_code,name,kind", "P1,Охрана труда,курсы", "kind", "ПК, ПП")]
    [InlineData("learner_code,group_code,module_code,control,graded_on,grade,scale", "L1,G,M,final,2026-01-31,5,звёзды", "scale", "five, pass_fail, hundred, level")]
    public void Word_OfNoList_IsRejectedWithTheWordsOfIt(string header, string row, string column, string told)
    {
        _bench.LoadGood("file.csv", header, row);

        var reject = Assert.Single(_bench.Image().Rows("quarantine"));
        Assert.Equal((column, "unknown_code"), (reject["column_name"], reject["code"]));
        Assert.Contains(told, reject["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public void NullWords_AreNoCodes()
    {
        string[] words = ["NULL", "#N/A", "null", "NaN", "-", "#ССЫЛКА!", "(пусто)", "нет", "N/A", "—"];
        var outcome = _bench.LoadGood("file.csv", [Header, .. words.Select(word => $"{word},G,M,final,2026-01-31,5"), "L1,нет,M,final,2026-01-31,5", "L1,G,M,final,2026-01-31,5"]);

        Assert.Equal((1, words.Length + 1), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(2, _bench.Image().Rows("quarantine").Count(row => row["code"] == "excel_error"));
        Assert.Equal(words.Length - 1, _bench.Image().Rows("quarantine").Count(row => row["code"] == "no_code"));
        Assert.Equal(["L1"], _bench.Image().Rows("dim_learner").Select(row => row["learner_code"]));
    }

    [Fact]
    public void Lists_OfTheInstallation_AddToThoseOfTheProgram()
    {
        var folder = Path.GetDirectoryName(_bench.Put("words/controls.csv", "control,word", "interim,собеседование"))!;
        _bench.Put("words/marks.csv", "mark,kind", "спал,absent", "д,sick");
        _bench.Put("words/scales.csv", "scale,label,low,high,share_low,share_high,bucket,passing", "five,блестяще,,,1,,5,1", "ten,балл,0,10,0,1,pass,1");
        _bench.Put("words/words.csv", "list,value,word", "sex,F,дама", "scale,ten,десятибалльная");
        using var bench = new LoadBench(("Ingest:Words", folder));
        bench.LoadGood("grades.csv", Header + ",scale", "L1,G,M,Собеседование,2026-01-31,блестяще,", "L2,G,M,экзамен,2026-01-31,хор,", "L3,G,M,экзамен,2026-01-31,7,десятибалльная");
        bench.LoadGood("marks.csv", "learner_code,group_code,module_code,lesson_on,mark", "L1,G,M,2026-01-31,спал", "L2,G,M,2026-01-31,Д", "L3,G,M,2026-01-31,п");
        bench.LoadGood("learners.csv", "learner_code,last_name,first_name,sex", "L1,Орлова,Анна,дама", "L2,Орлова,Анна,жен.");

        Assert.Equal(["5", "4", "pass"], bench.Image().Rows("fact_grade").OrderBy(row => row["learner_key"]).Select(row => row["bucket"]));
        Assert.Equal(["0", "0", "200"], bench.Image().Rows("fact_attendance").OrderBy(row => row["learner_key"]).Select(row => row["attended"]));
        Assert.Equal(2, bench.Image().Rows("dim_learner").Count(row => row["sex"] == "F"));
        bench.AssertVerified();
    }

    [Theory]
    [InlineData("controls.csv", "control,word", "interim,собеседование", "зачётище,слово", "Список «words/controls.csv», строка 3: «зачётище» в столбце control; бывает current")]
    [InlineData("words.csv", "list,value,word", "sex,F,дама", "sex,X,оно", "Список «words/words.csv», строка 3: «X» в столбце value; бывает M, F")]
    [InlineData("words.csv", "list,value,word", "sex,F,дама", "полы,F,дама", "Список «words/words.csv», строка 3: «полы» в столбце list")]
    [InlineData("marks.csv", "mark,kind", "спал,absent", ",absent", "Список «words/marks.csv», строка 3: нет значения в столбце mark")]
    [InlineData("scales.csv", "scale,label,low,high,share_low,share_high,bucket,passing", "five,ах,,,1,,5,1", "five,ох,семь,,1,,5,1", "Список «words/scales.csv», строка 3: «семь» в столбце low — не число")]
    [InlineData("marks.csv", "отметка,kind", "спал,absent", "спал,absent", "Список «words/marks.csv», строка 1: первая строка должна называть столбцы mark, kind")]
    public void List_WithAMistake_IsSaidWithFileAndLine(string file, string header, string good, string bad, string told)
    {
        var folder = Path.GetDirectoryName(_bench.Put("words/" + file, header, good, bad))!;
        using var bench = new LoadBench(("Ingest:Words", folder));
        var outcome = bench.LoadOne("grades.csv", Header, "L1,G,M,final,2026-01-31,5");

        Assert.Equal((LoadState.Failed, "bad_words"), (outcome.State, outcome.FailureCode));
        Assert.StartsWith(told, outcome.Failure, StringComparison.Ordinal);
    }
}
