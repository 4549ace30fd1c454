using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>One file's load on SQLite: one immediate transaction, so that a kill leaves nothing of it.</summary>
internal sealed class SqliteLoadSession : ILoadSession
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly SqlCatalogue _catalogue;
    private readonly string _path;
    private readonly Dictionary<string, List<SqliteStatement>> _scripts = [];
    private bool _isOpen;

    /// <summary>Takes over the connection and begins.</summary>
    public SqliteLoadSession(SqliteConnection connection, SqlCatalogue catalogue, string path)
    {
        _connection = connection;
        _handle = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        _catalogue = catalogue;
        _path = path;
        RunText("BEGIN IMMEDIATE", []);
        _isOpen = true;
        Run("Loading/begin");
        Run("Marts/touch-begin");
    }

    // So many groups at a time sort in memory, however many a load touched.
    public int GroupsAtATime => 16;

    public bool Has(string name) => _catalogue.Find(name) is not null;

    public IMemberKeys Members(string dimension) => new SqliteMembers(this, dimension);

    // The one writer has had the turn from its beginning.
    public void TakeTurn()
    {
    }

    public IRowStatement Prepare(string name) => Statement(name);

    public SqliteStatement Statement(string name) =>
        SqliteStatement.Prepare(_handle, _catalogue[name].Text, _path, out _)
        ?? throw new InvalidOperationException($"'{name}' holds no statement.");

    public IReadOnlyList<T> Query<T>(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _catalogue[name].Text;
        foreach (var (parameter, value) in parameters)
        {
            command.Parameters.AddWithValue("@" + parameter, value.IsNumber ? value.Number : (object?)value.Text ?? DBNull.Value);
        }

        try
        {
            using var reader = command.ExecuteReader();
            return [.. reader.Parse<T>()];
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error, _path);
        }
    }

    public long? Claim(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters) =>
        Query<long>(name, parameters) is [var key] ? key : null;

    public void Merge(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters) => Run(name, parameters);

    public void Run(string name, params ReadOnlySpan<(string Name, Cell Value)> parameters) => RunText(_catalogue[name].Text, parameters);

    public void Commit()
    {
        RunText("COMMIT", []);
        _isOpen = false;
    }

    public void Dispose()
    {
        if (_isOpen && raw.sqlite3_get_autocommit(_handle) == 0)
        {
            RunText("ROLLBACK", []);
        }

        foreach (var statement in _scripts.Values.SelectMany(script => script))
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private void RunText(string text, ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        // A file runs once a group of keys: it is compiled the first time. A later statement may need what an earlier one made,
        // so each is compiled when its turn comes.
        if (_scripts.TryGetValue(text, out var compiled))
        {
            foreach (var statement in compiled)
            {
                Run(statement, parameters);
            }

            return;
        }

        compiled = _scripts[text] = [];
        var rest = text;
        while (!string.IsNullOrWhiteSpace(rest))
        {
            if (SqliteStatement.Prepare(_handle, rest, _path, out rest) is { } statement)
            {
                compiled.Add(statement);
                Run(statement, parameters);
            }
        }
    }

    private static void Run(SqliteStatement statement, ReadOnlySpan<(string Name, Cell Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            statement.Bind(statement.Parameter(name), value);
        }

        statement.Execute();
    }
}
