namespace Warehouse.Sql.Core;

/// <summary>Keys of one dimension's members for the codes of a load.</summary>
internal interface IMemberKeys : IDisposable
{
    /// <summary>Whether the engine looks up codes in batches, so that <see cref="Find"/> saves round trips.</summary>
    bool IsAskedInSets { get; }

    /// <summary>Keys of the codes that the warehouse knows.</summary>
    /// <param name="organisation">Key of the organisation that the codes belong to.</param>
    /// <param name="codes">The codes.</param>
    /// <returns>Only known codes; empty on an engine that looks up one code at a time.</returns>
    IReadOnlyDictionary<string, long> Find(long organisation, IReadOnlyCollection<string> codes);

    /// <summary>
    /// The key of one code. A new code becomes an inferred member: at once, or, on an engine that works in sets, when the load takes
    /// its turn; until then it has a negative key that is valid in this load only.
    /// </summary>
    /// <param name="organisation">Key of the organisation.</param>
    /// <param name="code">The code.</param>
    long Key(long organisation, string code);
}
