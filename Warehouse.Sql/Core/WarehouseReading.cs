using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>A connection that reads one state of knowledge, and what that makes of a statement's text.</summary>
/// <param name="connection">The connection; it ends with this.</param>
/// <param name="text">Names the tables of that state in a statement; nothing where they bear their own names.</param>
/// <param name="leave">What is to be done before the connection ends.</param>
public sealed class WarehouseReading(DbConnection connection, Func<string, string>? text = null, Func<Task>? leave = null) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public DbConnection Connection => connection;

    /// <summary>A statement as this connection takes it.</summary>
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
