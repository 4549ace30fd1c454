using FsCheck;
using FsCheck.Fluent;
using Oracle;
using Sample;

namespace Ingest.Worker.Tests.Sample;

public sealed class SamplePropertyTests
{
    private static readonly Gen<SampleOptions> Options =
        from learners in Gen.Choose(100, 260)
        from years in Gen.Choose(1, 4)
        from seed in Gen.Choose(int.MinValue / 2, int.MaxValue / 2)
        from day in Gen.Choose(0, 364)
        select new SampleOptions(learners, years, seed, new DateOnly(2026, 1, 1).AddDays(day));

    [Fact]
    public void Write_AnyOptions_ManifestAgreesWithAnIndependentReading() =>
        Prop.ForAll(Options.ToArbitrary(), options =>
        {
            using var sample = new SampleFolder(options);
            var facts = ValidFacts.FromFolder(sample.Feeds);
            var planted = sample.Manifest.Defects.Where(defect => defect.Kind == DefectKind.Reject)
                .Select(defect => (defect.File, defect.Line, defect.Code)).Order();
            Assert.Equal(facts.Rejected.Select(row => (row.File, row.Line, row.Code)).Order(), planted);
            Assert.All(sample.Manifest.Feeds, feed =>
                Assert.Equal((feed.Feed, feed.Keys - feed.Removed), (feed.Feed, (long)facts.Of(feed.Feed).Count)));
            Assert.Equal(options.Learners, facts.Enrolments.Select(enrolment => enrolment.Learner).Distinct().Count());
            Assert.All(facts.Grades, grade => Assert.InRange(grade.GradedOn, options.BeginsOn, options.EndsOn));
            Assert.All(facts.Attendance, mark => Assert.InRange(mark.LessonOn, options.BeginsOn, options.EndsOn));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
}
