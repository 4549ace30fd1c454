namespace Benchmarks.Scenarios;

/// <summary>One load by the product, as the command <c>load</c> does it: validation, keys, source lines, ledger, marts.</summary>
internal sealed class ProductScenario : IScenario
{
    /// <inheritdoc/>
    public string Name => "product";

    /// <inheritdoc/>
    public string Usage => "product FILE FOLDER    one load by the product into an empty folder; prints the rows loaded";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<string> arguments)
    {
        using var product = new Product(arguments[1]);
        var outcomes = await product.LoadAsync(arguments[0]);
        Console.WriteLine(outcomes.Sum(outcome => outcome.Loaded));
    }
}
