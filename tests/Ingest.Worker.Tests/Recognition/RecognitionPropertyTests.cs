using FsCheck;
using FsCheck.Fluent;
using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Around a clean table people put titles, totals and columns in any order: the warehouse is the same.</summary>
public sealed class RecognitionPropertyTests
{
    private static readonly string[] Titles = ["Ведомость", "Центр «Знание», осень", ";;", "Группа ПК-1;;от 01.09.2025", "Всего групп: 3", "1;2"];
    private static readonly string[] Below = ["Итого;25;;", "Всего:;;;;", "Средний балл;;4,5;", "\"ИТОГО по группе\"", ";;"];

    [Fact]
    public void Table_AmongTitlesAndTotalsWithColumnsInAnyOrder_GivesTheSameWarehouse() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        using var clean = new LoadBench();
        using var dressed = new LoadBench();
        foreach (var (feed, i) in RandomOrganisation.Make(seed).Select((feed, i) => (feed, i)))
        {
            var good = clean.LoadGood($"{i}.csv", [feed.Header, .. feed.Rows]);
            var outcome = dressed.LoadGood($"{i}.csv", Dressed(random, good.Feed, feed.Header, feed.Rows));

            Assert.Equal(
                (good.Feed, good.Loaded, good.Corrected, good.Duplicate, good.Rejected),
                (outcome.Feed, outcome.Loaded, outcome.Corrected, outcome.Duplicate, outcome.Rejected));
            Assert.Equal(outcome.Read - outcome.PassedOver, good.Read);
        }

        dressed.Image().AssertSame(clean.Image());
        dressed.AssertVerified();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    /// <summary>The table with its columns shuffled, titles above, a numbering, the header again and totals below.</summary>
    private static string[] Dressed(Random random, string feed, string header, IReadOnlyList<string> rows)
    {
        var names = header.Split(',');
        var order = Enumerable.Range(0, names.Length).ToArray();
        random.Shuffle(order);
        var titles = new FeedCatalogue().Find(feed)!.Columns.ToDictionary(column => column.Name, column => column.Title);
        var shown = string.Join(';', order.Select(i => Spelled(random, random.Next(2) == 0 ? names[i] : titles[names[i]])));
        var above = Titles.ToArray();
        random.Shuffle(above);
        var lines = new List<string>(above.Take(random.Next(4))) { shown };
        var end = random.Next(3) == 0 ? ";" : "";
        if (random.Next(2) == 0)
        {
            lines.Add(string.Join(';', Enumerable.Range(1, names.Length)));
        }

        foreach (var row in rows)
        {
            var cells = row.Split(',');
            lines.Add(string.Join(';', order.Select(i => cells[i])) + end);
            if (random.Next(8) == 0)
            {
                lines.Add(shown);
            }
        }

        return [.. lines, .. random.GetItems(Below, random.Next(3))];
    }

    private static string Spelled(Random random, string name) => random.Next(5) switch
    {
        0 => name.ToUpperInvariant() + "*",
        1 => $"\"{name.Replace(" ", " \n", StringComparison.Ordinal)}:\"",
        2 => name.Replace(' ', '\u00a0') + " ",
        3 => name.Replace('ё', 'е').Replace(" ", "  ", StringComparison.Ordinal),
        _ => name,
    };
}
