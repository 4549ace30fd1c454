using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>A statement on the load's own connection, for what runs a few times in a load and not for each row.</summary>
/// <param name="connection">The load's connection.</param>
/// <param name="text">The statements.</param>
internal sealed class SqlServerStatement(LoadConnection connection, string text) : IRowStatement
{
    private readonly List<string> _names = [.. SqlServerCommand.Names(text)];
    private readonly Dictionary<string, Cell> _values = [];

    public int Parameter(string name) => _names.IndexOf(name) + 1;

    public void Bind(int parameter, in Cell value)
    {
        if (parameter > 0)
        {
            _values[_names[parameter - 1]] = value;
        }
    }

    public int Execute() => connection.Run(text, _values);

    public void Dispose()
    {
    }
}
