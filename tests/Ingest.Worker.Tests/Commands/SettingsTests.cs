using Ingest.Worker.RawTables;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Commands;

/// <summary>A wrong setting stops the worker, as a service and as a command, with one line that names it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("Ingest:QuietSeconds", "abc", "Ingest:QuietSeconds — «abc», а нужно целое число")]
    [InlineData("Ingest:QuietSeconds", "-1", "QuietSeconds: от")]
    [InlineData("Warehouse:Provider", "Oracle", "Warehouse:Provider: Sqlite или SqlServer")]
    [InlineData("Warehouse:LockTimeoutSeconds", "many", "Warehouse:LockTimeoutSeconds — «many», а нужно целое число")]
    [InlineData("Warehouse:AcceptClock", "maybe", "Warehouse:AcceptClock — «maybe», а нужно true или false")]
    public async Task Setting_ThatIsWrong_IsNamedInOneLine(string name, string value, string words)
    {
        foreach (var arguments in new string[][] { [], ["verify"] }.Where(arguments => arguments.Length == 0 || name.StartsWith("Warehouse", StringComparison.Ordinal)))
        {
            using var worker = _bench.Start(arguments, (name, value));

            await worker.RefusedAsync(words);
        }
    }

    [Theory]
    [InlineData("data/inbox/archive", "Archive", "inbox")]
    [InlineData("data/inbox", "Failed", "inbox")]
    [InlineData("data/inbox/", "Archive", "inbox")]
    [InlineData("data", "Archive", "inbox")]
    [InlineData("data/inbox/scratch", "Scratch", "inbox")]
    [InlineData("linked/archive", "Archive", "inbox")]
    [InlineData("data/failed", "Failed", "linked")]
    public async Task Folders_OfWhichOneIsInsideTheInbox_AreRefusedAtStart(string folder, string setting, string inbox)
    {
        Directory.CreateDirectory(_bench.Path("data/inbox"));
        Directory.CreateSymbolicLink(_bench.Path("linked"), inbox == "linked" ? _bench.Path("data") : _bench.Path("data/inbox"));
        using var worker = _bench.Start(
            [], ("Ingest:Inbox", inbox == "linked" ? _bench.Path("linked/failed/inbox") : "data/inbox"), ("Ingest:" + setting, folder));

        await worker.RefusedAsync("Настройки неверны: Ingest:" + setting, folder, "одна внутри другой");
    }

    [Fact]
    public async Task Folders_WhoseNamesBeginAlike_AreTaken()
    {
        using var worker = _bench.Start([], ("Ingest:Inbox", "data/in"), ("Ingest:Archive", "data/in-archive"), ("Ingest:Failed", "data/in.failed"));
        await worker.LineAsync("Application started");
    }
}
