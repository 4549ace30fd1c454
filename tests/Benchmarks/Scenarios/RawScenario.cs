namespace Benchmarks.Scenarios;

/// <summary>One load by the raw engine, with nothing checked, traced or summed up.</summary>
internal sealed class RawScenario : IScenario
{
    /// <inheritdoc/>
    public string Name => "raw";

    /// <inheritdoc/>
    public string Usage => "raw FILE FOLDER        one load by the raw engine into an empty folder; prints the rows loaded";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments)
    {
        using var star = new RawStar(Path.Combine(arguments[1], "star.db"));
        Console.WriteLine(star.Load(arguments[0]));
        return Task.CompletedTask;
    }
}
