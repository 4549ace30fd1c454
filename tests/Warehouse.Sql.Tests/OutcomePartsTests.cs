using System.Globalization;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Tests;

/// <summary>Contributions add up to the whole to the digit, over random marks, and none is further than a hundredth from its exact value.</summary>
public sealed class OutcomePartsTests : IDisposable
{
    private static readonly string[] Ways =
        ["programme", "competency", "module", "group", "teacher", "control", "kind", "standard", "general", "labour", "sex", "age", "education", "employment"];

    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Contributions_OfRandomMarks_AddUpToTheDeviation(int seed)
    {
        LoadRandom(new Random(seed));
        foreach (var against in new[] { "goal", "year" })
        {
            (decimal Whole, long Results)? first = null;
            foreach (var by in Ways)
            {
                var rows = (await _warehouse.Reader.ReadAsync("outcome-parts", Scope.Everything, null, Asked(by, against), TestContext.Current.CancellationToken)).Rows;
                var parts = rows.Select(row => new Part(
                    Whole(row["results_n"]), Whole(row["reached_n"]), row["goal"] is { } goal ? Whole(goal) : 0, Whole(row["before_n"] ?? 0L), Whole(row["before_reached_n"] ?? 0L),
                    Points(row["contribution"]), Points(row["deviation"]))).ToList();
                var (n, r, bn, br) = (parts.Sum(part => part.N), parts.Sum(part => part.R), parts.Sum(part => part.BeforeN), parts.Sum(part => part.BeforeR));

                Assert.Equal((by, parts[0].Deviation), (by, parts.Sum(part => part.Contribution)));
                first ??= (parts[0].Deviation, n);
                Assert.Equal((by, first.Value), (by, (parts[0].Deviation, n)));
                if (against == "year")
                {
                    Assert.InRange(parts[0].Deviation - ((100m * r / n) - (100m * br / bn)), -0.00501m, 0.00501m);
                    var then = (decimal)br / bn;
                    Assert.All(parts, part => Assert.InRange(
                        part.Contribution - (100 * (((part.R - (then * part.N)) / n) - ((part.BeforeR - (then * part.BeforeN)) / bn))), -0.011m, 0.011m));
                }
                else
                {
                    // The goal of a part is rounded to millionths.
                    Assert.All(parts, part => Assert.InRange(part.Contribution - (100 * (part.R - (part.Goal / 1_000_000m * part.N)) / n), -0.011m, 0.011m));
                }
            }
        }
    }

    private static Dictionary<string, object?> Asked(string by, string against) => new(StringComparer.Ordinal)
    {
        ["from"] = 20260101,
        ["to"] = 20261231,
        ["year_ago_from"] = 20250101,
        ["year_ago_to"] = 20251231,
        ["by"] = by,
        ["against"] = against,
    };

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static decimal Points(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private void LoadRandom(Random dice)
    {
        string Marks(int year, string group) => string.Concat(Enumerable.Range(1, 7 + dice.Next(20)).SelectMany(learner => Enumerable.Range(1, 4).Select(module =>
            $"L{learner},{group},M{module},interim,{year}-03-1{module},{dice.Next(2, 6)},five,T{dice.Next(1, 4)}\n")));
        _warehouse.Load("programmes.csv", "programme_code,name,kind,professional_standard\nP,Охрана труда,ПК,40.054\nQ,Высота,ПК,\n");
        _warehouse.Load("competencies.csv", "programme_code,competency_code,name,result_kind,general_function,labour_function\n"
            + "P,K1,Оценивает,общая,A,A/01\nP,K2,Страхует,личностный,A,A/02\nQ,K1,Работает,общая,,\nQ,K3,Отвечает,предметный,B,\n");
        _warehouse.Load("module_competencies.csv", "programme_code,module_code,competency_code,weight\nP,M1,K1,3\nP,M2,K1,1\nP,M3,K2,1\nP,M4,K2,2\nQ,M1,K1,1\nQ,M2,K3,1\nQ,M3,K3,5\n");
        _warehouse.Load("plan.csv", "programme_code,competency_code,planned_share,planned_learners\nP,K1,0.75,0.9\nP,K2,0.7,0.777777\nQ,K1,0.8,0.333333\nQ,K3,0.6,0.65\n");
        _warehouse.Load("groups.csv", "group_code,programme_code,starts_on,ends_on\n" + string.Concat(Enumerable.Range(1, 7).Select(group =>
            $"G{group},{(group % 3 == 0 ? "Q" : "P")},{(group < 3 ? 2025 : 2026)}-02-01,{(group < 4 ? 2025 : 2026)}-05-20\n".Replace("2026-02-01,2025", "2025-02-01,2025", StringComparison.Ordinal))));
        _warehouse.Load("learners.csv", "learner_code,last_name,first_name,sex,birth_date,education_level\n" + string.Concat(Enumerable.Range(1, 26).Select(learner =>
            $"L{learner},Орлова,Анна,{(learner % 3) switch { 0 => "м", 1 => "ж", _ => "" }},{(learner % 5 == 0 ? "" : $"{1950 + (learner * 2)}-05-01")},{(learner % 2 == 0 ? "высшее" : "")}\n")));
        _warehouse.Load("grades.csv", "learner_code,group_code,module_code,control,graded_on,grade,scale,teacher_code\n"
            + string.Concat(Enumerable.Range(1, 7).Select(group => Marks(group < 4 ? 2025 : 2026, $"G{group}"))));
    }

    private sealed record Part(long N, long R, long Goal, long BeforeN, long BeforeR, decimal Contribution, decimal Deviation);
}
