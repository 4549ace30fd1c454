using System.CommandLine;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Commands;

/// <summary>Makes every mart anew from the facts.</summary>
internal sealed class RebuildMartsCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="engine">The warehouse.</param>
    /// <param name="marts">Its marts.</param>
    public RebuildMartsCommand(IWarehouseEngine engine, MartRefresh marts)
        : base("rebuild-marts", "построить витрины заново из фактов") => SetAction((_, cancellationToken) =>
        {
            using var session = engine.BeginLoad(cancellationToken);
            marts.Rebuild(session);
            session.Commit();
            Console.WriteLine($"Витрины построены заново: {marts.Marts.Count}.");
            return Task.FromResult((int)ExitCode.Done);
        });
}
