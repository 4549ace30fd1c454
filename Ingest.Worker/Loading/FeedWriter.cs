using Ingest.Worker.Contracts;
using Warehouse.Sql.Engines;

namespace Ingest.Worker.Loading;

/// <summary>Writes a feed's rows inside one load: resolves codes, tries facts as new, stages what is contested or a member.</summary>
internal sealed class FeedWriter : IDisposable
{
    private readonly ILoadSession _session;
    private readonly Feed _feed;
    private readonly KeyResolver _keys;
    private readonly Target? _insert;
    private readonly Target _stage;
    private readonly int _organisation;
    private readonly int _group;
    private readonly HashSet<long> _touched = [];

    public FeedWriter(ILoadSession session, Feed feed, KeyResolver keys)
    {
        _session = session;
        _feed = feed;
        _keys = keys;
        session.Run($"Load/{feed.Name}.begin");
        _insert = feed.IsFact ? new Target(session.Prepare($"Load/{feed.Name}.insert"), feed) : null;
        _stage = new Target(session.Prepare($"Load/{feed.Name}.stage"), feed);
        _organisation = Find(column => column.Dimension == Dimension.Organisation);
        _group = feed.IsFact ? Find(column => column.Dimension == Dimension.Group) : -1;
    }

    /// <summary>Rows that went in as new facts.</summary>
    public long Inserted { get; private set; }

    /// <summary>Writes a good row; its codes become keys.</summary>
    public void Write(FeedRow row)
    {
        ResolveKeys(row);
        if (_group >= 0)
        {
            Touch(row.Values[_group].Number);
        }

        if (_insert is not null && _insert.Execute(row) == 1)
        {
            Inserted++;
        }
        else
        {
            _stage.Execute(row);
        }
    }

    /// <summary>Codes of a row become keys.</summary>
    public void ResolveKeys(FeedRow row)
    {
        var values = row.Values;
        var organisation = values[_organisation];
        if (organisation.Text is { } code)
        {
            organisation = values[_organisation] = Cell.Of(_keys.Resolve(Dimension.Organisation, 0, code));
        }

        for (var i = 0; i < _feed.Columns.Count; i++)
        {
            if (_feed.Columns[i].Dimension is { } dimension && values[i].Text is { } text)
            {
                values[i] = Cell.Of(_keys.Resolve(dimension, organisation.Number, text));
            }
        }
    }

    /// <summary>Puts the contested rows and members in their place.</summary>
    /// <param name="firstFileKey">The least key of this load's files.</param>
    /// <param name="loadDay">Today, <c>yyyymmdd</c>.</param>
    public void Merge(long firstFileKey, long loadDay)
    {
        _session.Run($"Load/{_feed.Name}.merge", ("load_file_key", Cell.Of(firstFileKey)), ("load_day", Cell.Of(loadDay)));
        using var touch = _session.Prepare("Marts/touch");
        var parameter = touch.Parameter("group_key");
        foreach (var group in _touched)
        {
            touch.Bind(parameter, Cell.Of(group));
            touch.Execute();
        }
    }

    /// <summary>Notes a group whose marts are to be made anew.</summary>
    public void Touch(long group) => _touched.Add(group);

    public void Dispose()
    {
        _insert?.Dispose();
        _stage.Dispose();
    }

    private int Find(Func<FeedColumn, bool> condition)
    {
        for (var i = 0; i < _feed.Columns.Count; i++)
        {
            if (condition(_feed.Columns[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A statement with the positions of its parameters among a row's values.</summary>
    private sealed class Target : IDisposable
    {
        private readonly IRowStatement _statement;
        private readonly (int Parameter, int Value)[] _bindings;
        private readonly Cell[] _bound;
        private readonly int _file;
        private readonly int _line;

        public Target(IRowStatement statement, Feed feed)
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
}
