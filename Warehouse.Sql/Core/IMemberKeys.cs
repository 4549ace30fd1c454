namespace Warehouse.Sql.Core;

/// <summary>Keys of one dimension's members for the codes of a load.</summary>
public interface IMemberKeys : IDisposable
{
    /// <summary>Whether <see cref="Find"/> is worth calling: the engine answers many codes at the price of one.</summary>
    bool IsAskedInSets { get; }

    /// <summary>Keys of the codes that the warehouse knows.</summary>
    /// <param name="organisation">Key of the organisation that the codes belong to.</param>
    /// <param name="codes">The codes.</param>
    /// <returns>Only those known; nothing on an engine that is asked one by one.</returns>
    IReadOnlyDictionary<string, long> Find(long organisation, IReadOnlyCollection<string> codes);

    /// <summary>
    /// The key of one code. A new code becomes an inferred member: at once, or, on an engine that works in sets, when the load takes
    /// its turn; until then its key is below zero and stands for the member in this load alone.
    /// </summary>
    /// <param name="organisation">Key of the organisation.</param>
    /// <param name="code">The code.</param>
    long Key(long organisation, string code);
}
