using System.ComponentModel.DataAnnotations;

namespace Warehouse.Sql.Core;

/// <summary>Options of the warehouse on SQL Server; section <c>Warehouse:SqlServer</c>.</summary>
public sealed class SqlServerOptions
{
    /// <summary>The large facts as clustered columnstore, the rest compressed. False for servers without it.</summary>
    public bool Columnstore { get; set; } = true;

    /// <summary>The large facts partitioned by year. False for servers without it.</summary>
    public bool Partitioning { get; set; } = true;

    /// <summary>Readers see the state when they began (<c>READ_COMMITTED_SNAPSHOT</c>) and never wait for a load.</summary>
    public bool Snapshot { get; set; } = true;

    /// <summary>Retries of a connection when the server does not answer, with growing pauses.</summary>
    [Range(0, 20)]
    public int ConnectRetries { get; set; } = 4;

    /// <summary>Seconds without renewal after which a load is considered dead and another worker may take its file.</summary>
    [Range(15, 3600)]
    public int LeaseSeconds { get; set; } = 120;

    /// <summary>Rows per batch of a bulk copy; columnstore compresses batches of 102,400 and more directly.</summary>
    [Range(1, 10_000_000)]
    public int BulkRows { get; set; } = 102_400;

    /// <summary>Seconds that a statement of a load or a report may take.</summary>
    [Range(1, 86_400)]
    public int CommandTimeoutSeconds { get; set; } = 3600;

    /// <summary>Snapshots kept in the database, each as large as its facts and marts.</summary>
    [Range(1, 1000)]
    public int AsOfKept { get; set; } = 8;

    /// <summary>Whether an optional schema script of that name is wanted.</summary>
    /// <param name="option">From its <c>-- option:</c> line.</param>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    public bool Wants(string option) => option switch
    {
        nameof(Columnstore) => Columnstore,
        nameof(Partitioning) => Partitioning,
        nameof(Snapshot) => Snapshot,
        _ => throw new ArgumentException($"No option '{option}' of Warehouse:SqlServer.", nameof(option)),
    };
}
