namespace Benchmarks;

/// <summary>Something to measure. Scenarios are found by type: one is added by adding its file.</summary>
internal interface IScenario
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>How to call it and what it measures, on one line.</summary>
    string Usage { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="arguments">What follows the word.</param>
    Task RunAsync(IReadOnlyList<string> arguments);
}
