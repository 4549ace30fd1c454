using System.Data.Common;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Tests;

/// <summary>An engine whose shadow marts tell of each statement before it runs.</summary>
/// <param name="inner">The engine.</param>
/// <param name="onStatement">Told which statement comes, from one, and of the connection.</param>
internal sealed class WatchedEngine(IWarehouseEngine inner, Action<int, DbConnection> onStatement) : IWarehouseEngine
{
    public string Dialect => inner.Dialect;

    /// <summary>Statements so far.</summary>
    public int Statements { get; private set; }

    public bool Wants(string option) => inner.Wants(option);

    public async Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken)
    {
        var shadow = await inner.OpenShadowMartsAsync(cancellationToken);
        return new WarehouseReading(
            shadow.Connection,
            statement =>
            {
                onStatement(++Statements, shadow.Connection);
                return shadow.Text(statement);
            },
            async () => await shadow.DisposeAsync());
    }

    public Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken) => inner.OpenReadAsync(cancellationToken);

    public Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken) => inner.OpenAsOfAsync(moment, cancellationToken);

    public Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken) => inner.OpenMaintenanceAsync(cancellationToken);

    public ILoadSession BeginLoad(CancellationToken cancellationToken) => inner.BeginLoad(cancellationToken);

    public WarehouseUnavailableException? Explain(DbException error) => inner.Explain(error);
}
