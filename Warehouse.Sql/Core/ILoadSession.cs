namespace Warehouse.Sql.Core;

/// <summary>
/// One file being loaded: a write transaction. Disposing without <see cref="Commit"/> leaves the warehouse as it was. It begins
/// with empty counts and no touched groups.
/// Statements are those of the catalogue's <c>Facts</c>, <c>Dimensions</c>, <c>Load</c> and <c>Marts</c> folders, named as the files are.
/// </summary>
public interface ILoadSession : IDisposable
{
    /// <summary>How many groups' marts are best made anew at a time.</summary>
    int GroupsAtATime { get; }

    /// <summary>Whether this engine has a file of that name: an engine that takes rows in bulk has no statement that tries one.</summary>
    /// <param name="name">File in the catalogue.</param>
    bool Has(string name);

    /// <summary>Prepares a statement that is run once a row.</summary>
    /// <param name="name">File in the catalogue.</param>
    IRowStatement Prepare(string name);

    /// <summary>Prepares the statement that claims a file: each row that it returns is a file of this load from here on.</summary>
    /// <param name="name">File in the catalogue.</param>
    IRowStatement PrepareClaim(string name);

    /// <summary>Keys of a dimension's members.</summary>
    /// <param name="dimension">Prefix of its files: <c>learner</c>.</param>
    IMemberKeys Members(string dimension);

    /// <summary>
    /// From here on this load is the only writer until it ends; rows staged so far stand in their tables, their codes are members.
    /// Asked for again before each merge. An engine with one writer has given the turn at the beginning.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">Others write for longer than the limit, or the load has lost its files.</exception>
    void TakeTurn();

    /// <summary>Runs a file of statements once.</summary>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name; a statement binds those it names.</param>
    void Run(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);

    /// <summary>Runs the file of statements that takes the staged rows of a feed over into the warehouse; rows staged later are of the next one.</summary>
    /// <param name="name">File in the catalogue.</param>
    /// <param name="parameters">Values by parameter name; a statement binds those it names.</param>
    void Merge(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters);

    /// <summary>Keeps everything that was done.</summary>
    void Commit();
}
