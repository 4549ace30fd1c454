using Ingest.Worker.Configuration;
using Ingest.Worker.Loading;
using Ingest.Worker.Sources;
using Ingest.Worker.SqlSources;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Asks SQL sources for what is new, once.</summary>
/// <param name="migrator">Makes the warehouse when there is none.</param>
/// <param name="pull">One pull.</param>
/// <param name="options">Where sources are.</param>
/// <param name="time">The clock.</param>
public sealed class PullCommand(Migrator migrator, SqlPull pull, IOptions<IngestOptions> options, TimeProvider time) : ICommand
{
    /// <inheritdoc/>
    public string Name => "pull";

    /// <inheritdoc/>
    public string Usage => "pull [ИСТОЧНИК…]  — загрузить новое из баз других систем; без имён — из всех";

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var known = SqlSource.In(options.Value.ProfilesPath);
        foreach (var name in arguments.Where(name => !known.Contains(name)))
        {
            throw new UsageException(
                $"Источника «{name}» нет. " + (known.Count == 0 ? "Ни одного источника не описано: docs/extending.md." : $"Есть: {string.Join(", ", known)}."));
        }

        await migrator.MigrateAsync(cancellationToken);
        using var progress = new ConsoleProgress(time);
        var end = ExitCode.Done;
        foreach (var name in arguments.Count == 0 ? known : arguments)
        {
            try
            {
                var outcome = pull.Run(SqlSource.Read(options.Value.ProfilesPath, name), progress, cancellationToken);
                progress.Clear();
                Console.WriteLine(outcome.State == LoadState.Known ? $"{name}: нового нет" : LoadCommand.Line(outcome));
                end = outcome.State == LoadState.Failed ? ExitCode.Failed : outcome.Rejected > 0 && end == ExitCode.Done ? ExitCode.SomeRejected : end;
            }
            catch (UnreadableSourceException error)
            {
                progress.Clear();
                Console.WriteLine(error.Message);
                end = ExitCode.Failed;
            }
        }

        return end;
    }
}
