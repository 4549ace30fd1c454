using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Warehouse.Sql.Core;

/// <summary>Where the warehouse is; section <c>Warehouse</c> of the configuration.</summary>
public sealed class WarehouseOptions
{
    /// <summary>The engine: <c>Sqlite</c> or <c>SqlServer</c>.</summary>
    [Required]
    [RegularExpression("^(Sqlite|SqlServer)$", ErrorMessage = "Warehouse:Provider: Sqlite или SqlServer.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>
    /// For SQLite the path of the file (<c>data/warehouse.db</c> by default) or <c>Data Source=path</c>; for SQL Server its
    /// connection string. <c>ConnectionStrings:Warehouse</c> of the configuration.
    /// </summary>
    public string Connection { get; set; } = "data/warehouse.db";

    /// <summary>A folder whose <c>.sql</c> files replace or add to the built-in ones; it need not exist.</summary>
    public string SqlFolder { get; set; } = "data/sql";

    /// <summary>Page cache of a load, in megabytes.</summary>
    [Range(8, 4096)]
    public int LoadCacheMegabytes { get; set; } = 128;

    /// <summary>Page cache of each reading connection, in megabytes; a few connections are pooled.</summary>
    [Range(2, 4096)]
    public int ReadCacheMegabytes { get; set; } = 16;

    /// <summary>Seconds to wait for another writer before giving up.</summary>
    [Range(1, 3600)]
    public int LockTimeoutSeconds { get; set; } = 60;

    /// <summary>
    /// Whether loads go by the machine's clock even when it is far behind the last load: for a ledger that was written while the clock was fast.
    /// </summary>
    public bool AcceptClock { get; set; }

    /// <summary>Free space of the disk with a SQLite file, in megabytes, below which health is degraded.</summary>
    [Range(0, 1_000_000)]
    public int LowDiskMegabytes { get; set; } = 500;

    /// <summary>Options of SQL Server.</summary>
    [ValidateObjectMembers]
    public SqlServerOptions SqlServer { get; set; } = new();
}
