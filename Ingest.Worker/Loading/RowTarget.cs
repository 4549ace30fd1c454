using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Loading;

/// <summary>A statement with the positions of its parameters among a row's values.</summary>
internal sealed class RowTarget : IDisposable
{
    private readonly IRowStatement _statement;
    private readonly (int Parameter, int Value)[] _bindings;
    private readonly Cell[] _bound;
    private readonly int _file;
    private readonly int _line;

    public RowTarget(IRowStatement statement, Feed feed)
    {
        _statement = statement;
        var names = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived);
        _bindings = [.. names
            .Select((name, i) => (Parameter: name.Length == 0 ? 0 : statement.Parameter(name), Value: i))
            .Where(binding => binding.Parameter > 0)];
        _bound = new Cell[_bindings.Length];
        _file = statement.Parameter("load_file_key");
        _line = statement.Parameter("line_no");
    }

    public int Execute(FeedRow row)
    {
        for (var i = 0; i < _bindings.Length; i++)
        {
            // A binding stays from row to row; most values are those of the row before.
            ref readonly var value = ref row.Values[_bindings[i].Value];
            if (!value.Equals(_bound[i]))
            {
                _statement.Bind(_bindings[i].Parameter, value);
                _bound[i] = value;
            }
        }

        _statement.Bind(_file, Cell.Of(row.FileKey));
        _statement.Bind(_line, Cell.Of(row.LineNo));
        return _statement.Execute();
    }

    public void Dispose() => _statement.Dispose();
}
