namespace Ingest.Worker.Tests.Loading;

/// <summary>Tests that share the server's databases.</summary>
[CollectionDefinition(Name)]
public sealed class OnServer
{
    public const string Name = "SQL Server";
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class HistoryOnServerTests : HistoryTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class FactHistoryOnServerTests : FactHistoryTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class DimensionOnServerTests : DimensionTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class ContractOnServerTests : ContractTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class OrderPropertyOnServerTests : OrderPropertyTests
{
    protected override int Cases => 4;

    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class ProfileOnServerTests : ProfileTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}

/// <inheritdoc/>
[Collection(OnServer.Name)]
public sealed class OuladOnServerTests : OuladTests
{
    private protected override LoadBench NewBench(params (string Key, string Value)[] settings) => LoadBench.OnServer(settings);
}
