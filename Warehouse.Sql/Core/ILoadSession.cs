namespace Warehouse.Sql.Core;

/// <summary>
/// One load: a write transaction. Disposing without <see cref="Commit"/> leaves the warehouse as it was. It begins with empty counts and
/// no touched groups. Programs work with <c>Warehouse.Sql.Loading</c>; the statements behind it, named as the catalogue's files are, stay in this library.
/// </summary>
public interface ILoadSession : IDisposable
{
    /// <summary>How many groups' marts are best made anew at a time.</summary>
    int GroupsAtATime { get; }

    /// <summary>
    /// From here on this load is the only writer until it ends; rows staged so far stand in their tables, their codes are members.
    /// Asked for again before each merge. An engine with one writer has given the turn at the beginning.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">Others write for longer than the limit, or the load has lost its files.</exception>
    void TakeTurn();

    /// <summary>Keeps everything that was done.</summary>
    void Commit();

    /// <summary>Whether this engine has a file of that name: an engine that takes rows in bulk has no statement that tries one.</summary>
    /// <param name="name">File in the catalogue.</param>
    internal bool Has(string name);

    /// <summary>Prepares a statement that is run once a row.</summary>
    /// <param name="name">File in the catalogue.</param>
    internal IRowStatement Prepare(string name);

    /// <summary>Keys of a dimension's members.</summary>
    /// <param name="dimension">Prefix of its files: <c>learner</c>.</param>
    internal IMemberKeys Members(string dimension);

    /// <summary>Rows of a query, all of them.</summary>
    /// <typeparam name="T">A record with a property for each column, or the type of the only column.</typeparam>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name; a statement binds those it names.</param>
    internal IReadOnlyList<T> Query<T>(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);

    /// <summary>Runs the statement that claims a file: the file whose key it returns is one of this load's from here on.</summary>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name.</param>
    /// <returns>Null when another load has the file.</returns>
    internal long? Claim(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);

    /// <summary>Runs a file of statements once.</summary>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name; a statement binds those it names.</param>
    internal void Run(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);

    /// <summary>Runs the file of statements that takes the staged rows of a feed over into the warehouse; rows staged later are of the next one.</summary>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name; a statement binds those it names.</param>
    internal void Merge(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);
}
