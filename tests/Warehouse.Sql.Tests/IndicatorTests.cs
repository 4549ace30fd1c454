using System.Text.RegularExpressions;
using Dapper;
using Warehouse.Sql.Indicators;

namespace Warehouse.Sql.Tests;

/// <summary>The shipped indicator sets: headers hold against statements, and statements against what the form asks.</summary>
public sealed partial class IndicatorTests : IDisposable
{
    private const string Groups = "group_code,programme_code,starts_on,ends_on\nG1,P1,2025-02-01,2025-04-30\n";
    private const string Programmes = "programme_code,name,kind\nP1,Охрана труда,qualification\n";
    private static readonly string[] Fence = ["scope_organisation", "scope_groups", "scope_learner"];
    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Sets_Shipped_AreTheFormsOfTheReport()
    {
        var sets = IndicatorSet.In(_warehouse.Catalogue);

        Assert.Equal(["order-1324-annex-6", "order-1324-annex-5", "form-1-pk", "order-114"], sets.Select(set => set.Name));
        Assert.Equal([43, 79, 18, 14], sets.Select(set => set.Indicators.Count));
        Assert.Equal(["1.9", "1.10", "1.10.1", "1.10.2", "1.11"], sets[0].Indicators.Select(one => one.Code).SkipWhile(code => code != "1.9").Take(5));
    }

    [Fact]
    public void Header_OfEveryIndicator_SaysWhatAReportNeeds() => Assert.All(Indicators(), pair =>
    {
        var (set, indicator) = pair;
        Assert.NotNull(indicator.File.Value("title"));
        Assert.Equal(indicator.File.ShortName, indicator.Code);
        Assert.NotEqual("", indicator.Unit);
        Assert.NotNull(indicator.File.Value("counts"));
        Assert.True(indicator.Lines.Count == 1 || indicator.LineSums is not null);
        Assert.True(indicator.Columns.Count == 1 || indicator.ColumnSums is not null);
        Assert.NotEqual("", indicator.Source);
        Assert.NotEqual("", indicator.Rule);
        Assert.NotEqual("", indicator.Owner);
        Assert.Contains(set.Sections, section => section.Code == indicator.Section);
        Assert.Equal(indicator.Kind != IndicatorKind.Manual, indicator.IsCounted || indicator.BaseOf is not null);
        Assert.True(indicator.BaseOf is null || set.Find(indicator.BaseOf) is { IsCounted: true });
        Assert.True(indicator.Kind == IndicatorKind.Manual || indicator.Numerator.Length > 0);
        Assert.True(indicator.Form is IndicatorForm.Number or IndicatorForm.YesNo || indicator.Denominator.Length > 0, indicator.File.Name);
        Assert.True(set.Valid.From <= indicator.Valid.From);
    });

    [Fact]
    public void Statement_OfEveryIndicator_TakesItsParameters() => Assert.All(Counted(), pair =>
    {
        var statement = string.Join('\n', pair.Indicator.File.Text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
        var used = Parameter().Matches(statement).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var named = (pair.Indicator.File.Value("parameters") ?? "").Split(", ");
        Assert.Equal(named.Order(), used.Except(Fence).Order());
        Assert.Empty(named.Except(IndicatorReader.Parameters).Except(pair.Set.Switches.Select(choice => choice.Name)));
        Assert.DoesNotMatch(OneEngineOnly(), statement);
    });

    [Fact]
    public async Task Statement_OfEveryIndicator_ReturnsTheColumns()
    {
        await using var connection = await _warehouse.Engine.OpenReadAsync(CancellationToken.None);
        foreach (var (_, indicator) in Counted())
        {
            var values = new DynamicParameters();
            foreach (var parameter in Fence.Concat((indicator.File.Value("parameters") ?? "").Split(", ")))
            {
                values.Add(parameter, null);
            }

            await using var reader = await connection.ExecuteReaderAsync(indicator.File.Text, values);
            Assert.Equal(IndicatorReader.Columns, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        }
    }

    [Fact]
    public async Task Completion_OfOneWhoNeverStarted_IsNotCounted()
    {
        Load("programmes.csv", Programmes);
        Load("groups.csv", Groups);
        Load("enrolments.csv", "learner_code,group_code,enrolled_on,started_on,completed_on\nL1,G1,2025-01-30,2025-02-01,2025-04-30\n"
            + "L2,G1,2025-01-30,,2025-04-30\nL3,G1,2025-01-30,2025-02-01,\n");

        Assert.Equal((1L, 1L), await FigureAsync("1.1", null));
    }

    [Fact]
    public async Task Completion_LoadedLater_IsNotKnownBefore()
    {
        _warehouse.Clock.AdjustTime(new DateTimeOffset(2025, 5, 1, 12, 0, 0, TimeSpan.Zero));
        Load("programmes.csv", Programmes);
        Load("groups.csv", Groups);
        Load("enrolments.csv", "learner_code,group_code,enrolled_on,started_on,completed_on\nL1,G1,2025-01-30,2025-02-01,2025-04-30\n");
        _warehouse.Clock.AdjustTime(new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.Zero));
        Load("late.csv", "learner_code,group_code,enrolled_on,started_on,completed_on\nL2,G1,2025-01-30,2025-02-01,2025-04-30\n");

        Assert.Equal((2L, 2L), await FigureAsync("1.1", null));
        Assert.Equal((1L, 1L), await FigureAsync("1.1", new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Programme_WhoseKindChanged_IsCountedAsItWasOnTheDay()
    {
        Load("programmes.csv", "programme_code,name,kind,valid_from\nP1,Охрана труда,qualification,2024-01-01\nP1,Охрана труда,retraining,2025-06-01\n");
        Load("groups.csv", Groups);
        Load("enrolments.csv", "learner_code,group_code,enrolled_on,started_on,completed_on\nL1,G1,2025-01-30,2025-02-01,2025-04-30\n"
            + "L2,G1,2025-01-30,2025-02-01,2025-07-30\n");

        Assert.Equal((1L, 2L), await FigureAsync("1.1", null));
        Assert.Equal((1L, 2L), await FigureAsync("1.2", null));
    }

    private void Load(string name, string text) => Assert.All(_warehouse.Load(name, text), outcome => Assert.Equal(0, outcome.Rejected));

    private async Task<(long?, long?)> FigureAsync(string code, DateTimeOffset? asOf)
    {
        var reader = new IndicatorReader(_warehouse.Reader, _warehouse.Catalogue);
        var set = reader.Find("order-1324-annex-6")!;
        var figure = (await reader.ReadAsync(set, set.Find(code)!, new IndicatorQuery(2025, 2025) { AsOf = asOf }, CancellationToken.None)).Single();
        return (figure.Numerator, figure.Denominator);
    }

    private IEnumerable<(IndicatorSet Set, Indicator Indicator)> Indicators() =>
        IndicatorSet.In(_warehouse.Catalogue).SelectMany(set => set.Indicators.Select(indicator => (set, indicator)));

    private IEnumerable<(IndicatorSet Set, Indicator Indicator)> Counted() => Indicators().Where(pair => pair.Indicator.IsCounted);

    [GeneratedRegex("@(\\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bLIMIT\b|\|\||\bstrftime\b|\bgetdate\b|\bTOP\s*\(|\bIS\s+(NOT\s+)?(?!NULL|NOT)\w", RegexOptions.IgnoreCase)]
    private static partial Regex OneEngineOnly();
}
