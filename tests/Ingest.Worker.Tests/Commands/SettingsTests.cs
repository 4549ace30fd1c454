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
}
