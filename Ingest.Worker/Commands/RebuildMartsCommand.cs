using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Ingest.Worker.Commands;

/// <summary>Makes every mart anew from the facts.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="marts">Its marts.</param>
public sealed class RebuildMartsCommand(IWarehouseEngine engine, MartRefresh marts) : ICommand
{
    /// <inheritdoc/>
    public string Name => "rebuild-marts";

    /// <inheritdoc/>
    public string Usage => "rebuild-marts  — построить витрины заново из фактов";

    /// <inheritdoc/>
    public Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var session = engine.BeginLoad(cancellationToken);
        marts.Rebuild(session);
        session.Commit();
        Console.WriteLine($"Витрины построены заново: {marts.Marts.Count}.");
        return Task.FromResult(ExitCode.Done);
    }
}
