using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;

namespace Reports.Web.AppStore;

/// <summary>
/// The site's own store: users, failed sign-ins, the journal of access, keys of cookies, values entered by hand, editions. The warehouse is
/// never written from here.
/// </summary>
public sealed class AppDatabase
{
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueKeyTaken = 2067;

    private readonly SqlCatalogue _catalogue = new("sqlite", typeof(AppDatabase).Assembly);
    private readonly string _connection;

    /// <summary>Opens the store that the configuration names and makes its tables when they are not there.</summary>
    /// <param name="configuration"><c>ConnectionStrings:App</c>: the path of a file, or a connection string of SQLite.</param>
    public AppDatabase(IConfiguration configuration)
    {
        var given = configuration.GetConnectionString("App") is { Length: > 0 } value ? value : "data/app.db";
        var builder = given.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(given)
            : new SqliteConnectionStringBuilder { DataSource = given };
        _connection = builder.ToString();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) ?? Path.GetFullPath("."));
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        connection.Execute(_catalogue["AppStore/create-store"].Text);
    }

    /// <summary>Runs a statement that changes rows.</summary>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Rows changed.</returns>
    public async Task<int> RunAsync(string name, object values, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(_connection);
        return await connection.ExecuteAsync(Command(name, values, cancellation));
    }

    /// <summary>Runs statements that change rows as one: all of them or none.</summary>
    /// <param name="statements">Files in the folder <c>AppStore</c>, without ending, with their parameters, in order.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False, and nothing changed, when a key is taken: somebody else was quicker.</returns>
    public async Task<bool> RunTogetherAsync(IReadOnlyList<(string Name, object Values)> statements, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(statements);
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        try
        {
            foreach (var (name, values) in statements)
            {
                await connection.ExecuteAsync(
                    new CommandDefinition(_catalogue["AppStore/" + name].Text, values, transaction, cancellationToken: cancellation));
            }
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode is PrimaryKeyTaken or UniqueKeyTaken)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string name, object values, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(_connection);
        return [.. await connection.QueryAsync<T>(Command(name, values, cancellation))];
    }

    /// <summary>Runs a statement that changes rows, for a caller that cannot wait.</summary>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    public void Run(string name, object values)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Execute(Command(name, values, CancellationToken.None));
    }

    /// <summary>Reads rows, for a caller that cannot wait.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    public IReadOnlyList<T> Read<T>(string name)
    {
        using var connection = new SqliteConnection(_connection);
        return [.. connection.Query<T>(Command(name, new { }, CancellationToken.None))];
    }

    private CommandDefinition Command(string name, object values, CancellationToken cancellation) =>
        new(_catalogue["AppStore/" + name].Text, values, cancellationToken: cancellation);
}
