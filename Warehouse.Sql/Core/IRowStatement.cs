namespace Warehouse.Sql.Core;

/// <summary>A prepared statement, run many times.</summary>
public interface IRowStatement : IDisposable
{
    /// <summary>Position of a parameter, to bind by.</summary>
    /// <param name="name">Without the at sign.</param>
    /// <returns>Zero when the statement has no such parameter.</returns>
    int Parameter(string name);

    /// <summary>Sets a parameter for the next run.</summary>
    /// <param name="parameter">From <see cref="Parameter"/>; zero is passed over.</param>
    /// <param name="value">The value.</param>
    void Bind(int parameter, in Cell value);

    /// <summary>Runs a statement that changes rows.</summary>
    /// <returns>How many rows it changed.</returns>
    int Execute();

    /// <summary>Moves to the next row of a query; the first call starts it. After the last row the statement can run again.</summary>
    /// <returns>Whether there is a row.</returns>
    bool Read();

    /// <summary>A value of the current row.</summary>
    /// <param name="column">Zero-based.</param>
    Cell Column(int column);

    /// <summary>Ends the current run before its last row.</summary>
    void Reset();
}
