using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Writes marks of attendance and scales of grades, and gives their keys. What is there is left, or changed in place.</summary>
public sealed class ReferenceWriter
{
    private readonly ILoadSession _session;

    internal ReferenceWriter(ILoadSession session) => _session = session;

    /// <summary>Writes a mark.</summary>
    /// <param name="profile">The profile that it is of.</param>
    /// <param name="mark">As files have it.</param>
    /// <param name="kind">present, late, remote, absent, sick, excused, not_recorded.</param>
    /// <returns>Its key.</returns>
    public long WriteMark(string profile, string mark, string kind) => _session.Query<long>(
        "Loading/mark", ("profile", Cell.Of(profile)), ("raw_mark", Cell.Of(mark)), ("kind", Cell.Of(kind)))[0];

    /// <summary>Writes a scale.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="values">Its values, in their order.</param>
    /// <returns>Its key.</returns>
    public long WriteScale(string code, IReadOnlyList<ScaleValue> values)
    {
        var key = _session.Query<long>("Loading/scale", ("scale_code", Cell.Of(code)))[0];
        for (var i = 0; i < values.Count; i++)
        {
            _session.Run(
                "Loading/scale-value",
                ("scale_key", Cell.Of(key)),
                ("position", Cell.Of(i)),
                ("label", Cell.Of(values[i].Label)),
                ("low", Number(values[i].Low)),
                ("high", Number(values[i].High)),
                ("share_low", Number(values[i].ShareLow)),
                ("share_high", Number(values[i].ShareHigh)),
                ("bucket", Cell.Of(values[i].Bucket)),
                ("is_passing", Cell.Of(values[i].IsPassing ? 1 : 0)));
        }

        return key;
    }

    private static Cell Number(long? number) => number is { } known ? Cell.Of(known) : Cell.Null;
}
