namespace Benchmarks;

/// <summary>The worker's own program over an inbox, killed at random moments and started again.</summary>
/// <param name="settings">Settings that it shares with the site.</param>
/// <param name="home">Its folder.</param>
/// <param name="random">When it is killed.</param>
internal sealed class SoakedWorker(IReadOnlyList<(string Key, string Value)> settings, string home, Random random)
{
    private const int ShortestSeconds = 4;
    private const int LongestSeconds = 25;
    private const string ReasonEnding = ".reason.txt";

    private static readonly (string Key, string Value)[] Own =
    [
        ("Ingest__QuietSeconds", "1"), ("Ingest__Schedules__Inbox", "*/2 * * * * *"), ("Ingest__Schedules__Verify", "*/40 * * * * *"),
        ("Ingest__Schedules__PurgeScratch", "*/20 * * * * *"), ("Ingest__Schedules__Pull", "*/15 * * * * *"), ("DOTNET_gcConcurrent", "0"),
    ];

    private readonly string _inbox = Directory.CreateDirectory(Path.Combine(home, "data", "inbox")).FullName;
    private readonly string _failed = Path.Combine(home, "data", "failed");
    private readonly List<LogFault> _errors = [];

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Files that two kills in a row met, put into the inbox once more as an operator would.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Errors that it logged.</summary>
    public IReadOnlyList<LogFault> Errors => _errors;

    /// <summary>Puts a file into the inbox.</summary>
    /// <param name="path">The file, which stays.</param>
    public void Bring(string path)
    {
        // Under another folder first: a copy is not whole at once.
        var copy = Path.Combine(home, Path.GetFileName(path));
        File.Copy(path, copy);
        File.Move(copy, Path.Combine(_inbox, Path.GetFileName(path)));
    }

    /// <summary>Kills it again and again.</summary>
    /// <param name="goes">Until when.</param>
    public async Task KillAsync(Func<bool> goes)
    {
        while (goes())
        {
            using var worker = Start();
            var life = TimeSpan.FromSeconds(ShortestSeconds + (random.NextDouble() * (LongestSeconds - ShortestSeconds)));
            for (var lived = TimeSpan.Zero; lived < life && goes(); lived += TimeSpan.FromMilliseconds(250))
            {
                await Task.Delay(250);
                if (worker.HasEnded)
                {
                    throw new InvalidOperationException("The worker ended by itself.");
                }
            }

            worker.Kill();
            Kills++;
            _errors.AddRange(worker.Errors);
            SendAgain();
        }
    }

    /// <summary>Lets it load what is left.</summary>
    /// <param name="longest">After this it is not going to end.</param>
    public async Task DrainAsync(TimeSpan longest)
    {
        using var worker = Start();
        for (var waited = TimeSpan.Zero; Directory.EnumerateFiles(_inbox).Any(); waited += TimeSpan.FromSeconds(1))
        {
            await Task.Delay(1000);
            SendAgain();
            if (waited > longest || worker.HasEnded)
            {
                throw new InvalidOperationException($"{Directory.EnumerateFiles(_inbox).Count()} files are still in the inbox.");
            }
        }

        // The last file leaves the inbox when it is loaded; the log may have a word more.
        worker.Kill();
        _errors.AddRange(worker.Errors);
        if (Directory.Exists(_failed) && Directory.EnumerateFiles(_failed).FirstOrDefault(path => !path.EndsWith(ReasonEnding, StringComparison.Ordinal)) is { } failed)
        {
            throw new InvalidOperationException($"{failed} failed.");
        }
    }

    private RunningProgram Start() => new("Ingest.Worker", home, [.. settings, .. Own]);

    private void SendAgain()
    {
        if (!Directory.Exists(_failed))
        {
            return;
        }

        foreach (var reason in Directory.EnumerateFiles(_failed, "*" + ReasonEnding).ToList())
        {
            var file = reason[..^ReasonEnding.Length];
            if (!File.Exists(file))
            {
                // Killed between the two: the reason is written before the file is moved.
                continue;
            }

            if (!File.ReadAllText(reason).Contains("Два запуска программы подряд", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{file} failed: {File.ReadAllText(reason)}");
            }

            File.Move(file, Path.Combine(_inbox, Path.GetFileName(file)));
            File.Delete(reason);
            SentAgain++;
        }
    }
}
