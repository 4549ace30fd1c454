using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Puts the end of a load's lease off while it is at work, on a connection of its own: a dead worker stops doing so.</summary>
internal sealed class LoadLease : IDisposable
{
    private readonly SqlServerConnections _server;
    private readonly string _renew;
    private readonly string _session;
    private readonly Timer _timer;
    private int _isBusy;

    public LoadLease(SqlServerConnections server, string renew, string session)
    {
        _server = server;
        _renew = renew;
        _session = session;
        var pause = TimeSpan.FromSeconds(server.LeaseSeconds / 3.0);
        _timer = new Timer(_ => Renew(), null, pause, pause);
    }

    /// <summary>Whether the load has its turn, and holds its files by locks.</summary>
    public bool IsTurn { get; set; }

    public void Dispose()
    {
        using var ended = new ManualResetEvent(initialState: false);
        if (_timer.Dispose(ended))
        {
            ended.WaitOne();
        }
    }

    private void Renew()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            return;
        }

        try
        {
            using var connection = _server.Open();
            using var command = connection.CreateCommand();
            command.CommandText = _renew;
            command.CommandTimeout = _server.LeaseSeconds / 3;
            SqlServerCommand.Add(command, "session", Cell.Of(_session));
            SqlServerCommand.Add(command, "lease_seconds", Cell.Of(_server.LeaseSeconds));
            SqlServerCommand.Add(command, "is_turn", Cell.Of(IsTurn ? 1 : 0));
            command.ExecuteNonQuery();
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException or WarehouseUnavailableException)
        {
            // One that fails is made good by the next; when none comes through, the load finds its files gone and begins again.
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
