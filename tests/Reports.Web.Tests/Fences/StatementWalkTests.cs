using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests.Fences;

/// <summary>
/// Every statement of the catalogue over real rows, asked by every fence, now and as of a day between two loads. A new report,
/// indicator or difference is in the walk by its file.
/// </summary>
[Collection(nameof(FenceSite))]
public sealed class StatementWalkTests(FenceSite site)
{
    // What a fence lets through on purpose: figures of the group that a learner is in, from five learners on (docs/security.md), and that a document came from
    // another group.
    private static readonly Dictionary<string, (Func<Fence, bool> When, string[] Columns)> Shown = new(StringComparer.Ordinal)
    {
        ["Reports/learner-dynamics"] = (fence => fence.Learner is not null, ["low", "median", "high", "learners_n"]),
        ["Reports/learner-competencies"] = (fence => fence.Learner is not null, ["group_mean"]),
        ["Reports/learner-evidence"] = (fence => fence.Learner is not null, ["group_mean", "group_n"]),
        ["Reports/group-learners"] = (fence => fence.Learner is not null, ["place", "graded_n", "low", "median", "high", "group_attended", "group_scheduled"]),
        ["Differences/fact_documents"] = (fence => fence.IsOfGroups, ["was_known"]),
    };

    internal static readonly SqlCatalogue Shipped = new("sqlite", Path.Combine(AppContext.BaseDirectory, "Fences", "none"));

    public static TheoryData<string> Names => [.. Statement.In(Shipped)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Statement_AskedByEveryFence_TellsNothingFromOutside(string name)
    {
        var statement = Statement.Find(site.Catalogue, name);
        var questions = new Questions(site).Of(statement);
        foreach (var asOf in new DateTimeOffset?[] { null, site.Between }.Where(asOf => IsAsked(name, asOf)))
        {
            Assert.True(await HasRowsAsync(statement, questions, asOf), $"{name} says nothing to a viewer without a fence, as of {asOf}: the walk proves nothing.");
            foreach (var fence in Fence.Different)
            {
                await AssertClosedAsync(statement, questions, fence, asOf);
            }
        }
    }

    /// <summary>A state of an earlier moment holds no earlier versions, and no differences from itself.</summary>
    private static bool IsAsked(string name, DateTimeOffset? asOf) =>
        asOf is null || (name != "Reports/load-corrections" && !name.StartsWith("Differences/", StringComparison.Ordinal));

    /// <summary>What tells of a file as a whole, with the rows of others, is told to those alone who see everything.</summary>
    private static bool IsOfWholeFiles(string name) => name == "Reports/load-notes" || name.StartsWith("Reports/withdrawal-", StringComparison.Ordinal);

    private async Task AssertClosedAsync(Statement statement, IReadOnlyList<Dictionary<string, object?>> questions, Fence fence, DateTimeOffset? asOf)
    {
        var scope = await site.ScopeAsync(fence);
        var hidden = Shown.GetValueOrDefault(statement.Name) is { When: { } when, Columns: var columns } && when(fence) ? columns : [];
        var isAnswered = false;
        foreach (var question in questions)
        {
            var answer = await WordsAsync(site.Reader, statement, scope, asOf, question, hidden);
            if (answer.Count == 0)
            {
                continue;
            }

            isAnswered = true;
            var asked = $"{statement.Name} to {fence.Name}, as of {asOf}, asked {string.Join(", ", question.Where(one => one.Value is not null && one.Key != "subjects"))}";
            foreach (var (row, mark) in answer.SelectMany(row => World.MarksIn(row).Select(mark => (row, mark))))
            {
                Assert.True(fence.Holds(mark), $"{asked}: {mark} is outside. {row}");
            }

            var inside = await WordsAsync(site.Inside(fence), statement, scope, asOf, question, hidden);
            Assert.True(answer.SequenceEqual(inside), $"{asked}: otherwise than from what is inside alone.\n{string.Join('\n', answer)}\n---\n{string.Join('\n', inside)}");
        }

        if (fence is { IsOfGroups: false, Learner: null })
        {
            Assert.True(isAnswered != IsOfWholeFiles(statement.Name), $"{statement.Name} says {(isAnswered ? "something" : "nothing")} to {fence.Name}, as of {asOf}.");
        }
    }

    private async Task<bool> HasRowsAsync(Statement statement, IReadOnlyList<Dictionary<string, object?>> questions, DateTimeOffset? asOf)
    {
        foreach (var question in questions)
        {
            if ((await site.Reader.ReadAsync(statement.Report, Scope.Everything, asOf, question, TestContext.Current.CancellationToken)).Rows.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<List<string>> WordsAsync(
        ReportReader reader, Statement statement, Scope scope, DateTimeOffset? asOf, Dictionary<string, object?> question, string[] hidden)
    {
        var table = await reader.ReadAsync(statement.Report, scope, asOf, question, TestContext.Current.CancellationToken);
        return [.. table.Rows.Select(row => statement.Words(row, site.Marks, hidden.Contains))];
    }
}
