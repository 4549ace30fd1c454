using SQLitePCL;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// A prepared statement on the connection's own handle. The provider's command object costs more than the engine's work
/// on a row, which matters for millions of rows.
/// </summary>
internal sealed class SqliteStatement : IRowStatement
{
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _statement;
    private readonly string _path;
    private bool _isRunning;

    private SqliteStatement(sqlite3 handle, sqlite3_stmt statement, string path)
    {
        _handle = handle;
        _statement = statement;
        _path = path;
    }

    /// <summary>Prepares the first statement of a text.</summary>
    /// <param name="handle">The connection's.</param>
    /// <param name="text">One or more statements.</param>
    /// <param name="path">The database's file, for messages.</param>
    /// <param name="rest">What follows the first statement.</param>
    /// <returns>Null when the text holds only blanks or comments.</returns>
    public static SqliteStatement? Prepare(sqlite3 handle, string text, string path, out string rest)
    {
        SqliteErrors.Check(raw.sqlite3_prepare_v2(handle, text, out var statement, out rest), handle, path);
        return statement.IsInvalid ? null : new SqliteStatement(handle, statement, path);
    }

    public int Parameter(string name) => raw.sqlite3_bind_parameter_index(_statement, "@" + name);

    public void Bind(int parameter, in Cell value)
    {
        if (parameter == 0)
        {
            return;
        }

        var result = value.IsNumber
            ? raw.sqlite3_bind_int64(_statement, parameter, value.Number)
            : value.Text is { } text
                ? raw.sqlite3_bind_text(_statement, parameter, text)
                : raw.sqlite3_bind_null(_statement, parameter);
        SqliteErrors.Check(result, _handle, _path);
    }

    public int Execute()
    {
        var result = raw.sqlite3_step(_statement);
        while (result == raw.SQLITE_ROW)
        {
            result = raw.sqlite3_step(_statement);
        }

        if (result != raw.SQLITE_DONE)
        {
            // Reset returns the error again: check the handle first.
            SqliteErrors.Check(result, _handle, _path);
        }

        var changes = raw.sqlite3_changes(_handle);
        _ = raw.sqlite3_reset(_statement);
        return changes;
    }

    /// <summary>Runs a query to its next row; the first call starts it. After the last row it is ready to run again.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(_statement);
        SqliteErrors.Check(result, _handle, _path);
        _isRunning = result == raw.SQLITE_ROW;
        if (!_isRunning)
        {
            _ = raw.sqlite3_reset(_statement);
        }

        return _isRunning;
    }

    /// <summary>A value of the current row.</summary>
    public Cell Column(int column) => raw.sqlite3_column_type(_statement, column) switch
    {
        raw.SQLITE_NULL => Cell.Null,
        raw.SQLITE_INTEGER => Cell.Of(raw.sqlite3_column_int64(_statement, column)),
        _ => Cell.Of(raw.sqlite3_column_text(_statement, column).utf8_to_string()),
    };

    /// <summary>Ends the current run before its last row.</summary>
    public void Reset()
    {
        if (_isRunning)
        {
            _ = raw.sqlite3_reset(_statement);
            _isRunning = false;
        }
    }

    public void Dispose() => _statement.Dispose();
}
