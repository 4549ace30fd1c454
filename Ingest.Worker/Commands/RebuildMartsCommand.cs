using System.CommandLine;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Commands;

/// <summary>Rebuilds every mart from the facts.</summary>
internal sealed class RebuildMartsCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="loads">The warehouse.</param>
    public RebuildMartsCommand(Loads loads, MartRefresh marts)
        : base("rebuild-marts", "построить витрины заново из фактов") => SetAction((_, cancellationToken) =>
        {
            using var load = loads.Begin(cancellationToken);
            load.RebuildMarts();
            load.Commit();
            Console.WriteLine($"Витрины построены заново: {marts.Marts.Count}.");
            return Task.FromResult((int)ExitCode.Done);
        });
}
