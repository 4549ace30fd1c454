using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Every feed by its contract, and every way in which a row or a header can break it.</summary>
public class ContractTests : LoadTests
{
    private const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,scale";
    private const string GoodGrade = "L1,G1,M1,interim,2026-01-10,5,";

    /// <summary>A feed, a file of it, and a table with what the file's last row has to be there.</summary>
    public static TheoryData<string, string[], string, string> Feeds { get; } = new()
    {
        { "programmes", ["programme_code,name,kind,hours,approved_on,valid_from", "P1,Охрана труда,ПК,72,31.01.2020,2020-02-01"], "dim_programme", "programme_key=P1 name=Охрана труда kind=qualification hours=72 approved_on=20200131 is_inferred=0" },
        { "modules", ["programme_code,module_code,name,parent_module_code,hours,control_form", "P1,M2,Модуль,M1,16,зачёт"], "dim_programme_module", "programme_key=P1 module_key=M2 parent_module_key=M1 hours=16" },
        { "competencies", ["programme_code,competency_code,name,result_kind", "P1,C1,Умеет,professional"], "dim_programme_competency", "programme_key=P1 competency_key=C1 name=Умеет" },
        { "module_competencies", ["programme_code,module_code,competency_code,weight", "P1,M1,C1,\"0,25\""], "bridge_module_competency", "module_key=M1 competency_key=C1 weight=250000" },
        { "plan", ["programme_code,competency_code,planned_share,planned_learners,valid_from", "P1,C1,75 %,\"0,9\",01.09.2025"], "fact_plan", "programme_key=P1 competency_key=C1 planned_share=750000 planned_learners=900000 valid_from=20250901" },
        { "teachers", ["teacher_code,last_name,first_name,birth_date,degree", "T1,Иванова,Анна,1970-05-06,к.п.н."], "dim_teacher", "teacher_key=T1 last_name=Иванова birth_date=19700506 degree=к.п.н. is_inferred=0" },
        { "groups", ["group_code,programme_code,starts_on,ends_on,form,curator_code", "G1,P1,2026-01-01,01.06.2026,очная,T1"], "dim_group", "group_key=G1 programme_key=P1 starts_on=20260101 ends_on=20260601 curator_key=T1 is_inferred=0" },
        { "learners", ["learner_code,last_name,first_name,middle_name,birth_date,sex", "L1,Чернышёв,Пётр,Ильич,05.06.1990,М"], "learner_person", "learner_key=L1 last_name=Чернышёв name_folded=ЧЕРНЫШЕВ ПЕТР ИЛЬИЧ birth_date=19900605" },
        { "enrolments", ["learner_code,group_code,enrolled_on,started_on,completed_on,outcome", "L1,G1,2026-01-01,02.01.2026,2026-05-30,выпуск"], "fact_enrolment", "learner_key=L1 group_key=G1 enrolled_date_key=20260101 started_date_key=20260102 completed_date_key=20260530 outcome=выпуск" },
        { "grades", [Grades + ",attempt,teacher_code,source_id", "L1,G1,M1,итоговый,10.01.2026,отлично,,2,T1,n7"], "fact_grade", "learner_key=L1 module_key=M1 control_key=final attempt=2 bucket=5 share=1000000 is_passed=1 teacher_key=T1 source_id=n7" },
        { "attendance", ["learner_code,group_code,module_code,lesson_on,mark,lesson_no,hours,hours_scheduled", "L1,G1,M1,10.01.2026,Н,3,\"0,5\",2.0"], "fact_attendance", "learner_key=L1 date_key=20260110 lesson_no=3 mark_key=н attended=50 scheduled=200" },
        { "awards", ["learner_code,award_kind,awarded_on,order_no,order_on,publication_consent", "L1,грамота,2026-03-01,17-у,28.02.2026,да"], "fact_award", "learner_key=L1 award_key=грамота order_no=17-у order_date_key=20260228 publication_consent=1" },
        { "documents", ["document_kind,registration_no,issued_on,learner_code,group_code,blank_series,blank_no", "удостоверение,15,2026-06-02,L1,G1,АБ,000123"], "fact_document", "document_key=удостоверение registration_no=15 issued_date_key=20260602 blank_no=000123" },
        { "carriers", ["carrier_kind,unit_no,year,group_code,sheets", "журнал,7,2026,G1,48"], "fact_carrier", "carrier_kind=журнал unit_no=7 year=2026 group_key=G1 sheets=48" },
        { "targets", ["measure,programme_code,group_code,target,valid_from,corrected_by", "посещаемость,P1,G1,\"85,5 %\",01.09.2025,Ким О."], "fact_target", "measure=attendance programme_key= group_key=G1 target_share=855000 valid_from=20250901" },
        { "removals", ["feed,removed_by,reason,learner_code,group_code", "enrolments,Петров,ошибка,L1,G1"], "fact_enrolment_revision", "learner_key=L1 group_key=G1 is_removed=1 corrected_by=Петров correction_reason=ошибка" },
    };

    /// <summary>A row, and where and why it is rejected.</summary>
    public static TheoryData<string, string, string, string, string> Rejects { get; } = new()
    {
        { Grades, "L1,G1,M1,interim,2026-01-10,,", "grade", "missing_value", "Оценка" },
        { Grades, "L1,G1,M1,interim,31.02.2026,5,", "graded_on", "bad_date", "31.02.2026" },
        { Grades, "L1,G1,M1,interim,2070-01-01,5,", "graded_on", "bad_date", "2070-01-01" },
        { Grades, "L1,G1,M1,беседа,2026-01-10,5,", "control", "unknown_code", "беседа" },
        { Grades, "L1,G1,M1,interim,2026-01-10,молодец,", "grade", "unknown_code", "молодец" },
        { Grades, "L1,G1,M1,interim,2026-01-10,7,", "grade", "out_of_range", "7" },
        { Grades, "L1,G1,M1,interim,2026-01-10,101,hundred", "grade", "out_of_range", "101" },
        { Grades, "L1,G1,M1,interim,2026-01-10,5,звёзды", "scale", "unknown_code", "звёзды" },
        { Grades, "L1,G1,M1,interim,2026-01-10,5,,8", "", "bad_text", "8" },
        { Grades, "L\u00011,G1,M1,interim,2026-01-10,5,", "learner_code", "bad_text", "L" },
        { Grades + ",attempt", "L1,G1,M1,interim,2026-01-10,5,,два", "attempt", "bad_number", "два" },
        { Grades + ",attempt", "L1,G1,M1,interim,2026-01-10,5,,100", "attempt", "out_of_range", "100" },
        { Grades + ",attempt", "L1,G1,M1,interim,2026-01-10,5,,\"1,5\"", "attempt", "bad_number", "1,5" },
        { "learner_code,group_code,module_code,lesson_on,mark,hours", "L1,G1,M1,2026-01-10,present,25", "hours", "out_of_range", "25" },
        { "learner_code,group_code,module_code,lesson_on,mark,hours", "L1,G1,M1,2026-01-10,спал,2", "mark", "unknown_code", "спал" },
        { "group_code,programme_code,starts_on,ends_on", "G1,P1,2026-06-01,2026-01-01", "ends_on", "out_of_range", "окончание" },
        { "programme_code,planned_share,module_code", "P1,120 %,M1", "planned_share", "out_of_range", "120" },
        { "programme_code,planned_share,module_code", "P1,0.5,", "competency_code", "missing_value", "нужен" },
        { "measure,target", "старание,85", "measure", "unknown_code", "старание" },
        { "measure,target", "успеваемость,101", "target", "out_of_range", "101" },
        { "measure,target", "успеваемость,\"0,85\"", "target", "out_of_range", "0,85" },
        { "measure,target", "успеваемость,%", "target", "bad_number", "%" },
        { "learner_code,award_kind,awarded_on,publication_consent", "L1,грамота,2026-03-01,наверное", "publication_consent", "unknown_code", "наверное" },
        { "feed,removed_by,reason,learner_code,group_code", "зачёты,Петров,ошибка,L1,G1", "feed", "unknown_code", "зачёты" },
        { "feed,removed_by,reason,learner_code,group_code", "enrolments,Петров,ошибка,L1,", "group_code", "missing_value", "enrolments" },
        { "feed,removed_by,reason,learner_code,group_code,module_code,lesson_on", "attendance,Петров,ошибка,L1,G1,M1,вчера", "lesson_on", "bad_date", "вчера" },
    };

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Feed_WithGoodRow_StandsInTheWarehouse(string feed, string[] lines, string table, string expected)
    {
        using var bench = NewBench();
        var outcome = bench.LoadGood("file.csv", lines);

        Assert.Equal((feed, 1L, 1L, 0L), (outcome.Feed, outcome.Read, outcome.Loaded + outcome.Corrected, outcome.Rejected));
        var row = Assert.Single(bench.Image().Rows(table), row => row.Values.First().Length > 0 && row.GetValueOrDefault("is_inferred") != "1" && row["line_no"] == "2");
        Assert.All(Pairs(expected), pair => Assert.Equal(pair, (pair.Column, row[pair.Column])));
        bench.AssertVerified();
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Feed_WithRussianHeaderInReverse_GivesTheSame(string feed, string[] lines, string table, string expected)
    {
        Assert.NotEmpty(Pairs(expected));
        using var english = NewBench();
        english.LoadGood("file.csv", lines);
        var titles = new FeedCatalogue().Find(feed)!.Columns.ToDictionary(column => column.Name, column => column.Title);
        var cells = lines.Select(line => Cells(line).AsEnumerable().Reverse().ToArray()).ToArray();
        // Half of the names stay English: a header may mix them.
        string[] header = [.. cells[0].Select((name, i) => i % 2 == 0 ? titles[name] : name.ToUpperInvariant())];
        using var russian = NewBench();
        var outcome = russian.LoadGood("file.csv", string.Join(';', header), string.Join(';', cells[1]));

        Assert.Equal(feed, outcome.Feed);
        Assert.NotEmpty(russian.Image().Rows(table));
        russian.Image().AssertSame(english.Image());
    }

    [Theory]
    [MemberData(nameof(Rejects))]
    public void Row_AgainstTheContract_StandsInQuarantineAndTheRestLoads(string header, string row, string column, string code, string detail)
    {
        using var bench = NewBench();
        // A row of the reject's own kind cannot be made good in general: grades show that the rest of a file loads.
        string[] lines = header.StartsWith(Grades, StringComparison.Ordinal) ? [header, GoodGrade, row, GoodGrade.Replace("L1", "L2")] : [header, row];
        var outcome = bench.LoadGood("file.csv", lines);

        Assert.Equal((1, lines.Length - 2), (outcome.Rejected, outcome.Loaded));
        var quarantined = Assert.Single(bench.Image().Rows("quarantine"));
        Assert.Equal((column, code, row), (quarantined["column_name"], quarantined["code"], quarantined["raw_text"].TrimEnd('\n')));
        Assert.Contains(detail, quarantined["detail"], StringComparison.Ordinal);
        Assert.Equal(lines.Length == 2 ? "2" : "3", quarantined["line_no"]);
    }

    /// <summary>A row in quarantine is shown to those whose it is: by what it names, and to nobody fenced where its cells are not known.</summary>
    [Theory]
    [InlineData("филиал,L1, G1 ,M1,interim,2026-01-10,плохо", "филиал", "G1")]
    [InlineData(",L1,G2,M1,interim,31.02.2026,5", "", "G2")]
    [InlineData("филиал,L1,,M1,interim,2026-01-10,плохо", "филиал", "")]
    [InlineData("филиал,L1,G1,M1,interim,2026-01-10,5,8", null, null)]
    public void RejectedRow_KeepsTheOrganisationAndTheGroupThatItNames(string row, string? organisation, string? group)
    {
        using var bench = NewBench();
        bench.LoadOne("file.csv", "org_code,learner_code,group_code,module_code,control,graded_on,grade", row);

        var quarantined = Assert.Single(bench.Image().Rows("quarantine"));
        Assert.Equal((organisation ?? "", group ?? ""), (quarantined["named_org_code"], quarantined["named_group_code"]));
    }

    [Fact]
    public void RowsThatContradict_KeepTheGroupThatTheyName()
    {
        using var bench = NewBench();
        bench.LoadOne("file.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,", "L1,G1,M1,interim,2026-01-10,4,");

        Assert.All(bench.Image().Rows("quarantine"), row => Assert.Equal(("conflicting_in_file", "G1"), (row["code"], row["named_group_code"])));
        Assert.Equal(2, bench.Image().Count("quarantine"));
    }

    [Fact]
    public void Organisation_NamedByARow_HoldsItsOwnCodes()
    {
        using var bench = NewBench();
        bench.LoadGood("file.csv", Grades + ",org_code", GoodGrade + ",", GoodGrade + ",филиал");

        Assert.Equal(2, bench.Image().Count("fact_grade"));
        Assert.Equal(["L1", "L1"], bench.Image().Rows("dim_learner").Select(row => row["learner_code"]));
    }

    [Fact]
    public void Header_WithoutARequiredColumn_FailsAndNamesIt()
    {
        using var bench = NewBench();
        var outcome = bench.LoadOne("file.csv", "learner_code,group_code,module_code,control,graded_on", "L1,G1,M1,interim,2026-01-10");

        Assert.Equal((LoadState.Failed, "missing_column"), (outcome.State, outcome.FailureCode));
        Assert.Contains("нет столбца «Оценка»", outcome.Failure, StringComparison.Ordinal);
        Assert.Empty(bench.Image().Rows("fact_grade"));
        Assert.Equal("missing_column", Assert.Single(bench.Image().Rows("dim_load_file"))["failure_code"]);
    }

    [Fact]
    public void Header_OfNoFeed_FailsAndShowsIt()
    {
        using var bench = NewBench();
        var outcome = bench.LoadOne("file.csv", "цвет,вкус", "синий,кислый");

        Assert.Equal((LoadState.Failed, "unknown_header"), (outcome.State, outcome.FailureCode));
        Assert.Contains("цвет, вкус", outcome.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lerner_cod,award_knd,awarded_date,order_numb", "«Код слушателя», «Вид поощрения», «Дата поощрения»")]
    [InlineData("код_слушат,код_груп,дата_занятия,отметк", "«Код слушателя», «Код группы», «Код модуля», «Дата занятия», «Отметка» (таблица «Посещаемость»)")]
    [InlineData("teacher,last_nam,first_nam,categ", "«Код преподавателя», «Фамилия», «Имя» (таблица «")]
    public void Header_OfNoFeed_FailsWithTheColumnsOfTheNearestFeed(string header, string example)
    {
        using var bench = NewBench();
        var outcome = bench.LoadOne("file.csv", header, "1,2,3,4");

        Assert.Equal("unknown_header", outcome.FailureCode);
        Assert.Contains($"например: {example}", outcome.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 49, false)]
    [InlineData(100, 50, false)]
    [InlineData(100, 51, true)]
    [InlineData(200, 98, false)]
    [InlineData(200, 100, false)]
    [InlineData(200, 101, true)]
    [InlineData(99, 50, false)]
    [InlineData(99, 99, false)]
    public void File_BadForOneReason_FailsFromOverHalfOfAHundredRows(int rows, int bad, bool fails)
    {
        using var bench = NewBench();
        string[] lines = [.. Enumerable.Range(0, rows).Select(i => $"L{i},G1,M1,interim,{(i < bad ? "01/10/26" : "2026-01-10")},5,")];
        var outcome = bench.LoadOne("file.csv", [Grades, .. lines]);

        Assert.Equal(fails ? LoadState.Failed : LoadState.Loaded, outcome.State);
        Assert.Equal(fails ? "misread" : null, outcome.FailureCode);
        Assert.Equal(fails ? 0 : rows - bad, bench.Image().Count("fact_grade"));
        Assert.Equal(fails ? 0 : bad, bench.Image().Count("quarantine"));
    }

    [Fact]
    public void File_BadInMostRowsButForTwoReasons_LoadsTheRest()
    {
        using var bench = NewBench();
        string[] lines = [.. Enumerable.Range(0, 100).Select(i => $"L{i},G1,M1,interim,{(i < 45 ? "01/10/26" : "2026-01-10")},{(i is >= 45 and < 90 ? "молодец" : "5")},")];
        var outcome = bench.LoadGood("file.csv", [Grades, .. lines]);

        Assert.Equal((10, 90), (outcome.Loaded, outcome.Rejected));
    }

    [Fact]
    public void File_Misread_LeavesNothingAndLoadsOnceMadeGood()
    {
        using var bench = NewBench();
        // On a server the program's own scales and marks stand there from the first load on, whatever becomes of it.
        bench.LoadGood("modules.csv", "programme_code,module_code,name", "P1,M1,Модуль");
        var before = bench.Image();
        string[] rows = [.. Enumerable.Range(0, 200).Select(i => $"L{i},G1,M1,interim,{(i % 3 == 0 ? "2026-01-10" : "01/10/26")},5,")];
        var outcome = bench.LoadOne("file.csv", [Grades, .. rows]);

        Assert.Equal((LoadState.Failed, "misread"), (outcome.State, outcome.FailureCode));
        Assert.Contains("graded_on", outcome.Failure, StringComparison.Ordinal);
        bench.Image().AssertSame(before);

        // Made good, it loads, and the failure is forgotten.
        bench.LoadGood("file.csv", [Grades, .. rows.Select(row => row.Replace("01/10/26", "2026-01-10"))]);
        Assert.Equal(200, bench.Image().Count("fact_grade"));
    }

    [Fact]
    public void File_WithHeaderOnly_LoadsNoRows()
    {
        using var bench = NewBench();
        var outcome = bench.LoadGood("file.csv", Grades);

        Assert.Equal((0, 0, 0), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(LoadState.Known, Assert.Single(bench.Load(bench.Path("file.csv"))).State);
    }

    [Fact]
    public void File_WithNothing_FailsClearly()
    {
        using var bench = NewBench();
        var outcome = bench.LoadOne("file.csv");

        Assert.Equal(LoadState.Failed, outcome.State);
        Assert.Contains("пуст", outcome.Failure, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void BadFile_InABatch_StopsNoOther()
    {
        using var bench = NewBench();
        var folder = Path.GetDirectoryName(bench.Put("in/a.csv", "цвет,вкус", "синий,кислый"))!;
        bench.Put("in/b.csv", Grades, GoodGrade);
        var outcomes = bench.Load(folder);

        Assert.Equal([LoadState.Failed, LoadState.Loaded], outcomes.Select(outcome => outcome.State));
        Assert.Equal(1, bench.Image().Count("fact_grade"));
    }

    private static List<(string Column, string Value)> Pairs(string expected)
    {
        var pairs = new List<(string Column, string Value)>();
        foreach (var word in expected.Split(' '))
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                pairs.Add((word[..at], word[(at + 1)..]));
            }
            else
            {
                pairs[^1] = (pairs[^1].Column, pairs[^1].Value + " " + word);
            }
        }

        return pairs;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var isQuoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += c;
            }
        }

        return cells;
    }
}
