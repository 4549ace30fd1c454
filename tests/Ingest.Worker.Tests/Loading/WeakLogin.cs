using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A login on the server for as long as a test needs it, which may nothing until it is let.</summary>
internal sealed class WeakLogin : IDisposable
{
    private readonly ServerDatabase _database;
    private readonly string _name = "test_" + Guid.NewGuid().ToString("N")[..12];
    private readonly string _password = "T3st-" + Guid.NewGuid().ToString("N");
    private bool _isIn;
    private bool _hasRows;

    public WeakLogin(ServerDatabase database)
    {
        _database = database;
        Execute($"CREATE LOGIN {_name} WITH PASSWORD = '{_password}'");
    }

    public SqlConnectionStringBuilder Connection => new(_database.Connection) { UserID = _name, Password = _password };

    /// <summary>Lets it into the database, and to nothing there.</summary>
    public void LetIn()
    {
        Execute($"CREATE USER {_name} FOR LOGIN {_name}");
        _isIn = true;
    }

    /// <summary>What docs/sql/roles.sql grants to workers.</summary>
    public void GrantRows()
    {
        Execute($"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO {_name}");
        _hasRows = true;
    }

    public void Dispose()
    {
        if (_hasRows)
        {
            Execute($"REVOKE SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo FROM {_name}");
        }

        if (_isIn)
        {
            Execute($"DROP USER {_name}");
        }

        Execute($"DROP LOGIN {_name}");
    }

    private void Execute(string text)
    {
        using var connection = _database.Open();
        connection.Execute(text);
    }
}
