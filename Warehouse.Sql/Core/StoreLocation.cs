namespace Warehouse.Sql.Core;

/// <summary>Where a program's own store is.</summary>
public sealed record StoreLocation
{
    /// <summary>The engine: <c>Sqlite</c> or <c>SqlServer</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>For SQLite the path of the file or <c>Data Source=path</c>; for SQL Server a connection string.</summary>
    public required string Connection { get; init; }

    /// <summary>Where an operator set the connection, for messages: <c>ConnectionStrings:App</c>.</summary>
    public required string Setting { get; init; }

    /// <summary>The schema of the tables: <c>app</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>How many times more a connection is tried when the server does not answer.</summary>
    public int ConnectRetries { get; init; } = 4;

    /// <summary>Seconds to wait for another program that is writing or making the tables.</summary>
    public int LockTimeoutSeconds { get; init; } = 60;
}
