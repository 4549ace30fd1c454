using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Store;

/// <summary>A site whose store's server goes away while it serves.</summary>
[Collection("SQL Server")]
public sealed class ServerAwayTests : IAsyncLifetime
{
    private StoreHome _home = null!;
    private Wire _wire = null!;
    private SiteFactory _site = null!;

    public async ValueTask InitializeAsync()
    {
        _home = await Task.Run(StoreHome.OnSqlServer);
        var builder = new SqlConnectionStringBuilder(_home.Options.Connection);
        _wire = new Wire(builder.DataSource);
        builder.DataSource = $"tcp:127.0.0.1,{_wire.Port}";
        builder.ConnectRetryCount = 0;
        builder.ConnectTimeout = 5;
        builder.TrustServerCertificate = true;
        _site = new SiteFactory { Store = new AppStoreOptions { Provider = "SqlServer", Connection = builder.ToString(), ConnectRetries = 0 } };
        await _site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
            _wire.Dispose();
        }

        _home?.Dispose();
    }

    [Fact]
    public async Task Page_WhenTheStoreIsGone_SaysSo_AndComesBackWithIt()
    {
        using var browser = await _site.SignedInAsync();
        using var healthy = await browser.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);

        _wire.Cut();
        foreach (var page in new[] { "/users", "/users" })
        {
            using var answer = await browser.GetAsync(page);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("Хранилище недоступно", text, StringComparison.Ordinal);
            Assert.Contains("ConnectionStrings:App", text, StringComparison.Ordinal);
        }

        using var ill = await browser.GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);

        _wire.Mend();
        using var again = await browser.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    /// <summary>A wire to the server that can be cut and mended.</summary>
    private sealed class Wire : IDisposable
    {
        private readonly string _host;
        private readonly int _port;
        private readonly List<TcpClient> _ends = [];
        private TcpListener _listener;

        public Wire(string server)
        {
            var parts = server.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
            _host = parts[0];
            _port = parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433;
            _listener = new TcpListener(IPAddress.Loopback, 0);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = ServeAsync(_listener);
        }

        public int Port { get; }

        public void Cut()
        {
            _listener.Stop();
            lock (_ends)
            {
                _ends.ForEach(end => end.Dispose());
                _ends.Clear();
            }
        }

        public void Mend()
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            _ = ServeAsync(_listener);
        }

        public void Dispose() => Cut();

        private async Task ServeAsync(TcpListener listener)
        {
            try
            {
                while (true)
                {
                    var near = await listener.AcceptTcpClientAsync();
                    var far = new TcpClient(_host, _port);
                    lock (_ends)
                    {
                        _ends.AddRange([near, far]);
                    }

                    _ = CopyAsync(near, far);
                    _ = CopyAsync(far, near);
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Cut.
            }
        }

        private static async Task CopyAsync(TcpClient from, TcpClient to)
        {
            try
            {
                await from.GetStream().CopyToAsync(to.GetStream());
                to.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                from.Dispose();
                to.Dispose();
            }
        }
    }
}
