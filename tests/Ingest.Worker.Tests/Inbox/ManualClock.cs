using Microsoft.Extensions.Time.Testing;

namespace Ingest.Worker.Tests.Inbox;

/// <summary>A clock that goes when told; whoever waits on it waits no time and finds it gone on.</summary>
internal sealed class ManualClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero))
{
    /// <summary>Called whenever someone asks for the time of day.</summary>
    public Action? Asked { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Asked?.Invoke();
        return base.GetUtcNow();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Advance(dueTime);
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
