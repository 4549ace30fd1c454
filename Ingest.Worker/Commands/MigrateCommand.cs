using System.CommandLine;
using Ingest.Worker.Scheduling;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Brings the schema up to date.</summary>
internal sealed class MigrateCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="migrator">Does it.</param>
    /// <param name="scheduler">The tables of the scheduler, which a worker's login may not create.</param>
    /// <param name="loads">The warehouse.</param>
    public MigrateCommand(Migrator migrator, SchedulerStorage scheduler, Loads loads)
        : base("migrate", "создать хранилище или обновить его схему") => SetAction(async (_, cancellationToken) =>
        {
            var done = await migrator.MigrateAsync(cancellationToken);
            scheduler.Install();
            foreach (var script in done)
            {
                Console.WriteLine($"Выполнен сценарий {script.Number:0000} {script.Name}");
            }

            if (await loads.FillMartsAsync(cancellationToken))
            {
                Console.WriteLine("Витрины построены заново из фактов.");
            }

            Console.WriteLine(done.Count == 0 ? "Схема не требует изменений." : "Схема обновлена.");
            return (int)ExitCode.Done;
        });
}
