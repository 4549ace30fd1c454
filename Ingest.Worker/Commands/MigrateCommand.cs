using Ingest.Worker.Scheduling;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Brings the schema up to date.</summary>
/// <param name="migrator">Does it.</param>
/// <param name="scheduler">The tables of the scheduler, which a worker's login has no right to make.</param>
public sealed class MigrateCommand(Migrator migrator, SchedulerStorage scheduler) : ICommand
{
    /// <inheritdoc/>
    public string Name => "migrate";

    /// <inheritdoc/>
    public string Usage => "migrate  — создать хранилище или обновить его схему";

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var done = await migrator.MigrateAsync(cancellationToken);
        scheduler.Install();
        foreach (var script in done)
        {
            Console.WriteLine($"Выполнен сценарий {script.Number:0000} {script.Name}");
        }

        Console.WriteLine(done.Count == 0 ? "Схема не требует изменений." : "Схема обновлена.");
        return ExitCode.Done;
    }
}
