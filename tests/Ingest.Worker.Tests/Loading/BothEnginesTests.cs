using System.Globalization;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sample;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// The same files into a file and onto a server: every row of every table, every report and every indicator of them are the same.
/// </summary>
[Collection(OnServer.Name)]
public sealed class BothEnginesTests
{
    [Fact]
    public async Task Sample_OnBothEngines_GivesTheSameRowsAndPages()
    {
        using var server = LoadBench.OnServer(("Warehouse:SqlServer:LeaseSeconds", "60"));
        using var embedded = new LoadBench();
        using var sample = new SampleFolder(new(400, 2, 7, SampleFolder.Today));

        await AssertSameAsync(embedded, server, sample.Feeds, 2025);
    }

    [Fact]
    public async Task Oulad_OnBothEngines_GivesTheSameRowsAndPages()
    {
        var source = OuladTests.Subset();
        using var server = LoadBench.OnServer(("Warehouse:SqlServer:LeaseSeconds", "60"));
        using var embedded = new LoadBench();

        await AssertSameAsync(embedded, server, OuladTests.Write(embedded, source, "in"), 2014);
    }

    private static async Task AssertSameAsync(LoadBench embedded, LoadBench server, string folder, int year)
    {
        var outcomes = new[] { embedded, server }.Select(bench => bench.Load(folder)).ToList();
        Assert.All(outcomes[0], outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        Assert.Equal(
            outcomes[0].Select(outcome => (outcome.Name, outcome.State, outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Rejected)),
            outcomes[1].Select(outcome => (outcome.Name, outcome.State, outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Rejected)));
        server.Image(withFiles: true).AssertSame(embedded.Image(withFiles: true));
        server.AssertVerified();
        var problems = new List<string>();
        var losesLetters = await LosesLettersAsync(server);
        var asked = await CompareReportsAsync(embedded, server, year, losesLetters, problems) + await CompareIndicatorsAsync(embedded, server, year, problems);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{outcomes[0].Sum(outcome => outcome.Read)} rows of {outcomes[0].Count} files, {asked} questions with rows in their answers."));
    }

    /// <summary>
    /// Whether the database's own collation has no Cyrillic letters, as on a server for which the options are off. What a statement
    /// makes of texts then has question marks for them: the rows of the tables, compared above, have not.
    /// </summary>
    private static async Task<bool> LosesLettersAsync(LoadBench server)
    {
        await using var connection = server.Database.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 'Я'";
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) != "Я";
    }

    private static string Plain(string row) => new([.. row.Select(letter => letter > 127 ? '?' : letter)]);

    /// <summary>Asks every report in several ways.</summary>
    /// <returns>How many answers had rows.</returns>
    private static async Task<int> CompareReportsAsync(
        LoadBench embedded, LoadBench server, int year, bool losesLetters, List<string> problems)
    {
        var readers = (embedded.Get<ReportReader>(), server.Get<ReportReader>());
        var answered = 0;
        foreach (var report in readers.Item1.Reports)
        {
            foreach (var (scope, parameters) in Questions(report, year))
            {
                var here = await AnswerAsync(readers.Item1, report.Name, scope, parameters);
                var there = await AnswerAsync(readers.Item2, report.Name, scope, parameters);
                if (losesLetters)
                {
                    here = [.. here.Select(Plain)];
                    there = [.. there.Select(Plain)];
                }

                answered += here.Count > 0 ? 1 : 0;
                Compare($"{report.Name} {scope} {string.Join(' ', parameters.Where(pair => report.Parameters.Contains(pair.Key)))}", here, there, problems);
            }
        }

        return answered;
    }

    private static async Task<int> CompareIndicatorsAsync(LoadBench embedded, LoadBench server, int year, List<string> problems)
    {
        var readers = (embedded.Get<IndicatorReader>(), server.Get<IndicatorReader>());
        var query = new IndicatorQuery(year - 1, year + 1);
        var answered = 0;
        foreach (var set in readers.Item1.Sets)
        {
            foreach (var indicator in set.Indicators.Where(indicator => indicator.IsCounted))
            {
                var name = $"{set.Name}/{indicator.Code}";
                var here = await readers.Item1.ReadAsync(set, indicator, query, TestContext.Current.CancellationToken);
                var there = await readers.Item2.ReadAsync(readers.Item2.Find(set.Name)!, indicator, query, TestContext.Current.CancellationToken);
                answered += here.Any(figure => figure.Numerator > 0) ? 1 : 0;
                Compare(name, [.. here.Select(Text).Order(StringComparer.Ordinal)], [.. there.Select(Text).Order(StringComparer.Ordinal)], problems);
                if (here.FirstOrDefault(figure => figure.Numerator > 0) is { } cell)
                {
                    var one = new IndicatorQuery(cell.Year, cell.Year);
                    var rows = (await readers.Item1.OpenAsync(set, indicator, one, TestContext.Current.CancellationToken))[(cell.Line, cell.Column)].ToList();
                    var theirs = (await readers.Item2.OpenAsync(set, indicator, one, TestContext.Current.CancellationToken))[(cell.Line, cell.Column)].ToList();
                    Assert.NotEmpty(rows);
                    Compare(name + " opened", [.. rows.Select(row => row.ToString()).Order(StringComparer.Ordinal)], [.. theirs.Select(row => row.ToString()).Order(StringComparer.Ordinal)], problems);
                }
            }
        }

        return answered;

        static string Text(IndicatorFigure figure) => $"{figure.Year} {figure.Line} {figure.Column} {figure.Numerator} {figure.Denominator}";
    }

    /// <summary>Keys are the same on both: members are numbered as they are met.</summary>
    private static IEnumerable<(Scope Scope, Dictionary<string, object?> Parameters)> Questions(Report report, int year)
    {
        var span = new Dictionary<string, object?>
        {
            ["from"] = ((year - 1) * 10_000) + 101,
            ["to"] = ((year + 1) * 10_000) + 1231,
            ["previous_from"] = ((year - 2) * 10_000) + 101,
            ["previous_to"] = ((year - 1) * 10_000) + 1231,
            ["year_ago_from"] = ((year - 2) * 10_000) + 101,
            ["year_ago_to"] = (year * 10_000) + 1231,
            ["today"] = (year * 10_000) + 1122,
            ["year"] = year,
            ["sees_persons"] = 1,
            ["top"] = 20,
            ["place_from"] = 1,
            ["place_to"] = 500,
        };
        yield return (Scope.Everything, span);
        var one = new Dictionary<string, object?>(span)
        {
            ["organisation"] = 1,
            ["programme"] = 1,
            ["programme_key"] = 1,
            ["learner"] = 5,
            ["word_1"] = "а",
        };
        yield return (Scope.Everything, one);
        yield return (Scope.Everything, new(one) { ["programme"] = null, ["group"] = 2, ["group_key"] = 2, ["teacher"] = null, ["module"] = null, ["learner"] = 7 });
        yield return (new Scope(CuratorKey: 1), new(span) { ["group_key"] = 1, ["learner"] = 1, ["teacher"] = 1 });
        yield return (new Scope(LearnerKey: 5), new(span) { ["learner"] = 5 });
        foreach (var by in report.Parameters.Contains("by") ? (string[])["month", "quarter", "programme", "group", "module", "teacher"] : [])
        {
            yield return (Scope.Everything, new(span) { ["by"] = by });
        }

        foreach (var what in report.Parameters.Contains("what") ? (string[])["enrolled", "started", "completed", "left"] : [])
        {
            yield return (Scope.Everything, new(span) { ["what"] = what });
        }
    }

    private static async Task<List<string>> AnswerAsync(ReportReader reader, string name, Scope scope, Dictionary<string, object?> parameters)
    {
        try
        {
            var table = await reader.ReadAsync(name, scope, null, parameters, TestContext.Current.CancellationToken);
            return [.. table.Rows.Select(row => string.Join(" | ", table.Columns.Select(column => IsOfALoad(column.Name) ? "" : Text(row[column]))))];
        }
        catch (Exception error) when (error is System.Data.Common.DbException or WarehouseUnavailableException)
        {
            return [$"{error.GetType().Name}: {error.InnerException?.Message ?? error.Message}"];
        }
    }

    /// <summary>Numbers of files have gaps on a server.</summary>
    private static bool IsOfALoad(string column) => column is "load_file_key" or "file_key";

    private static string Text(object? value) => value switch
    {
        double number => Math.Round(number, 6).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Compare(string question, List<string> here, List<string> there, List<string> problems)
    {
        if (here.SequenceEqual(there))
        {
            return;
        }

        var isOrder = here.Order(StringComparer.Ordinal).SequenceEqual(there.Order(StringComparer.Ordinal));
        var at = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        problems.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{question}: {(isOrder ? "another order" : "other rows")}, {here.Count} and {there.Count}; at {at}\n    {here.ElementAtOrDefault(at)}\n    {there.ElementAtOrDefault(at)}"));
    }
}
