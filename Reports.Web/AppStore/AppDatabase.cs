using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using Polly;
using Warehouse.Sql;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>
/// The site's own store: users, failed sign-ins, the audit log, keys of cookies, values entered by hand, editions. The site never
/// writes the warehouse. Every method throws <see cref="WarehouseUnavailableException"/> when the store is unavailable.
/// </summary>
public sealed class AppDatabase
{
    private const string Schema = "app";

    // The server rolled the whole transaction back: run it again.
    private static readonly ResiliencePipeline AfterDeadlock = TransientRetry.Of(
        3, TimeSpan.FromMilliseconds(50), error => error is WarehouseUnavailableException { Code: "deadlock" });

    private readonly Lazy<(IStoreEngine Engine, SqlCatalogue Catalogue)> _store;

    // What the caller's work runs in; every statement below it joins.
    private readonly AsyncLocal<StoreTransaction?> _current = new();

    /// <summary>The store is opened, and its schema brought up to date, at the first use.</summary>
    /// <param name="options">The engine and its connection.</param>
    public AppDatabase(IOptions<AppStoreOptions> options, TimeProvider time)
    {
        // A failure is not cached: the server may come back.
        _store = new(() => Open(options.Value, time), LazyThreadSafetyMode.PublicationOnly);
    }

    private IStoreEngine Engine => _store.Value.Engine;

    /// <summary>
    /// Does the work of a form in one transaction: whatever it reads and writes in this store, one after another, is kept whole or not at all.
    /// After a deadlock it is done again. Work inside other work joins it.
    /// </summary>
    /// <param name="work">Reads and writes by way of this store; an exception undoes everything, and so does a key that was taken.</param>
    public Task<T> TogetherAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _current.Value is not null
            ? work(cancellationToken)
            : AfterDeadlock.ExecuteAsync(token => new ValueTask<T>(TransactAsync(work, token)), cancellationToken).AsTask();
    }

    /// <summary>Does the work of a form in one transaction, as above.</summary>
    /// <param name="work">Reads and writes by way of this store.</param>
    public Task TogetherAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => TogetherAsync(
        async token =>
        {
            await work(token);
            return true;
        },
        cancellationToken);

    /// <summary>Runs a statement that changes rows.</summary>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>Rows changed.</returns>
    public Task<int> RunAsync(string name, object values, CancellationToken cancellationToken) => GuardAsync(
        (connection, transaction) => connection.ExecuteAsync(Command(name, values, transaction, cancellationToken)), cancellationToken);

    /// <summary>Runs a statement that checks other rows before it changes one. Such statements exclude each other.</summary>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>Rows changed.</returns>
    public Task<int> RunAloneAsync(string name, object values, CancellationToken cancellationToken) => TogetherAsync(
        token => GuardAsync(
            async (connection, transaction) =>
            {
                await Engine.TakeTurnAsync(transaction!, token);
                return await connection.ExecuteAsync(Command(name, values, transaction, token));
            },
            token),
        cancellationToken);

    /// <summary>Runs statements that change rows in one transaction.</summary>
    /// <param name="statements">
    /// Files in the folder <c>AppStore</c>, without ending, with their parameters, in order. An insert with a list of them adds
    /// as many rows in one round trip.
    /// </param>
    /// <returns>False, with nothing changed, when a key exists already because somebody else was faster.</returns>
    public async Task<bool> RunTogetherAsync(IReadOnlyList<(string Name, object Values)> statements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statements);
        try
        {
            await TogetherAsync(token => RunAllAsync(statements, token), cancellationToken);
            return true;
        }
        catch (DbException taken) when (Engine.IsTaken(taken))
        {
            _current.Value?.IsLost = true;
            return false;
        }
    }

    /// <summary>Reads rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    public Task<IReadOnlyList<T>> ReadAsync<T>(string name, object values, CancellationToken cancellationToken) => GuardAsync<IReadOnlyList<T>>(
        async (connection, transaction) => [.. await connection.QueryAsync<T>(Command(name, values, transaction, cancellationToken))], cancellationToken);

    /// <summary>Runs a statement that changes rows, for a synchronous caller.</summary>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    /// <param name="values">Its parameters.</param>
    public void Run(string name, object values) =>
        Guard(connection => connection.Execute(Command(name, values, null, CancellationToken.None)));

    /// <summary>Reads rows, for a synchronous caller.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="name">File in the folder <c>AppStore</c>, without ending.</param>
    public IReadOnlyList<T> Read<T>(string name) =>
        Guard<IReadOnlyList<T>>(connection => [.. connection.Query<T>(Command(name, new { }, null, CancellationToken.None))]);

    private async Task<T> TransactAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // Seen by what is called from here, and forgotten when this method ends.
        await using var transaction = _current.Value = new StoreTransaction(Engine);
        var result = await work(cancellationToken);
        return await GuardAsync(
            async (_, _) =>
            {
                await transaction.CommitAsync(cancellationToken);
                return result;
            },
            cancellationToken);
    }

    private Task RunAllAsync(IReadOnlyList<(string Name, object Values)> statements, CancellationToken cancellationToken) => GuardAsync(
        async (connection, transaction) =>
        {
            foreach (var (name, values) in statements)
            {
                await (values is IReadOnlyList<object> rows
                    ? AddAsync(transaction!, name, rows, cancellationToken)
                    : connection.ExecuteAsync(Command(name, values, transaction, cancellationToken)));
            }

            return statements.Count;
        },
        cancellationToken);

    private Task AddAsync(DbTransaction transaction, string name, IReadOnlyList<object> rows, CancellationToken cancellationToken) =>
        rows.Count == 0 ? Task.CompletedTask : Engine.AddManyAsync(transaction, _store.Value.Catalogue["AppStore/" + name].Text, rows, cancellationToken);

    private T Guard<T>(Func<DbConnection, T> work)
    {
        using var connection = Engine.Open();
        try
        {
            return work(connection);
        }
        catch (DbException error) when (!Engine.IsTaken(error) && Engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    private async Task<T> GuardAsync<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            if (_current.Value is { } current)
            {
                var transaction = await current.BeginAsync(cancellationToken);
                return await work(transaction.Connection!, transaction);
            }

            await using var connection = await Engine.OpenAsync(cancellationToken);
            return await work(connection, null);
        }
        catch (DbException error) when (!Engine.IsTaken(error) && Engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }

    private CommandDefinition Command(string name, object values, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(_store.Value.Catalogue["AppStore/" + name].Text, values, transaction, cancellationToken: cancellationToken);

    private static (IStoreEngine, SqlCatalogue) Open(AppStoreOptions options, TimeProvider time)
    {
        var program = typeof(AppDatabase).Assembly;
        var engine = StoreEngines.OpenAsync(options.Location(Schema), program, time, CancellationToken.None).GetAwaiter().GetResult();
        return (engine, new SqlCatalogue(engine.Dialect, program));
    }
}
