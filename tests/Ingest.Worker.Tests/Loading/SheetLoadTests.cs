using System.Text;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Workbooks of people on their way into the warehouse.</summary>
public sealed class SheetLoadTests : IDisposable
{
    private static readonly string[] Grades = ["learner_code", "group_code", "module_code", "control", "graded_on", "grade", "attempt"];
    private static readonly string[] Learners = ["learner_code", "last_name", "first_name", "birth_date"];

    private readonly LoadBench _bench = new();

    static SheetLoadTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Error_InAColumnOfTheFeed_RejectsTheRowAndKeepsWhatIsThere()
    {
        var first = _bench.Load(Put("a.xlsx", SheetBook.Of("xlsx", [Grades, ["L1", "G", "M", "final", "31.01.2026", "2", "1"]])));
        Assert.Equal(1, Assert.Single(first).Loaded);
        var before = Assert.Single(_bench.Image().Rows("fact_grade"));

        foreach (var (name, cell) in (ReadOnlySpan<(string, string)>)[("b", "#REF!"), ("c", "#Н/Д"), ("d", "#ССЫЛКА!")])
        {
            var outcome = _bench.LoadOne(name + ".csv", string.Join(';', Grades), $"L1;G;M;final;10.02.2026;4;{cell}");
            Assert.Equal((LoadState.Loaded, 0, 1), (outcome.State, (int)outcome.Loaded, (int)outcome.Rejected));
            var rejected = _bench.Image().Rows("quarantine")[^1];
            Assert.Equal(("excel_error", "attempt", $"ошибка Excel {cell}"), (rejected["code"], rejected["column_name"], rejected["detail"]));
        }

        var book = Assert.Single(_bench.Load(Put("e.ods", SheetBook.Of("ods", [Grades, ["L1", "G", "M", "final", "10.02.2026", "4", "#REF!"]]))));
        Assert.Equal(1, book.Rejected);
        Assert.Equal("ошибка Excel #REF!, ячейка G2", _bench.Image().Rows("quarantine")[^1]["detail"]);
        Assert.Equal(before["label"], Assert.Single(_bench.Image().Rows("fact_grade"))["label"]);
    }

    [Fact]
    public void Error_InAColumnThatNoFeedHas_IsNobodysBusiness()
    {
        var outcome = _bench.LoadOne("a.csv", "learner_code;last_name;first_name;заметка", "L1;Орлов;Егор;#N/A");
        Assert.Equal((1, 0), ((int)outcome.Loaded, (int)outcome.Rejected));
    }

    [Theory]
    [InlineData("32907", "", "19900203")]
    [InlineData("31445", "date1904='1'", "19900203")]
    [InlineData("31445", "date1904='true'", "19900203")]
    [InlineData("46053", "", "20260131")]
    public void Day_AsAPlainNumber_IsCountedAsTheWorkbookCounts(string number, string properties, string day)
    {
        var book = SheetBook.Xlsx(
            $"<c r='A2' t='inlineStr'><is><t>L1</t></is></c><c r='B2' t='inlineStr'><is><t>Орлов</t></is></c><c r='C2' t='inlineStr'><is><t>Егор</t></is></c><c r='D2'><v>{number}</v></c>",
            properties: properties,
            header: Learners);
        var outcome = Assert.Single(_bench.Load(Put("a.xlsx", book)));

        Assert.Equal((1, 0), ((int)outcome.Loaded, (int)outcome.Rejected));
        Assert.Equal(day, Assert.Single(_bench.Image().Rows("learner_person"))["birth_date"].Replace("-", "", StringComparison.Ordinal));
        Assert.Contains("«Дата рождения»", Assert.Single(outcome.Notes).Text, StringComparison.Ordinal);
        Assert.Contains("D2", outcome.Notes[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1990")]
    [InlineData("3")]
    public void Number_ThatIsAYearOrLess_IsNoDay(string number)
    {
        var book = SheetBook.Xlsx(
            $"<c r='A2' t='inlineStr'><is><t>L1</t></is></c><c r='B2' t='inlineStr'><is><t>Орлов</t></is></c><c r='C2' t='inlineStr'><is><t>Егор</t></is></c><c r='D2'><v>{number}</v></c>",
            header: Learners);
        Assert.Equal(1, Assert.Single(_bench.Load(Put("a.xlsx", book))).Rejected);
    }

    [Fact]
    public void Sheet_OfInstructions_IsPassedOverAndTold()
    {
        string[][] words = [["Заполните лист «Данные»"], ["Не меняйте заголовки"]];
        var path = Put("a.xlsx", SheetBook.OfSheets(
            "xlsx", ("Инструкция", words, ""), ("Данные", [Learners, ["L1", "Орлов", "Егор", ""]], ""), ("Списки", [["да"], ["нет"]], ""), ("Старое", [Learners, ["L2", "Старый", "Иван", ""]], "hidden")));
        var outcome = Assert.Single(_bench.Load(path));

        Assert.Equal((LoadState.Loaded, 1L), (outcome.State, outcome.Loaded));
        Assert.True(outcome.IsLastOfPath);
        Assert.Equal(3, outcome.Notes.Count);
        Assert.Contains(outcome.Notes, note => note.Text.Contains("«Инструкция» пройден", StringComparison.Ordinal));
        Assert.Contains(outcome.Notes, note => note.Text.Contains("«Списки» пройден", StringComparison.Ordinal));
        Assert.Contains(outcome.Notes, note => note.Text.Contains("скрытый лист «Старое»", StringComparison.Ordinal));
    }

    [Fact]
    public void Sheets_NoneOfWhichIsATable_FailEach()
    {
        var path = Put("a.xlsx", SheetBook.OfSheets("xlsx", ("Один", [["что-то"], ["1"]], ""), ("Два", [["иное"], ["2"]], "")));
        Assert.All(_bench.Load(path), outcome => Assert.Equal((LoadState.Failed, "unknown_header"), (outcome.State, outcome.FailureCode)));
        Assert.Equal(2, _bench.Image(withFiles: true).Rows("dim_load_file").Count(row => row["state"] == "failed"));
    }

    [Theory]
    [InlineData(20866, "KOI8-R")]
    [InlineData(866, "CP866")]
    [InlineData(1251, "Windows-1251")]
    public void Charset_IsToldOnTheLine(int codePage, string name)
    {
        File.WriteAllBytes(_bench.Path("a.csv"), Encoding.GetEncoding(codePage).GetBytes("Код слушателя;Фамилия;Имя\nL1;Щербаков;Фёдор\n"));
        var outcome = Assert.Single(_bench.Load(_bench.Path("a.csv")));

        Assert.Contains(name, Ingest.Worker.Commands.LoadCommand.Line(outcome), StringComparison.Ordinal);
        Assert.Equal("Щербаков", Assert.Single(_bench.Image().Rows("learner_person"))["last_name"]);
    }

    private string Put(string name, byte[] bytes)
    {
        File.WriteAllBytes(_bench.Path(name), bytes);
        return _bench.Path(name);
    }
}
