using System.CommandLine;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Commands;

/// <summary>Compares the marts with the facts and checks foreign keys. Loads may run at the same time.</summary>
internal sealed class VerifyCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="verification">Does it.</param>
    public VerifyCommand(Verification verification)
        : base("verify", "сверить витрины с фактами и проверить связи") => SetAction(async (_, cancellationToken) =>
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
            return (int)(differences == 0 ? ExitCode.Done : ExitCode.Failed);
        });
}
