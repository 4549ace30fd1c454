using System.ComponentModel.DataAnnotations;

namespace Warehouse.Sql.Core;

/// <summary>How the warehouse stands on SQL Server; section <c>Warehouse:SqlServer</c>.</summary>
public sealed class SqlServerOptions
{
    /// <summary>The large facts as clustered columnstore, the rest compressed. False for servers without it.</summary>
    public bool Columnstore { get; set; } = true;

    /// <summary>The large facts in parts by year. False for servers without it.</summary>
    public bool Partitioning { get; set; } = true;

    /// <summary>Readers see what was committed when they began (<c>READ_COMMITTED_SNAPSHOT</c>) and wait for no load.</summary>
    public bool Snapshot { get; set; } = true;

    /// <summary>How many times more a connection is tried when the server does not answer, with growing pauses.</summary>
    [Range(0, 20)]
    public int ConnectRetries { get; set; } = 4;

    /// <summary>Seconds after which a silent load is dead and another worker may take its file.</summary>
    [Range(15, 3600)]
    public int LeaseSeconds { get; set; } = 120;

    /// <summary>Rows that go to the server as one part of a bulk copy; from 102,400 columnstore takes them compressed.</summary>
    [Range(1, 10_000_000)]
    public int BulkRows { get; set; } = 102_400;

    /// <summary>Seconds that a statement of a load or a report may take.</summary>
    [Range(1, 86_400)]
    public int CommandTimeoutSeconds { get; set; } = 3600;

    /// <summary>How many states of earlier moments are kept in the database, each as large as its facts and marts.</summary>
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
