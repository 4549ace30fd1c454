using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>A statement that is run once a row, with the positions of its parameters among the row's cells.</summary>
internal sealed class TableStatement : IDisposable
{
    private readonly IRowStatement _statement;
    private readonly (int Parameter, int Cell)[] _bindings;
    private readonly Cell[] _bound;
    private readonly int _file;
    private readonly int _line;
    private long _boundFile;

    public TableStatement(IRowStatement statement, LoadedTable table)
    {
        _statement = statement;
        _bindings = [.. table.Columns
            .Select((column, i) => (Parameter: statement.Parameter(column.Parameter), Cell: i))
            .Where(binding => binding.Parameter > 0)];
        _bound = new Cell[_bindings.Length];
        _file = statement.Parameter("load_file_key");
        _line = statement.Parameter("line_no");
    }

    /// <summary>Positions of the cells that the statement takes.</summary>
    public IEnumerable<int> Cells => _bindings.Select(binding => binding.Cell);

    public int Execute(LoadRow row)
    {
        for (var i = 0; i < _bindings.Length; i++)
        {
            // A binding stays from row to row; most values are those of the row before.
            ref readonly var value = ref row.Cells[_bindings[i].Cell];
            if (!value.Equals(_bound[i]))
            {
                _statement.Bind(_bindings[i].Parameter, value);
                _bound[i] = value;
            }
        }

        if (row.FileKey != _boundFile)
        {
            _statement.Bind(_file, Cell.Of(row.FileKey));
            _boundFile = row.FileKey;
        }

        _statement.Bind(_line, Cell.Of(row.LineNo));
        return _statement.Execute();
    }

    public void Dispose() => _statement.Dispose();
}
