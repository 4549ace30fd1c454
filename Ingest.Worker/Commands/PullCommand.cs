using System.CommandLine;
using Ingest.Feeds.Configuration;
using Ingest.Sources;
using Ingest.Worker.Loading;
using Ingest.Worker.SqlSources;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Pulls new rows from SQL sources, once.</summary>
internal sealed class PullCommand : Command
{
    private readonly Argument<string[]> _names = new("ИСТОЧНИК") { Arity = ArgumentArity.ZeroOrMore, Description = "имя источника; без имён — все" };
    private readonly Migrator _migrator;
    private readonly Loads _loads;
    private readonly SqlPull _pull;
    private readonly string _profiles;
    private readonly TimeProvider _time;

    /// <summary>Makes the command.</summary>
    /// <param name="migrator">Creates the warehouse when there is none.</param>
    /// <param name="loads">The warehouse.</param>
    /// <param name="pull">One pull.</param>
    /// <param name="options">Where sources are.</param>
    public PullCommand(Migrator migrator, Loads loads, SqlPull pull, IOptions<FeedOptions> options, TimeProvider time)
        : base("pull", "загрузить новое из баз других систем")
    {
        (_migrator, _loads, _pull, _profiles, _time) = (migrator, loads, pull, options.Value.ProfilesPath, time);
        Add(_names);
        SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed.GetValue(_names) ?? [], cancellationToken));
    }

    private async Task<ExitCode> RunAsync(string[] names, CancellationToken cancellationToken)
    {
        var known = SqlSource.In(_profiles);
        foreach (var name in names.Where(name => !known.Contains(name)))
        {
            throw new UsageException(
                $"Источника «{name}» нет. " + (known.Count == 0 ? "Ни один источник не описан; как это сделать — в docs/extending.md." : $"Есть: {string.Join(", ", known)}."));
        }

        await _migrator.MigrateAsync(cancellationToken);
        await _loads.FillMartsAsync(cancellationToken);
        using var progress = new ConsoleProgress(_time);
        var end = ExitCode.Done;
        foreach (var name in names.Length == 0 ? known : names)
        {
            try
            {
                var outcome = _pull.Run(SqlSource.Read(_profiles, name), progress, cancellationToken);
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
