using System.Globalization;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>
/// The clock of one load, never behind the ledger: readings of a past day stay as they were, whatever happens to the machine's clock. A small step back is
/// bridged by the moment of the last load; a big one is a fault that only a person can mend.
/// </summary>
internal sealed class LoadClock
{
    // A wrong time zone and a little more.
    private static readonly TimeSpan Bridged = TimeSpan.FromHours(15);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _latest;

    /// <param name="time">The machine's clock.</param>
    /// <param name="latest">The ledger's last moment; null when nothing was loaded yet.</param>
    /// <param name="acceptsStep">Whether an operator vouches for the machine's clock.</param>
    /// <exception cref="WarehouseUnavailableException">The machine's clock is far behind the ledger.</exception>
    public LoadClock(TimeProvider time, string? latest, bool acceptsStep)
    {
        _time = time;
        _latest = latest is null || acceptsStep ? DateTimeOffset.MinValue : Moment.Parse(latest);
        if (_latest > DateTimeOffset.MinValue + Bridged && time.GetUtcNow() < _latest - Bridged)
        {
            throw new WarehouseUnavailableException(
                "clock",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Часы этого компьютера показывают {time.GetUtcNow():dd.MM.yyyy HH:mm} (UTC), а последняя загрузка записана {_latest:dd.MM.yyyy HH:mm}. ")
                    + "Исправьте часы. Если спешили они при той загрузке, а теперь верны, задайте Warehouse:AcceptClock = true.");
        }
    }

    /// <summary>The moment in UTC.</summary>
    public DateTimeOffset Now => _time.GetUtcNow() is var now && now > _latest ? now : _latest;

    /// <summary>The day by the machine's zone, as <c>yyyyMMdd</c>.</summary>
    public long Day => long.Parse(
        TimeZoneInfo.ConvertTime(Now, _time.LocalTimeZone).ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
