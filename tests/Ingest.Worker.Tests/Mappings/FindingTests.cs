namespace Ingest.Worker.Tests.Mappings;

/// <summary>A row of a form gives several records, and each of them that looks wrong is a finding of its own.</summary>
public sealed class FindingTests : IDisposable
{
    private readonly MappedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Enrolled on 3 September: two of the three days of Л1 are before it, one of the two of Л2.</summary>
    [Fact]
    public void DaysBeforeTheEnrolment_OfOneRow_AreAFindingEach()
    {
        _bench.Load.LoadGood("e.csv", "learner_code,group_code,enrolled_on", "Л1,ПК-12,2025-09-03", "Л2,ПК-12,2025-09-02");
        _bench.SendGood(
            MappedBench.Said("j.csv", null, [("group", "ПК-12"), ("module", "М1"), ("year", "2025"), ("blank", "нет записи")], (2, "Л1"), (3, "Л2")),
            "ФИО;01.09;02.09;03.09", "Орлов Егор;н;н;н", "Котова Мария;н;н;");

        Assert.Equal(
            ["Л1|20250901|2", "Л1|20250902|2", "Л2|20250901|3"], _bench.Rows("mart_finding", "learner_key", "date_key", "line_no"));
        _bench.Load.AssertVerified();
    }

    /// <summary>Л1 is not enrolled: each of the two modules of the row is a finding, the third has no grade.</summary>
    [Fact]
    public void ModulesOfAStranger_OfOneRow_AreAFindingEach()
    {
        _bench.Load.LoadGood("e.csv", "learner_code,group_code,enrolled_on", "Л2,ПК-12,2025-09-01");
        _bench.With("тесты", """
            { "title": "Тесты", "version": 1, "tables": [ { "columns": { "who": "табельный" }, "records": [ { "feed": "grades",
              "across": { "pattern": "^Тест (?<module>.+)$" },
              "fields": { "learner_code": "who", "group_code": { "value": "ПК-12" }, "module_code": { "header": "module" },
                "control": { "value": "current" }, "graded_on": { "value": "2025-09-10" }, "grade": { "cell": true } } } ] } ] }
            """);
        _bench.SendGood(MappedBench.Said("t.csv", "тесты"), "табельный;Тест А;Тест Б;Тест В", "Л1;5;4;", "Л2;5;5;5");

        Assert.Equal(
            ["grade_without_enrolment|Л1|А|20250910", "grade_without_enrolment|Л1|Б|20250910"],
            _bench.Rows("mart_finding", "code", "learner_key", "module_key", "date_key"));
    }
}
