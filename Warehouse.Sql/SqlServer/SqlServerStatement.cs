using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>A statement on the load's own connection, for queries that run a few times in a load and not for each row.</summary>
/// <param name="session">The load.</param>
/// <param name="text">The statements.</param>
/// <param name="onRows">Told how many rows a query gave.</param>
internal sealed class SqlServerStatement(SqlServerLoadSession session, string text, Action<int>? onRows = null) : IRowStatement
{
    private readonly List<string> _names = [.. SqlServerCommand.Names(text)];
    private readonly Dictionary<string, Cell> _values = [];
    private List<Cell[]>? _rows;
    private int _row;

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

    public bool Read()
    {
        if (_rows is null)
        {
            // Read all rows: the caller runs other statements on this connection while it uses them.
            _rows = session.Guard(Take);
            _row = -1;
            onRows?.Invoke(_rows.Count);
        }

        if (++_row < _rows.Count)
        {
            return true;
        }

        _rows = null;
        return false;
    }

    public Cell Column(int column) => _rows![_row][column];

    public void Reset() => _rows = null;

    public void Dispose()
    {
    }

    private List<Cell[]> Take()
    {
        using var command = session.Command(text, _values);
        using var reader = command.ExecuteReader();
        var rows = new List<Cell[]>();
        while (reader.Read())
        {
            var row = new Cell[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = SqlServerCommand.CellOf(reader.GetValue(i));
            }

            rows.Add(row);
        }

        // An error after the rows is raised by the next result.
        while (reader.NextResult())
        {
        }

        return rows;
    }
}
