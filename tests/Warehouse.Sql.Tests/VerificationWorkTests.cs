using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Tests;

/// <summary>The work of a verification grows with the rows of the warehouse, also where they are all of one group.</summary>
public sealed class VerificationWorkTests
{
    [Fact]
    public async Task Verify_TwiceTheLearnersOfAGroup_IsTwiceTheWork()
    {
        var works = new List<long>();
        foreach (var learners in new[] { 100, 200, 400 })
        {
            works.Add(await WorkAsync(learners));
        }

        // What is the same for all of them falls out of the differences: twice as much, or four times where every row is compared with every other.
        Assert.InRange((works[2] - works[1]) / (double)(works[1] - works[0]), 1.8, 2.5);
    }

    /// <summary>Instructions of SQLite's machine in a verification of one group, in hundreds.</summary>
    private static async Task<long> WorkAsync(int learners)
    {
        using var warehouse = new TempWarehouse();
        warehouse.Load("enrolments.csv", Feed("learner_code,group_code,enrolled_on,started_on,left_on", learners, "L{0},G,2026-01-01,2026-01-01,2026-02-15"));
        warehouse.Load(
            "attendance.csv",
            Feed("learner_code,group_code,module_code,lesson_on,mark,hours_scheduled", learners, [.. Days(12).Select(day => $"L{{0}},G,M,{day},+,2")]));
        warehouse.Load(
            "grades.csv",
            Feed("learner_code,group_code,module_code,control,graded_on,grade,scale,attempt", learners, [.. Days(6).Select((day, i) => $"L{{0}},G,M,interim,{day},4,five,{i + 1}")]));
        var work = 0L;
        var engine = new WatchedEngine(warehouse.Engine, (statement, connection) =>
        {
            if (statement == 1)
            {
                raw.sqlite3_progress_handler(((SqliteConnection)connection).Handle, 100, _ => (int)(0 * ++work), null);
            }
        });

        Assert.All(
            await new Verification(engine, warehouse.Catalogue).RunAsync(TestContext.Current.CancellationToken),
            check => Assert.Equal(0, check.Differences));
        return work;
    }

    private static IEnumerable<string> Days(int months) =>
        Enumerable.Range(0, months).Select(month => new DateOnly(2026, 1, 5).AddMonths(month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Feed(string columns, int learners, params string[] rows)
    {
        var text = new StringBuilder(columns).Append('\n');
        foreach (var row in rows)
        {
            for (var learner = 1; learner <= learners; learner++)
            {
                text.AppendFormat(CultureInfo.InvariantCulture, row, learner).Append('\n');
            }
        }

        return text.ToString();
    }
}
