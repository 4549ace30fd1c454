using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Writes one table's rows inside a load: resolves codes, tries facts as new, stages what is contested or a member until <see cref="Load.Merge"/>.</summary>
public sealed class TableWriter : IDisposable
{
    private readonly ILoadSession _session;
    private readonly KeyResolver _keys;
    private readonly TableStatement _stage;
    private readonly TableStatement? _insert;
    private readonly GroupTouch? _touch;
    private TableStatement? _remove;

    internal TableWriter(ILoadSession session, LoadedTable table, MemberKeyCaches caches)
    {
        _session = session;
        Table = table;
        _keys = new KeyResolver(table, caches);
        if (session.Has(table.Statement("begin")))
        {
            session.Run(table.Statement("begin"));
        }

        _stage = Statement("stage");
        // An engine that takes rows in bulk has no statement that tries one: all are staged, and the merge sorts them out.
        if (table.IsFact && session.Has(table.Statement("insert")))
        {
            _insert = Statement("insert");
            _touch = new GroupTouch(Statement("touch"));
        }
    }

    /// <summary>The table.</summary>
    public LoadedTable Table { get; }

    /// <summary>Looks at rows before they are written one by one, so that an engine can be asked for many codes at once.</summary>
    /// <param name="rows">The rows; members stand in them as codes.</param>
    public void Prepare(IEnumerable<LoadRow> rows) => _keys.Prepare(rows);

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether it went in as new; otherwise the merge decides.</returns>
    public bool Write(LoadRow row)
    {
        _keys.Resolve(row);
        if (_insert is not null && _insert.Execute(row) == 1)
        {
            // The merge, which marks groups for refresh, never sees this row.
            _touch!.Execute(row);
            return true;
        }

        _stage.Execute(row);
        return false;
    }

    /// <summary>Writes that the fact of the row's key was entered by mistake: it stays readable and is out of every figure.</summary>
    /// <param name="row">The key, the organisation and who corrected it when and why.</param>
    public void Remove(LoadRow row)
    {
        _keys.Resolve(row);
        _remove ??= Statement("remove");
        _remove.Execute(row);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _remove?.Dispose();
        _touch?.Dispose();
        _insert?.Dispose();
        _stage.Dispose();
    }

    /// <summary>Puts contested rows and members in their place.</summary>
    /// <param name="firstFileKey">The least key of this load's files.</param>
    /// <param name="loadDay">The day of the load, <c>yyyymmdd</c>.</param>
    internal void Merge(long firstFileKey, long loadDay) =>
        _session.Merge(Table.Statement("merge"), ("load_file_key", Cell.Of(firstFileKey)), ("load_day", Cell.Of(loadDay)));

    private TableStatement Statement(string step) => new(_session.Prepare(Table.Statement(step)), Table);
}
