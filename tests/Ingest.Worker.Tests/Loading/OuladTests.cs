using System.Globalization;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A foreign format as it is, whole and in pieces. A part of modules AAA and GGG alone, so that it takes seconds; every row
/// of every file with <c>OULAD_WHOLE=1</c>, in minutes.
/// </summary>
public class OuladTests : LoadTests
{
    private static readonly string[] Tables = ["courses", "assessments", "studentInfo", "studentRegistration", "studentAssessment", "studentVle"];

    private static readonly Lazy<Dictionary<string, Raw>> Kept = new(ReadSubset);

    [Fact]
    public void Files_LoadedWhole_GiveWhatTheyHold()
    {
        var source = Subset();
        using var bench = NewBench();
        var outcomes = bench.Load(Write(bench, source, "in"));

        Assert.All(outcomes, outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        var image = bench.Image();
        var assessment = source["assessments"].Rows.ToDictionary(row => row[2]);
        var scores = source["studentAssessment"].Rows.Where(row => assessment.ContainsKey(row[0])).ToList();
        Assert.Equal(source["courses"].Rows.Select(row => row[0]).Distinct().Count(), image.Count("dim_programme"));
        Assert.Equal(source["courses"].Rows.Count, image.Count("dim_group"));
        Assert.Equal(source["studentInfo"].Rows.Select(row => row[2]).Distinct().Count(), image.Count("dim_learner"));
        Assert.Equal(source["studentRegistration"].Rows.Count, image.Count("fact_enrolment"));
        Assert.Equal(scores.Count(row => row[4].Length > 0), image.Count("fact_grade"));
        Assert.Equal(scores.Count(row => row[4].Length == 0), image.Rows("quarantine").Count(row => row["code"] == "missing_value"));
        Assert.Equal(scores.Count(row => row[4].Length == 0), image.Count("quarantine"));
        Assert.Equal(source["studentInfo"].Rows.Count(row => row[11] == "Distinction"), image.Count("fact_award"));
        Assert.Equal(
            source["studentVle"].Rows.Select(row => (row[0], row[1], row[2], row[4])).Distinct().Count(), image.Count("fact_attendance"));
        bench.AssertVerified();

        var again = bench.Load(bench.Path("in"));
        Assert.All(again, outcome => Assert.Equal((LoadState.Known, 0L), (outcome.State, outcome.Loaded)));
        bench.Image().AssertSame(image);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Files_SplitAndShuffledInSeveralRuns_GiveTheSame(int seed)
    {
        var source = Subset();
        using var whole = NewBench();
        whole.Load(Write(whole, source, "in"));

        using var pieces = NewBench();
        var random = new Random(seed);
        var files = Pieces(source, random).Select((piece, i) => pieces.Put($"{random.Next():x8}-{i}.csv", piece)).ToArray();
        random.Shuffle(files);
        foreach (var run in files.Chunk(3))
        {
            Assert.All(pieces.Load(run), outcome => Assert.True(outcome.State == LoadState.Loaded, outcome.Failure));
        }

        pieces.Image().AssertSame(whole.Image());
        pieces.AssertVerified();
    }

    [Fact]
    public void Rows_WhoseCompanionHasNotCome_StandInQuarantineUntilItDoes()
    {
        var source = Subset();
        using var bench = NewBench();
        var registrations = bench.Put("r.csv", Lines(source["studentRegistration"]));
        var outcome = Assert.Single(bench.Load(registrations));

        Assert.Equal((LoadState.Loaded, 0L, (long)source["studentRegistration"].Rows.Count), (outcome.State, outcome.Loaded, outcome.Rejected));
        Assert.All(bench.Image().Rows("quarantine"), row => Assert.Equal(("waiting", "studentInfo"), (row["code"], row["detail"])));
        Assert.Equal(0, bench.Image().Count("fact_enrolment"));

        bench.Load(bench.Put("i.csv", Lines(source["studentInfo"])));
        Assert.All(
            bench.Image().Rows("quarantine"), row => Assert.Equal(("waiting", "courses"), (row["code"], row["detail"])));
        bench.Load(bench.Put("c.csv", Lines(source["courses"])));
        Assert.Equal(0, bench.Image().Count("quarantine"));
        Assert.Equal(source["studentRegistration"].Rows.Count, bench.Image().Count("fact_enrolment"));
        var ledger = Assert.Single(bench.Image(withFiles: true).Rows("dim_load_file"), row => row["feed"] == "studentRegistration");
        Assert.Equal((source["studentRegistration"].Rows.Count.ToString(CultureInfo.InvariantCulture), "0"), (ledger["rows_loaded"], ledger["rows_rejected"]));
        bench.AssertVerified();
    }

    [Fact]
    public void ScratchOfAnotherWarehouse_IsNotSeen()
    {
        var source = Subset();
        using var bench = NewBench();
        bench.Load(bench.Put("i.csv", Lines(source["studentInfo"])), bench.Put("c.csv", Lines(source["courses"])));
        // The operator begins with a new warehouse; the scratch database stays.
        bench.BeginAnew();

        var outcome = Assert.Single(bench.Load(bench.Put("r.csv", Lines(source["studentRegistration"]))));

        Assert.Equal((0L, (long)source["studentRegistration"].Rows.Count), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(0, bench.Image().Count("dim_learner"));
    }

    [Fact]
    public void SameContent_UnderTwoNames_IsLoadedOnce()
    {
        var source = Subset();
        using var bench = NewBench();
        var outcomes = bench.Load(bench.Put("a.csv", Lines(source["courses"])), bench.Put("b.csv", Lines(source["courses"])));

        Assert.Equal([LoadState.Known, LoadState.Loaded], outcomes.Select(outcome => outcome.State).Order(Comparer<LoadState>.Create((x, y) => y.CompareTo(x))));
        Assert.Equal(source["courses"].Rows.Count, bench.Image().Count("dim_group"));
    }

    [Fact]
    public void UnreadableRawFile_StopsNoOtherOfItsFormat()
    {
        var source = Subset();
        using var bench = NewBench();
        var good = bench.Put("c.csv", Lines(source["courses"]));
        var bad = bench.Put("r.csv", Lines(source["studentRegistration"]));
        using (var stream = new FileStream(bad, FileMode.Append))
        {
            stream.Write([0xff, 0x00, 0x00, 0xfe, 0x00, 0x0a]);
        }

        var outcomes = bench.Load(good, bad);

        Assert.Equal(LoadState.Failed, Assert.Single(outcomes, outcome => outcome.Name.EndsWith("r.csv", StringComparison.Ordinal)).State);
        Assert.Equal(LoadState.Loaded, Assert.Single(outcomes, outcome => outcome.Name.EndsWith("c.csv", StringComparison.Ordinal)).State);
        Assert.Equal(source["courses"].Rows.Count, bench.Image().Count("dim_group"));
    }

    internal static Dictionary<string, Raw> Subset() => Kept.Value;

    private static Dictionary<string, Raw> ReadSubset()
    {
        var folder = Oulad.Folder();
        var tables = Tables.ToDictionary(table => table, table => Raw.Read(Oulad.File(folder, table)));
        if (Oulad.IsWhole)
        {
            return tables;
        }

        string[] modules = ["AAA", "GGG"];
        var kept = tables["assessments"].Rows.Where(row => modules.Contains(row[0])).Select(row => row[2]).ToHashSet();
        return tables.ToDictionary(
            table => table.Key,
            table => table.Value with
            {
                Rows = [.. table.Value.Rows.Where(row => table.Key == "studentAssessment" ? kept.Contains(row[0]) : modules.Contains(row[0])).Take(6_000)],
            });
    }

    internal static string Write(LoadBench bench, Dictionary<string, Raw> source, string folder)
    {
        foreach (var (name, table) in source)
        {
            bench.Put($"{folder}/{name}.csv", Lines(table));
        }

        return bench.Path(folder);
    }

    private static IEnumerable<string[]> Pieces(Dictionary<string, Raw> source, Random random)
    {
        foreach (var (name, table) in source)
        {
            var rows = table.Rows.ToArray();
            random.Shuffle(rows);
            var parts = name switch { "studentAssessment" => 3, "courses" => 2, _ => 2 };
            foreach (var part in rows.Chunk((rows.Length / parts) + 1))
            {
                yield return Lines(table with { Rows = part });
            }
        }
    }

    private static string[] Lines(Raw table) =>
        [.. table.Rows.Prepend(table.Header).Select(row => string.Join(',', row.Select(cell => '"' + cell + '"')))];
}
