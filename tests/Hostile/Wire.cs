using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Hostile;

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; zero when nothing came.</param>
/// <param name="Location">Where it redirects to.</param>
/// <param name="Took">From the connection to the last byte.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record WireAnswer(int Status, string? Location, TimeSpan Took, long Bytes);

/// <summary>Sends bytes as they are: a client of HTTP would refuse to write most of what is sent here.</summary>
internal static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends a request on a connection of its own and reads the answer to its end.</summary>
    /// <param name="site">Where to.</param>
    /// <param name="bytes">The request.</param>
    /// <param name="kind">Of the request: one that is cut ends its side, one that is gone does not wait.</param>
    public static async Task<WireAnswer> SendAsync(Uri site, ReadOnlyMemory<byte> bytes, string kind)
    {
        var start = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(site.Host, site.Port, patience.Token);
        var head = new StringBuilder();
        var length = 0L;
        try
        {
            var sending = SendAsync(socket, bytes, kind, patience.Token);
            if (kind == HostileRequest.Gone)
            {
                await sending;
                await Task.Delay(bytes.Length % 40, patience.Token);
                socket.Close(0);
                return new WireAnswer(0, null, Stopwatch.GetElapsedTime(start), 0);
            }

            var buffer = new byte[32 * 1024];
            for (int read; (read = await socket.ReceiveAsync(buffer, patience.Token)) > 0; length += read)
            {
                if (length < buffer.Length)
                {
                    head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }
            }
        }
        catch (SocketException)
        {
            // The site closed a connection whose request it did not want to read to the end; what it had said stands.
        }

        var took = Stopwatch.GetElapsedTime(start);
        var lines = head.ToString().Split("\r\n\r\n", 2)[0].Split("\r\n");
        var status = lines[0].Split(' ') is ["HTTP/1.1" or "HTTP/1.0", { Length: 3 } code, ..] ? int.Parse(code, CultureInfo.InvariantCulture) : 0;
        if (status == 100)
        {
            // Go on with the body, then the answer itself.
            lines = head.ToString().Split("\r\n\r\n", 3) is [_, var second, ..] ? second.Split("\r\n") : lines;
            status = lines[0].Split(' ') is [_, { Length: 3 } real, ..] ? int.Parse(real, CultureInfo.InvariantCulture) : 0;
        }

        return new WireAnswer(status, Array.Find(lines, line => line.StartsWith("Location: ", StringComparison.OrdinalIgnoreCase))?["Location: ".Length..], took, length);
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, string kind, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
            }

            if (kind == HostileRequest.Cut)
            {
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Refused before it was sent whole.
        }
    }
}
