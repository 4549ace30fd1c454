using System.IO.Compression;
using System.Text;
using Oracle;
using static Ingest.Worker.Tests.Sample.OracleFixtures;

namespace Ingest.Worker.Tests.Sample;

public sealed class OracleFactsTests
{
    [Fact]
    public void Settle_LaterCorrection_WinsWhateverTheOrderOfFiles()
    {
        var facts = ValidFacts.FromRows(
        [
            Grade("S1", "4", corrected: "2026-02-20", file: "grades-1.csv"),
            Grade("S1", "3", corrected: "2026-02-10", file: "grades-2.csv"),
            Grade("S1", "2", file: "grades-3.csv"),
        ]);

        Assert.Equal("4", Assert.Single(facts.Grades).Label);
        Assert.Empty(facts.Rejected);
    }

    [Fact]
    public void Settle_NoCorrectionDate_LaterFileWins() =>
        Assert.Equal("5", Assert.Single(
            ValidFacts.FromRows([Grade("S1", "5", file: "grades-2.csv"), Grade("S1", "3", file: "grades-1.csv")]).Grades).Label);

    [Fact]
    public void Settle_TwoValuesInOneFile_RejectsBoth()
    {
        var facts = ValidFacts.FromRows([Grade("S1", "5", line: 2), Grade("S1", "3", line: 3), Grade("S2", "4", line: 4)]);

        Assert.Equal("S2", Assert.Single(facts.Grades).Learner);
        Assert.Equal([2L, 3L], facts.Rejected.Select(row => row.Line));
        Assert.All(facts.Rejected, row => Assert.Equal("conflicting_in_file", row.Code));
    }

    [Fact]
    public void Settle_SameRowTwice_CountsOnce() =>
        Assert.Single(ValidFacts.FromRows([Grade("S1", "5", line: 2), Grade("S1", "5", line: 3)]).Grades);

    [Fact]
    public void Settle_CorrectionInTheSameFile_IsNoConflict() =>
        Assert.Equal("3", Assert.Single(
            ValidFacts.FromRows([Grade("S1", "5"), Grade("S1", "3", corrected: "2026-03-01", line: 3)]).Grades).Label);

    [Fact]
    public void Settle_CurrentGradesWithoutAttempt_AreToldApartByDay() =>
        Assert.Equal(2, ValidFacts.FromRows(
        [
            Grade("S1", "5", control: "current", attempt: null, on: "2026-02-01"),
            Grade("S1", "3", control: "current", attempt: null, on: "2026-02-02"),
        ]).Grades.Count);

    [Fact]
    public void Removal_OfAKey_DropsItAndNoOther()
    {
        var removal = Row("removals", "removals-grades.csv", 2, ("feed", "grades"), ("learner_code", "S1"), ("group_code", "G1"),
            ("module_code", "M1"), ("control", "interim"), ("attempt", "2"), ("removed_by", "x"), ("reason", "y"));

        var facts = ValidFacts.FromRows([Grade("S1", "3"), Grade("S1", "5", attempt: 2), removal]);

        Assert.Equal(1, Assert.Single(facts.Grades).Attempt);
    }

    [Theory]
    [InlineData("grade", "", "missing_value")]
    [InlineData("grade", "7", "out_of_range")]
    [InlineData("grade", "прекрасно", "unknown_code")]
    [InlineData("graded_on", "31.02.2026", "bad_date")]
    [InlineData("attempt", "два", "bad_number")]
    [InlineData("control", "express", "unknown_code")]
    [InlineData("scale", "twelve", "unknown_code")]
    [InlineData("learner_code", "", "missing_value")]
    public void Check_WrongCell_NamesColumnAndCode(string column, string value, string code)
    {
        var good = Grade("S1", "5");
        var cells = good.Cells.ToDictionary();
        cells[column] = value;

        var reject = RowRules.Check(good with { Cells = cells });

        Assert.Null(RowRules.Check(good));
        Assert.Equal((column, code), (reject!.Column, reject.Code));
    }

    [Theory]
    [InlineData("five", "4", Bucket.Four, 0.8)]
    [InlineData("five", "2", Bucket.Two, 0.4)]
    [InlineData("hundred", "85", Bucket.Five, 0.85)]
    [InlineData("hundred", "84", Bucket.Four, 0.84)]
    [InlineData("hundred", "69,5", Bucket.Three, 0.695)]
    [InlineData("hundred", "50", Bucket.Three, 0.5)]
    [InlineData("hundred", "49", Bucket.Two, 0.49)]
    public void Scale_Label_HasBucketAndShare(string scale, string label, Bucket bucket, double share) =>
        Assert.Equal((bucket, (decimal?)(decimal)share, null), GradeScale.Read(scale, label));

    [Theory]
    [InlineData("hundred", "н/а", Bucket.NotAttested)]
    [InlineData("hundred", "н/я", Bucket.NotAttested)]
    [InlineData("hundred", "осв.", Bucket.Exempt)]
    [InlineData("pass_fail", "зачтено", Bucket.Pass)]
    [InlineData("pass_fail", "не зачтено", Bucket.Fail)]
    public void Scale_StateOrPass_HasNoShare(string scale, string label, Bucket bucket) =>
        Assert.Equal((bucket, null, null), GradeScale.Read(scale, label));

    [Fact]
    public void Read_RussianFile_SameRowsAsEnglishPackedAndJson()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("oracle-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "attendance-1.csv"),
                "Код слушателя;Код группы;Код модуля;Дата занятия;Отметка;Часы;Часы по плану\r\nS1;Г;М;01.02.2026;о;1,5;2\r\n",
                Encoding.GetEncoding(1251));
            using (var packed = new GZipStream(File.Create(Path.Combine(folder, "attendance-2.csv.gz")), CompressionLevel.Fastest))
            {
                packed.Write(Encoding.UTF8.GetBytes(
                    "learner_code,group_code,module_code,lesson_on,mark,hours,hours_scheduled\nS2,Г,\"М\",2026-02-01,late,1.5,2\n"));
            }

            File.WriteAllText(Path.Combine(folder, "attendance-3.jsonl"),
                """
                {"learner_code":"S3","group_code":"Г","module_code":"М","lesson_on":"2026-02-01","mark":"late","hours":1.5,"hours_scheduled":2}
                """);

            var facts = ValidFacts.FromFolder(folder);

            Assert.Equal(["S1", "S2", "S3"], facts.Attendance.Select(mark => mark.Learner));
            Assert.All(facts.Attendance, mark =>
                Assert.Equal(("Г", "М", new DateOnly(2026, 2, 1), "late", 1.5m, 2m),
                    (mark.Group, mark.Module, mark.LessonOn, mark.Mark, mark.Attended, mark.Scheduled)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
