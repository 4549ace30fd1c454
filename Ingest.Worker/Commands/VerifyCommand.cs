using Warehouse.Sql.Marts;

namespace Ingest.Worker.Commands;

/// <summary>Compares the marts with the facts, and checks foreign keys; loads go on meanwhile.</summary>
/// <param name="verification">Does it.</param>
public sealed class VerifyCommand(Verification verification) : ICommand
{
    /// <inheritdoc/>
    public string Name => "verify";

    /// <inheritdoc/>
    public string Usage => "verify  — сверить витрины с фактами и проверить связи";

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var differences = 0L;
        foreach (var check in await verification.RunAsync(cancellationToken))
        {
            Console.WriteLine(check.Differences == 0 ? $"{check.Name}: сходится" : $"{check.Name}: расхождений {check.Differences}");
            foreach (var row in check.First)
            {
                Console.WriteLine($"  {(row.IsStored ? "только в витрине" : "только по фактам")}: {row.Text}");
            }

            differences += check.Differences;
        }

        Console.WriteLine(differences == 0 ? "Хранилище сходится." : "Хранилище не сходится: выполните rebuild-marts и сверьте снова.");
        return differences == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
