using Warehouse.Sql.Core;

namespace Warehouse.Sql.Marts;

/// <summary>What a check found.</summary>
/// <param name="Name">The mart, or the table whose keys were checked.</param>
/// <param name="Differences">Rows that differ.</param>
public sealed record Check(string Name, long Differences);

/// <summary>
/// Recomputes every mart from the facts by the same statements that a load uses, then compares what comes out with what was
/// stored, row by row. Where it is recomputed is the engine's matter; nothing of it is kept. Foreign keys are checked too.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="marts">Its marts.</param>
public sealed class Verification(IWarehouseEngine engine, MartRefresh marts)
{
    /// <summary>Runs all checks; the warehouse is not changed.</summary>
    /// <returns>What each found.</returns>
    public Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancellationToken) => Task.Run<IReadOnlyList<Check>>(
        () =>
        {
            using var session = engine.BeginLoad(cancellationToken);
            session.TakeTurn();
            foreach (var mart in marts.Marts)
            {
                session.Run($"Verify/{mart.ShortName}.shadow");
            }

            marts.Rebuild(session);
            var checks = new List<Check>();
            foreach (var mart in marts.Marts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                checks.Add(new Check(mart.ShortName, Count(session, $"Verify/{mart.ShortName}.compare")));
            }

            cancellationToken.ThrowIfCancellationRequested();
            checks.Add(new Check("foreign_keys", Count(session, "Verify/foreign-keys")));
            return checks;
        },
        cancellationToken);

    private static long Count(ILoadSession session, string name)
    {
        using var statement = session.Prepare(name);
        var count = statement.Read() ? statement.Column(0).Number : 0;
        statement.Reset();
        return count;
    }
}
