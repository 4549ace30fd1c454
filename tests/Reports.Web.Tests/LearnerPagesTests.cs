using Reports.Web.Access;
using Reports.Web.Pages.Learner;
using Reports.Web.Pages.Trace;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

public sealed class LearnerPagesTests(LearnerWarehouse warehouse) : IClassFixture<LearnerWarehouse>
{
    [Theory]
    [InlineData("иванова алена")]
    [InlineData("Алёна ИВАНОВА")]
    [InlineData("ива сер")]
    [InlineData("L1")]
    public async Task Search_NameInAnyOrder_FindsOne(string text)
    {
        var found = await warehouse.ReadAsync("learners", LearnerWarehouse.User(Roles.Analyst), NameSearch.Of(text).Parameters);

        Assert.Equal("Иванова Алёна Сергеевна", Assert.Single(found.Rows)["name"]);
    }

    [Fact]
    public async Task Search_ByCurator_FindsOwnGroupOnly()
    {
        var found = await warehouse.ReadAsync("learners", LearnerWarehouse.User(Roles.Curator, "T2"), NameSearch.Of("Иванова").Parameters);

        Assert.Equal("L3", Assert.Single(found.Rows)["learner_code"]);
    }

    [Fact]
    public async Task Card_OfAnotherLearner_IsClosedToLearner()
    {
        var other = await warehouse.KeyAsync("L2");

        var card = await warehouse.ReadAsync("learner-card", LearnerWarehouse.User("learner", learner: "L1"), ("learner", other));

        Assert.Empty(card.Rows);
    }

    [Fact]
    public async Task Trace_CorrectedGrade_TellsWasBecameWhoAndWhere()
    {
        var card = await TraceAsync("L1", 2);

        Assert.Contains(card.Values, value => value is { Title: "Отметка", Text: "4" });
        var correction = Assert.Single(card.Corrections);
        Assert.Equal(("19.02.2026", "Кузнецов П. А.", "Апелляция"), (correction.When, correction.Who, correction.Reason));
        Assert.Contains(new TraceChange("Отметка", "3", "4"), correction.Changes);
        Assert.Equal([2L, 2L], card.Sources.Select(source => source.Line));
    }

    [Fact]
    public async Task Trace_RemovedGrade_KeepsValuesAndSaysRemoved()
    {
        var card = await TraceAsync("L3", 4);

        Assert.True(card.IsRemoved);
        Assert.Contains(card.Values, value => value is { Title: "Отметка", Text: "4" });
        Assert.True(Assert.Single(card.Corrections) is { IsRemoval: true, Who: "Соколова М. В.", Reason: "Ошибка ввода" });
    }

    [Theory]
    [InlineData("grades", 3)] // L1 corrected, L2's retake in place of the first attempt, L3 interim; the removed final is out.
    [InlineData("attendance", 3)]
    [InlineData("outcomes", 3)]
    public async Task Rows_OfEverything_CountHandComputed(string kind, int expected)
    {
        var rows = await warehouse.ReadAsync("rows-" + kind, LearnerWarehouse.User(Roles.Director));

        Assert.Equal(expected, rows.Rows.Count);
        Assert.All(rows.Rows, row => Assert.Equal((long)expected, row["total_n"]));
    }

    [Theory]
    [InlineData("contingent", 20260219, 3)]
    [InlineData("contingent", 20260220, 2)]
    [InlineData("contingent", 20260327, 1)]
    [InlineData("completed", 20260327, 1)]
    [InlineData("left", 20260327, 1)]
    [InlineData("started", 20260111, 0)]
    [InlineData("enrolled", 20260111, 3)]
    public async Task Rows_Movement_CountsAsMart(string what, int to, int expected)
    {
        var rows = await warehouse.ReadAsync("rows-enrolments", LearnerWarehouse.User(Roles.Director), ("what", what), ("to", to));

        Assert.Equal(expected, rows.Rows.Count);
    }

    [Fact]
    public async Task Rows_Attendance_SumHoursOfAllPages()
    {
        var rows = await warehouse.ReadAsync("rows-attendance", LearnerWarehouse.User(Roles.Director), ("place_from", 1), ("place_to", 1));

        // 2 + 0 + 4 of 2 + 2 + 4 hours, in hundredths, though the page has one row.
        Assert.Equal((600L, 800L), (rows.Rows[0]["attended_sum"], rows.Rows[0]["scheduled_sum"]));
        Assert.Single(rows.Rows);
    }

    [Theory]
    [InlineData(Roles.Director, null)]
    [InlineData(Roles.Curator, "T1")]
    public async Task Rows_Attendance_AreReadForAFileAsForThePage(string role, string? teacher)
    {
        var page = await warehouse.ReadAsync("rows-attendance", LearnerWarehouse.User(role, teacher));
        var file = await warehouse.ReadAsync(page.Report.Export!, LearnerWarehouse.User(role, teacher));

        Assert.NotEmpty(file.Rows);
        Assert.Equal(Cells(page), Cells(file));

        IEnumerable<object?[]> Cells(ReportTable table) => table.Rows.Select(row => file.Columns.Select(column => row[column.Name]).ToArray());
    }

    [Fact]
    public async Task Rows_ForArchive_HaveCodesInPlaceOfNames()
    {
        var rows = await warehouse.ReadAsync("rows-grades", LearnerWarehouse.User(Roles.Archive), ("sees_persons", 1));

        Assert.Equal(["L1", "L2", "L3"], rows.Rows.Select(row => row["learner"]).Order());
        Assert.Equal(["L1", "L2", "L3"], ReportPersons.CodesIn(rows).Order());
    }

    [Fact]
    public async Task Card_ForArchive_HasCodeInPlaceOfName()
    {
        var card = await warehouse.ReadAsync("learner-card", LearnerWarehouse.User(Roles.Archive), ("learner", await warehouse.KeyAsync("L2")));

        Assert.Equal("L2", Assert.Single(card.Rows)["name"]);
    }

    [Fact]
    public async Task Search_ForArchive_FindsByCodeAndNotByName()
    {
        var archive = LearnerWarehouse.User(Roles.Archive);

        Assert.Empty((await warehouse.ReadAsync("learners", archive, NameSearch.Of("Иванова").Parameters)).Rows);
        Assert.Equal("L1", Assert.Single((await warehouse.ReadAsync("learners", archive, NameSearch.Of("L1").Parameters)).Rows)["name"]);
    }

    [Theory]
    [InlineData("learner-grades")]
    [InlineData("learner-attendance")]
    public async Task ReportOfOneLearner_Shown_IsJournalled(string report)
    {
        var user = LearnerWarehouse.User(Roles.Director);
        var shown = await warehouse.ReadAsync(report, user, ("learner", await warehouse.KeyAsync("L1")));
        var written = await warehouse.ReadAsync(report, user, ("learner", "1.0"));

        Assert.NotEmpty(shown.Rows);
        Assert.Empty(written.Rows);
        var entries = await warehouse.Audit.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "L1", TestContext.Current.CancellationToken);
        Assert.Contains(entries, entry => entry is { UserName: Roles.Director, Subjects: 1, FirstSubject: "L1" } && entry.Object == report);
    }

    [Fact]
    public async Task Card_Shown_IsJournalled()
    {
        await warehouse.ReadAsync("learner-card", LearnerWarehouse.User(Roles.DataOfficer), ("learner", await warehouse.KeyAsync("L2")));

        var entries = await warehouse.Audit.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "L2", TestContext.Current.CancellationToken);
        Assert.Contains(entries, entry => entry is { UserName: Roles.DataOfficer, Object: "learner-card", Subjects: 1 });
    }

    [Fact]
    public async Task Rejects_OfPeople_AreJournalledAndClosedToFenced()
    {
        var seen = await warehouse.ReadAsync("load-rejects", LearnerWarehouse.User(Roles.Analyst));
        var fenced = await warehouse.ReadAsync("load-rejects", LearnerWarehouse.User(Roles.Analyst, learner: "L1"));

        Assert.Equal("missing_value", Assert.Single(seen.Rows)["code"]);
        Assert.Single(ReportPersons.CodesIn(seen));
        Assert.Empty(fenced.Rows);
        Assert.Empty((await warehouse.ReadAsync("load-rejects", LearnerWarehouse.User(Roles.Curator, "T1"))).Rows);
        await Assert.ThrowsAsync<ReportClosedException>(() => warehouse.ReadAsync("load-rejects", LearnerWarehouse.User(Roles.Archive)));
    }

    [Fact]
    public async Task Dynamics_OfGroup_GivesAverageAndMedian()
    {
        var table = await warehouse.ReadAsync("learner-dynamics", LearnerWarehouse.User(Roles.Director), ("learner", await warehouse.KeyAsync("L1")));

        // On 17.02: L1 0.8 after the correction, L2 0.4; the median of two is their mean.
        var row = Assert.Single(table.Rows);
        Assert.Equal((800_000L, 600_000L), (row["average"], row["median"]));
    }

    private async Task<TraceCard> TraceAsync(string learner, int control)
    {
        var key = await warehouse.KeyAsync(learner);
        var enrolments = await warehouse.ReadAsync("learner-enrolments", LearnerWarehouse.User(Roles.Director), ("learner", key));
        ReportTable table = await warehouse.ReadAsync(
            "trace-grade",
            LearnerWarehouse.User(Roles.Director),
            TraceFact.Find("grade")!.Parameters($"{enrolments.Rows[0]["group_key"]}/{key}/1/{control}/0/1", null)!);
        return TraceCard.Of(table)!;
    }
}
