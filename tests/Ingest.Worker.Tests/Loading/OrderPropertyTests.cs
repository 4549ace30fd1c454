using FsCheck;
using FsCheck.Fluent;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>The same rows give the same warehouse, however they are cut into files and runs.</summary>
public class OrderPropertyTests : LoadTests
{
    /// <summary>How many organisations are tried.</summary>
    protected virtual int Cases => 12;

    [Fact]
    public void Rows_CutIntoFilesAndRunsInAnyOrder_GiveTheSameWarehouse()
    {
        // Where there is no engine the test is skipped here: within the property that would be a failure of it.
        NewBench().Dispose();
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var organisation = RandomOrganisation.Make(seed);
            using var whole = NewBench();
            Put(whole, organisation.Select((feed, i) => ($"in/{i}.csv", feed.Header, feed.Rows)));
            Assert.All(whole.Load(whole.Path("in")), outcome => Assert.True(outcome.State == LoadState.Loaded, outcome.Failure));
            whole.AssertVerified();

            using var pieces = NewBench();
            var random = new Random(seed + 1);
            var files = new List<(string Name, string Header, IReadOnlyList<string> Rows)>();
            foreach (var feed in organisation)
            {
                var rows = feed.Rows.ToArray();
                random.Shuffle(rows);
                foreach (var part in rows.Chunk(1 + random.Next(rows.Length)))
                {
                    files.Add(($"{random.Next():x8}.csv", feed.Header, part));
                }
            }

            var order = files.ToArray();
            random.Shuffle(order);
            Put(pieces, order);
            foreach (var run in order.Chunk(1 + random.Next(4)))
            {
                // Two parts may be alike only in name; a content that is known already says nothing new.
                Assert.All(pieces.Load([.. run.Select(file => pieces.Path(file.Name))]), outcome => Assert.NotEqual(LoadState.Failed, outcome.State));

                // After each: a later run that touches the same group would make a stale mart good.
                pieces.AssertVerified();
            }

            pieces.Image().AssertSame(whole.Image());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    private static void Put(LoadBench bench, IEnumerable<(string Name, string Header, IReadOnlyList<string> Rows)> files)
    {
        foreach (var (name, header, rows) in files)
        {
            bench.Put(name, [header, .. rows]);
        }
    }
}
