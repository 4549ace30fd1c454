using System.Data.Common;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>
/// One connection with one transaction, which begins with the first statement: whatever is computed before it holds nobody up. What is
/// not committed is undone.
/// </summary>
/// <param name="engine">Opens connections.</param>
internal sealed class StoreTransaction(IStoreEngine engine) : IAsyncDisposable
{
    private DbConnection? _connection;
    private DbTransaction? _transaction;

    /// <summary>Whether a key existed already, so that the rest must not be kept either.</summary>
    public bool IsLost { get; set; }

    /// <summary>The transaction, begun when it was not.</summary>
    public async Task<DbTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        _connection ??= await engine.OpenAsync(cancellationToken);
        return _transaction ??= await _connection.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>Keeps what was written, unless <see cref="IsLost"/>.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) =>
        _transaction is null || IsLost ? Task.CompletedTask : _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
