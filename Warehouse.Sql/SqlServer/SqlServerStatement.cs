using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>A statement on the load's own connection, for what runs a few times in a load and not for each row.</summary>
/// <param name="session">The load.</param>
/// <param name="text">The statements.</param>
internal sealed class SqlServerStatement(SqlServerLoadSession session, string text) : IRowStatement
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

    public int Execute() => session.Guard(() =>
    {
        using var command = session.Command(text, _values);
        return command.ExecuteNonQuery();
    });

    public void Dispose()
    {
    }
}
