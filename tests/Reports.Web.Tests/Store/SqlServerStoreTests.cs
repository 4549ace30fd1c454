using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Store;

/// <summary>The contract on SQL Server.</summary>
[Collection("SQL Server")]
public sealed class SqlServerStoreTests : EditionContract
{
    protected override StoreHome Open() => StoreHome.OnSqlServer();

    [Fact]
    public async Task Node_WithoutTheRightToMakeAnything_WorksOnTablesThatAreThere()
    {
        var node = await Home.NodeWithoutRightsAsync();

        Assert.True(await new UserStore(node, Home.Clock).AddAsync(SiteFactory.User("Анна", Access.Roles.Analyst), "long enough password", Cancellation));
        Assert.Equal("Анна", Assert.Single(await Home.Users.ListAsync(Cancellation)).Name);
        Assert.True(await new UserStore(node, Home.Clock).AddAsync(SiteFactory.User("admin", Access.Roles.Administrator), "long enough password", Cancellation));
        Assert.True(await new UserStore(node, Home.Clock).ChangeAsync(SiteFactory.User("Анна", Access.Roles.Director), Cancellation));
    }

    [Fact]
    public async Task Tables_StandInTheirOwnSchema() =>
        Assert.Equal(
            0, await Home.RunAsync("SELECT count(*) FROM sys.tables AS t INNER JOIN sys.schemas AS s ON s.schema_id = t.schema_id WHERE s.name <> 'app'"));
}

/// <summary>The site's own store where no server answers.</summary>
public sealed class SqlServerStoreAwayTests
{
    [Fact]
    public void Store_NoServerThere_SaysSoInOneLine_WithItsSettingAndWithoutThePassword()
    {
        var options = new AppStoreOptions
        {
            Provider = "SqlServer",
            Connection = "Server=tcp:127.0.0.1,1;Database=app;User Id=site;Password=secret-word;Connect Timeout=2;Encrypt=false",
            ConnectRetries = 1,
        };

        var store = new AppDatabase(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
        var error = Assert.Throws<WarehouseUnavailableException>(() => store.Read<string>("protection-key-list"));

        Assert.Equal("unavailable", error.Code);
        Assert.Contains("«tcp:127.0.0.1,1/app» (ConnectionStrings:App)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Store_ConnectionStringThatIsNone_NamesItsSetting()
    {
        var options = new AppStoreOptions { Provider = "SqlServer" };

        var store = new AppDatabase(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
        var error = Assert.Throws<WarehouseUnavailableException>(() => store.Read<string>("protection-key-list"));

        Assert.Equal("Строка подключения ConnectionStrings:App не читается: проверьте её слова и кавычки.", error.Message);
    }
}
