using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>A connection that reads the warehouse as of one moment, and the translation of statements to it.</summary>
/// <param name="connection">The connection, closed on disposal.</param>
/// <param name="text">Replaces table names in a statement by those of the snapshot; null where they are the same.</param>
/// <param name="leave">Runs before the connection is closed.</param>
public sealed class WarehouseReading(DbConnection connection, Func<string, string>? text = null, Func<Task>? leave = null) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>The statement for this connection.</summary>
    /// <param name="statement">Its text over facts and marts under their own names.</param>
    public string Text(string statement) => text?.Invoke(statement) ?? statement;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (leave is not null)
        {
            await leave();
        }

        await connection.DisposeAsync();
    }
}
