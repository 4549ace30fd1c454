namespace Warehouse.Sql.Tests;

/// <summary>The contract on the embedded engine.</summary>
public sealed class SqliteEngineTests : EngineContract
{
    protected override Task<EngineHome> OpenAsync() => EngineHome.OnSqliteAsync();
}
