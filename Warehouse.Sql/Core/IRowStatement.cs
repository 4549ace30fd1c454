namespace Warehouse.Sql.Core;

/// <summary>A prepared statement that changes rows, run many times.</summary>
internal interface IRowStatement : IDisposable
{
    /// <summary>Position of a parameter, to bind by.</summary>
    /// <param name="name">Without the at sign.</param>
    /// <returns>Zero when the statement has no such parameter.</returns>
    int Parameter(string name);

    /// <summary>Gives a parameter its value for the next runs.</summary>
    /// <param name="parameter">From <see cref="Parameter"/>; zero is passed over.</param>
    /// <param name="value">The value.</param>
    void Bind(int parameter, in Cell value);

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    int Execute();
}
