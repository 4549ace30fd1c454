using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Ingest.Worker.Tests.Loading;

/// <summary>Two workers as processes of their own share a warehouse and an inbox, and one after the other is killed.</summary>
[Collection(OnServer.Name)]
public sealed class TwoWorkersTests
{
    private const int Files = 200;
    private const int FilesInFolders = 40;

    [Fact]
    public async Task Inbox_OfTwoWorkersThatAreKilledAgainAndAgain_IsLoadedOnce()
    {
        using var bench = LoadBench.OnServer();
        using var calm = new LoadBench();
        var contents = Pieces(seed: 20261122);
        for (var i = 0; i < contents.Count; i++)
        {
            var folder = i < FilesInFolders ? $"{i % 4}/" : "";
            bench.Put($"inbox/{folder}{i:000}.csv", contents[i]);
            calm.Put($"in/{i:000}.csv", contents[i]);
        }

        await LoadAsync(calm, calm.Path("in"));
        // How long a worker needs to start and to load its first file here: one killed sooner never does anything.
        var clock = TimeProvider.System.GetTimestamp();
        await LoadAsync(bench, bench.Path("inbox/100.csv"));
        var log = new StringBuilder();
        var start = TimeProvider.System.GetElapsedTime(clock);
        var kills = await WorkAsync(bench, start, log);

        var expected = calm.Image();
        Assert.Empty(FilesUnder(bench.Path("inbox")));
        Assert.Empty(Directory.EnumerateDirectories(bench.Path("inbox")));
        Assert.Empty(FilesUnder(bench.Path("failed")));
        Assert.Equal(
            contents.Select(lines => Hash(string.Concat(lines.Select(line => line + "\n")))).Order(),
            FilesUnder(bench.Path("archive")).Select(path => Hash(File.ReadAllText(path))).Order());
        Assert.Equal(
            calm.Image(withFiles: true).Rows("dim_load_file").Select(row => (row["sha256"], row["state"], row["rows_read"])).Order(),
            bench.Image(withFiles: true).Rows("dim_load_file").Select(row => (row["sha256"], row["state"], row["rows_read"])).Order());
        bench.Image().AssertSame(expected);
        await AssertSweptAsync(bench);
        // What another worker has taken or moved is no trouble to tell of.
        Assert.DoesNotContain(log.ToString().Split('\n'), line =>
            line.Contains("\"LogLevel\":\"Warning\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal)
            || line.Contains("Unhandled", StringComparison.Ordinal));
        Assert.True(kills >= 4, $"Only {kills} kills: the files are too few for this machine.");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contents.Count} files, {kills} kills, {start.TotalSeconds:F0} s to start."));
    }

    /// <summary>Starts both, kills one every few seconds and starts it again, until nothing is left in the inbox.</summary>
    /// <returns>How many were killed at work.</returns>
    private static async Task<int> WorkAsync(LoadBench bench, TimeSpan start, StringBuilder output)
    {
        var random = new Random(4);
        var kills = 0;
        var pause = start / 2;
        var clock = TimeProvider.System.GetTimestamp();
        WorkerProcess[] workers = [Start(bench), Start(bench)];
        try
        {
            for (var left = Files; left > 0; kills++)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(clock) < TimeSpan.FromMinutes(25), $"{left} files left.\n{output}");
                var victim = workers[kills % 2];
                var wasKilled = await victim.KillAfterAsync(pause * (0.5 + random.NextDouble()));
                await CollectAsync(victim, output);
                Assert.True(wasKilled, $"A worker ended by itself.\n{output}");
                victim.Dispose();
                workers[kills % 2] = Start(bench);
                // As often as a busy machine lets them do anything between.
                var now = FilesUnder(bench.Path("inbox")).Length;
                pause *= left - now < 4 ? 1.4 : 0.9;
                left = now;
                TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(clock).TotalSeconds:F0} s: {left} files left"));
            }
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.KillAfterAsync(TimeSpan.Zero);
                await CollectAsync(worker, output);
                worker.Dispose();
            }
        }

        return kills;

        static async Task CollectAsync(WorkerProcess worker, StringBuilder output)
        {
            var (_, lines, errors) = await worker.EndAsync();
            output.Append(lines).Append(errors);
        }
    }

    private static async Task LoadAsync(LoadBench bench, string path)
    {
        using var worker = bench.Start(["load", path]);
        var (code, output, errors) = await worker.EndAsync();
        Assert.True(code is 0 or 2, output + errors);
    }

    private static WorkerProcess Start(LoadBench bench) => bench.Start(
        [],
        ("Ingest:Inbox", bench.Path("inbox")),
        ("Ingest:Archive", bench.Path("archive")),
        ("Ingest:Failed", bench.Path("failed")),
        ("Ingest:HealthFile", ""),
        ("Ingest:QuietSeconds", "0"),
        ("Ingest:Schedules:Inbox", "* * * * * *"),
        ("Ingest:Schedules:Pull", ""),
        ("Ingest:Schedules:Verify", ""),
        ("Ingest:Schedules:PurgeScratch", ""));

    /// <summary>When the leases of the killed have run out, the next load takes away what they left.</summary>
    private static async Task AssertSweptAsync(LoadBench bench)
    {
        await Task.Delay(TimeSpan.FromSeconds(16), TestContext.Current.CancellationToken);
        using (var verify = bench.Start(["verify"]))
        {
            var (code, output, errors) = await verify.EndAsync();
            Assert.True(code == 0, output + errors);
        }

        await using var connection = bench.Database.Open();
        var tables = await connection.QueryAsync<string>("SELECT name FROM sys.tables WHERE name LIKE 'stage[_]%' OR name = 'load_session'");
        foreach (var table in tables)
        {
            Assert.Equal((table, 0), (table, await connection.ExecuteScalarAsync<int>($"SELECT count(*) FROM {table}")));
        }
    }

    /// <summary>An organisation with its corrections and removals, cut into files as they fall.</summary>
    private static List<string[]> Pieces(int seed)
    {
        var random = new Random(seed);
        var pieces = RandomOrganisation.Make(seed, more: 40).SelectMany(feed =>
        {
            var rows = feed.Rows.ToArray();
            random.Shuffle(rows);
            return rows.Chunk(4).Select(part => (string[])[feed.Header, .. part]);
        }).ToArray();
        random.Shuffle(pieces);
        Assert.True(pieces.Length >= Files, $"{pieces.Length} pieces.");
        // One of each kind at least; what is over stands in the last one of its kind.
        var kinds = pieces.DistinctBy(piece => piece[0]).ToList();
        var rest = pieces.Except(kinds).ToList();
        var files = kinds.Concat(rest.Take(Files - kinds.Count)).ToList();
        foreach (var piece in rest.Skip(Files - kinds.Count))
        {
            var place = files.FindLastIndex(file => file[0] == piece[0]);
            files[place] = [.. files[place], .. piece.Skip(1)];
        }

        random.Shuffle(CollectionsMarshal.AsSpan(files));
        Assert.Equal(files.Count, files.Select(file => string.Join('\n', file)).Distinct().Count());
        return files;
    }

    private static string[] FilesUnder(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
