using System.ComponentModel.DataAnnotations;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>Where the site's own store is; section <c>App</c> of the configuration.</summary>
public sealed class AppStoreOptions
{
    /// <summary>The engine: <c>Sqlite</c> for one node of the site, <c>SqlServer</c> for several.</summary>
    [Required]
    [RegularExpression("^(Sqlite|SqlServer)$", ErrorMessage = "App:Provider: Sqlite или SqlServer.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>
    /// For SQLite the path of the file (<c>data/app.db</c> by default) or <c>Data Source=path</c>; for SQL Server its
    /// connection string. <c>ConnectionStrings:App</c> of the configuration.
    /// </summary>
    public string Connection { get; set; } = "data/app.db";

    /// <summary>Retries of a connection when the server does not answer, with growing pauses.</summary>
    [Range(0, 20, ErrorMessage = "App:ConnectRetries: от 0 до 20.")]
    public int ConnectRetries { get; set; } = 4;

    /// <summary>Seconds to wait for another node that changes the schema or users.</summary>
    [Range(1, 600, ErrorMessage = "App:LockTimeoutSeconds: от 1 до 600.")]
    public int LockTimeoutSeconds { get; set; } = 60;

    /// <summary>The location of the store.</summary>
    /// <param name="schema">The schema of its tables.</param>
    public StoreLocation Location(string schema) => new()
    {
        Provider = Provider,
        Connection = Connection,
        Setting = "ConnectionStrings:App",
        Schema = schema,
        ConnectRetries = ConnectRetries,
        LockTimeoutSeconds = LockTimeoutSeconds,
    };
}
