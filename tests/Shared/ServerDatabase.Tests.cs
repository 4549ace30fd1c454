namespace Warehouse.TestServer;

internal sealed partial class ServerDatabase
{
    /// <summary>Takes one; skips the test where no server is named.</summary>
    public static ServerDatabase Take()
    {
        var database = TryTake();
        Assert.SkipWhen(database is null, $"{Variable} does not name a server.");
        return database!;
    }
}
