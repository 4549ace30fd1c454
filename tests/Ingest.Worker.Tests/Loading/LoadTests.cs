namespace Ingest.Worker.Tests.Loading;

/// <summary>What loading does on every engine: a class runs over a file, and a subclass of it over a server.</summary>
public abstract class LoadTests
{
    /// <summary>Makes an empty warehouse with what loads into it.</summary>
    private protected virtual LoadBench NewBench(params (string Key, string Value)[] settings) => new(settings);
}
