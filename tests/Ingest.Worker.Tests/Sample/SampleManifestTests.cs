using Oracle;
using Sample;

namespace Ingest.Worker.Tests.Sample;

[Collection(nameof(ThousandLearners))]
public sealed class SampleManifestTests(ThousandLearners sample)
{
    private readonly SampleManifest manifest = sample.Folder.Manifest;

    [Fact]
    public void Files_RowsOnDisk_AreAsCounted()
    {
        var onDisk = sample.Rows.GroupBy(row => row.File).ToDictionary(file => file.Key, file => (long)file.Count());

        Assert.Equal(onDisk, manifest.Files.ToDictionary(file => file.Name, file => file.Rows));
        Assert.Equal(sample.Folder.Summary.Rows, manifest.Files.Sum(file => file.Rows));
        Assert.Equal(Directory.GetFiles(sample.Folder.Feeds).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            manifest.Files.Select(file => file.Name));
    }

    [Fact]
    public void Defects_Rejects_AreExactlyTheRowsThatAnIndependentReaderRejects()
    {
        var planted = manifest.Defects.Where(defect => defect.Kind == DefectKind.Reject)
            .Select(defect => (defect.File, defect.Line, defect.Code));
        var found = sample.Facts.Rejected.Select(row => (row.File, row.Line, row.Code));

        Assert.Equal(found.Order(), planted.Order());
    }

    [Fact]
    public void Defects_ColumnsNamed_AreTheWrongOnes()
    {
        var rejected = sample.Facts.Rejected.Where(row => row.Code != "conflicting_in_file")
            .ToDictionary(row => (row.File, row.Line), row => row.Column);

        Assert.All(manifest.Defects.Where(defect => defect.Kind == DefectKind.Reject && defect.Code != "conflicting_in_file"),
            defect => Assert.Equal(rejected[(defect.File, defect.Line)], defect.Column));
    }

    [Fact]
    public void Defects_Findings_StandAtTheirLines()
    {
        var rows = sample.Rows.ToDictionary(row => (row.File, row.Line));
        var enrolments = sample.Facts.Enrolments.ToDictionary(enrolment => (enrolment.Learner, enrolment.Group));
        var findings = manifest.Defects.Where(defect => defect.Kind == DefectKind.Finding).ToList();

        Assert.Equal(["attendance_before_enrolment", "award_without_order", "final_outside_term"],
            findings.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(findings, finding =>
        {
            var row = rows[(finding.File, finding.Line)];
            Assert.True(finding.Code switch
            {
                "award_without_order" => !row.Has("order_no"),
                "final_outside_term" => row["control"] == "final"
                    && RowRules.DateOf(row["graded_on"]) > sample.Facts.Groups[row["group_code"]].EndsOn,
                _ => RowRules.DateOf(row["lesson_on"]) < enrolments[(row["learner_code"], row["group_code"])].EnrolledOn,
            });
        });
    }

    [Fact]
    public void Defects_NothingWrongBesideThem_InTheWholeSample()
    {
        var noted = manifest.Defects.Where(defect => defect.Kind == DefectKind.Finding)
            .Select(defect => (defect.File, defect.Line)).ToHashSet();
        var enrolments = sample.Facts.Enrolments.ToDictionary(enrolment => (enrolment.Learner, enrolment.Group));

        Assert.DoesNotContain(sample.Of("awards"), row => !row.Has("order_no") && !noted.Contains((row.File, row.Line)));
        Assert.DoesNotContain(sample.Of("attendance"), row => !noted.Contains((row.File, row.Line))
            && RowRules.DateOf(row["lesson_on"]) < enrolments[(row["learner_code"], row["group_code"])].EnrolledOn);
        Assert.DoesNotContain(sample.Of("grades"), row => row["control"] == "final" && !noted.Contains((row.File, row.Line))
            && RowRules.DateOf(row["graded_on"]) > sample.Facts.Groups[row["group_code"]].EndsOn);
    }

    [Fact]
    public void Defects_Duplicates_RepeatAnotherRowOfTheirFile()
    {
        var duplicates = manifest.Defects.Where(defect => defect.Kind == DefectKind.Duplicate).ToList();

        Assert.NotEmpty(duplicates);
        Assert.All(duplicates, duplicate =>
        {
            var lines = File.ReadAllLines(Path.Combine(sample.Folder.Feeds, duplicate.File), System.Text.Encoding.Latin1);
            Assert.Equal(2, lines.Count(line => line == lines[duplicate.Line - 1]));
        });
    }

    [Fact]
    public void Defects_Share_IsAboutThreeInAThousand()
    {
        Assert.InRange(manifest.Defects.Count / (double)sample.Folder.Summary.Rows, 0.002, 0.004);
        Assert.Equal(["bad_date", "bad_number", "conflicting_in_file", "missing_value", "out_of_range", "unknown_code"],
            manifest.Defects.Where(defect => defect.Kind == DefectKind.Reject)
                .Select(defect => defect.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Feeds_Keys_AreThoseThatAnIndependentReaderKeeps() =>
        Assert.All(manifest.Feeds, feed =>
            Assert.Equal((feed.Feed, feed.Keys - feed.Removed), (feed.Feed, (long)sample.Of(feed.Feed).Count())));

    [Fact]
    public void Feeds_CorrectedGrades_HoldTheLaterValue()
    {
        var corrected = sample.Of("grades").Where(row => row.Has("corrected_on")).ToList();

        Assert.Equal(manifest.Feeds.Single(feed => feed.Feed == "grades").Corrected, corrected.Count);
        Assert.NotEmpty(corrected);
        Assert.All(corrected, row => Assert.True(row.Has("corrected_by") && row.Has("correction_reason") && row.Has("grade_words")));
    }
}
