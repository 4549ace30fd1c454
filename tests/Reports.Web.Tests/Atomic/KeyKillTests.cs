using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Reports.Web.Tests.Site;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Atomic;

/// <summary>The command that changes the keys of cookies is killed: what it leaves is a site that starts, and the next is whole.</summary>
public sealed class KeyKillTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-killed").FullName;
    private readonly string _keys = Directory.CreateTempSubdirectory("keys-killed").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "app.db");

    private string KeyFile => Path.Combine(_keys, "key");

    /// <summary>The store of a site that somebody is signed in to, and the file that its keys are closed with.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var site = new SiteFactory { Settings = new Dictionary<string, string> { ["Reports:KeyFile"] = KeyFile } };
        await site.InitializeAsync();
        using var browser = await site.SignedInAsync();
        using (var from = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "app.db")};Pooling=False"))
        using (var to = new SqliteConnection($"Data Source={Store}.whole;Pooling=False"))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }

        File.Move(KeyFile, KeyFile + ".whole");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_keys, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task KeysRotate_KilledAtItsLineInTheJournal_LeavesEverything()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "kill -9 of Unix.");
        Begin();
        var store = new BrokenStore(Store);
        var before = store.Image();
        store.StallAfter(0, "audit");
        using (var victim = Rotate())
        {
            await store.HeldAsync();
            await victim.SignalAsync("KILL");
            await victim.EndAsync();
        }

        store.Mend();
        Assert.Equal(before, store.Image());
        Assert.Equal(await File.ReadAllTextAsync(KeyFile + ".whole", Cancellation), await File.ReadAllTextAsync(KeyFile, Cancellation));
    }

    [Fact]
    public async Task KeysRotate_KilledAtRandomMoments_LeavesASiteThatStarts_AndTheNextIsWhole()
    {
        Begin();
        var clock = TimeProvider.System.GetTimestamp();
        await RotatedAsync();
        var whole = TimeProvider.System.GetElapsedTime(clock);
        var random = new Random(20261202);
        var kills = KillRun.Count("KEY_KILLS", 3);
        var (killed, begun) = (0, 0);
        while (killed < kills)
        {
            Begin();
            using (var victim = Rotate())
            {
                if (!await victim.KillAfterAsync(KillRun.Moment(random, whole)))
                {
                    continue;
                }
            }

            killed++;
            var rows = Rows();
            var isRecorded = rows.Any(IsRecord);
            begun += isRecorded ? 1 : 0;
            Assert.Equal(isRecorded, !rows.Any(row => row.StartsWith("protection_key:", StringComparison.Ordinal)));
            Assert.Equal(isRecorded, !rows.Any(row => row.StartsWith("user_session:", StringComparison.Ordinal)));
            var key = await File.ReadAllTextAsync(KeyFile, Cancellation);
            Assert.Equal(32, Convert.FromBase64String(key.Trim()).Length);
            Assert.True(isRecorded || key == await File.ReadAllTextAsync(KeyFile + ".whole", Cancellation), "The file was changed before the store.");
            if (killed % KillRun.InARow == 1)
            {
                using var site = Run("--urls", "http://127.0.0.1:0");
                await site.LineAsync("Now listening on:");
            }

            await RotatedAsync();
        }

        KillRun.Tell(killed, $"keys rotate, undisturbed {whole.TotalSeconds:F1} s; {begun} after the store was changed");
    }

    private static bool IsRecord(string row) => row.StartsWith("audit", StringComparison.Ordinal) && row.Contains("смена ключей защиты", StringComparison.Ordinal);

    private IReadOnlyList<string> Rows() => PreviousRelease.Rows(Store);

    private void Begin()
    {
        foreach (var left in Directory.EnumerateFiles(_folder, "app.db*").Concat(Directory.EnumerateFiles(_keys)).Where(path => !path.EndsWith(".whole", StringComparison.Ordinal)))
        {
            File.Delete(left);
        }

        File.Copy(Store + ".whole", Store);
        File.Copy(KeyFile + ".whole", KeyFile);
        Assert.Contains(Rows(), row => row.StartsWith("protection_key:", StringComparison.Ordinal) && row.Contains(IdOf(KeyFile), StringComparison.Ordinal));
    }

    private async Task RotatedAsync()
    {
        using var rotation = Rotate();
        var (code, output, errors) = await rotation.EndAsync();
        Assert.True(code == 0, output + errors);
        Assert.NotEqual(IdOf(KeyFile + ".whole"), IdOf(KeyFile));
        Assert.DoesNotContain(Rows(), row => row.StartsWith("protection_key:", StringComparison.Ordinal) || row.StartsWith("user_session:", StringComparison.Ordinal));
        Assert.Contains(Rows(), IsRecord);
    }

    /// <summary>What a key in the store names the file by that it is closed with.</summary>
    private static string IdOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(File.ReadAllText(file).Trim())))[..16];

    private ProgramProcess Rotate() => Run("keys", "rotate");

    private ProgramProcess Run(params string[] arguments) => new("Reports.Web", _folder, arguments,
    [
        ("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", null), ("Worker__InProcess", "false"),
        ("ConnectionStrings__Warehouse", Path.Combine(_folder, "warehouse.db")), ("ConnectionStrings__App", Store), ("Reports__KeyFile", KeyFile),
    ]);
}
