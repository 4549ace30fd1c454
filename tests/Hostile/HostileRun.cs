using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Hostile;

/// <summary>What was sent, without its body, and the answer.</summary>
/// <param name="Number">Which request of the run it was.</param>
/// <param name="Sent">Whose it was, its kind and its first line.</param>
internal sealed record Exchange(int Number, (string Role, string Kind, string Line) Sent, WireAnswer Answer);

/// <summary>Sends the requests of a seed to a site, some one by one and most side by side, and keeps those that fail.</summary>
/// <param name="visitors">Who sends them.</param>
/// <param name="requests">What is sent.</param>
/// <param name="folder">Where those that fail are kept.</param>
internal sealed class HostileRun(Visitors visitors, HostileRequests requests, string folder)
{
    private const int Portion = 50;

    // The server's own answer to a version of HTTP that does not exist: the fault is the client's, whatever the number.
    private const int UnknownVersion = 505;

    private readonly ConcurrentQueue<Exchange> _exchanges = new();
    private readonly ConcurrentQueue<string> _problems = new();

    /// <summary>Everything sent.</summary>
    public IReadOnlyCollection<Exchange> Exchanges => _exchanges;

    /// <summary>What must not be, a line each.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Sends the first so many.</summary>
    /// <param name="count">How many.</param>
    /// <param name="inFlight">How many at once, in four portions of five; the fifth goes one by one.</param>
    /// <param name="progress">Told how many were sent.</param>
    public async Task RunAsync(int count, int inFlight, Action<int>? progress = null)
    {
        for (var first = 0; first < count; first += Portion)
        {
            var atOnce = first / Portion % 5 == 4 ? 1 : inFlight;
            await Parallel.ForEachAsync(
                Enumerable.Range(first, Math.Min(Portion, count - first)),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (number, _) => await SendAsync(number, requests.At(number)));
            progress?.Invoke(Math.Min(first + Portion, count));
        }
    }

    /// <summary>Sends one.</summary>
    public async Task<WireAnswer> SendAsync(int number, HostileRequest request)
    {
        var (cookie, token) = await visitors.SessionAsync(request.Role);
        WireAnswer answer;
        try
        {
            answer = await Wire.SendAsync(visitors.Site, request.Bytes(visitors.Site.Authority, cookie, token), request.Kind);
        }
        catch (OperationCanceledException)
        {
            Fail(number, request, "no end of an answer in a minute");
            return new WireAnswer(0, null, Timeout.InfiniteTimeSpan, 0);
        }

        _exchanges.Enqueue(new Exchange(number, (request.Role, request.Kind, request.Line), answer));
        if (answer.Status >= 500 && !(answer.Status == UnknownVersion && !request.Line.EndsWith(" HTTP/1.1", StringComparison.Ordinal)))
        {
            Fail(number, request, answer.Status.ToString(CultureInfo.InvariantCulture));
        }
        else if (answer.Status == 0 && request.Kind is not (HostileRequest.Gone or HostileRequest.Cut))
        {
            Fail(number, request, "no answer");
        }
        else if (answer.Status == 302 && answer.Location?.Contains("/sign-in", StringComparison.Ordinal) == true)
        {
            await visitors.RenewAsync(request.Role, cookie);
        }

        return answer;
    }

    private void Fail(int number, HostileRequest request, string what)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:00000}.request"));
        request.Write(path);
        _problems.Enqueue($"{what}: {request.Role} {request.Line} ({path})");
    }
}
