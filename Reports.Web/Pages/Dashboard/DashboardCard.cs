using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>A figure of the dashboard with its target, its trend and what it is compared with.</summary>
/// <param name="Title">What it is, with the unit.</param>
/// <param name="Value">As <see cref="Figures"/> writes it.</param>
/// <param name="Href">The rows behind it.</param>
public sealed record DashboardCard(string Title, string Value, string? Href)
{
    /// <summary>Whether there is a target for such a figure.</summary>
    public bool IsAimed { get; init; }

    /// <summary>The target, in millionths; null when nobody set one.</summary>
    public long? Target { get; init; }

    /// <summary>What is said where there is no target.</summary>
    public string NoTarget { get; init; } = "цели нет";

    /// <summary>Now and then, in the units of <see cref="Kind"/>.</summary>
    public (long? Now, long? Before) Compared { get; init; }

    /// <summary>What the figure is.</summary>
    public ColumnKind Kind { get; init; } = ColumnKind.Share;

    /// <summary>Values by month; null is a gap.</summary>
    public IReadOnlyList<long?> Trend { get; init; } = [];

    /// <summary>Whether the trend is of counts, which add up.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Lines below: the base and figures that belong to it.</summary>
    public IReadOnlyList<CardLine> Lines { get; init; } = [];

    /// <summary>Why the figure is not available with the chosen filter; empty when it is.</summary>
    public string NotCounted { get; init; } = "";
}

/// <summary>A line of a card.</summary>
/// <param name="Words">The words.</param>
/// <param name="Href">What they open; null for nothing.</param>
/// <param name="IsBad">Whether something is late.</param>
public sealed record CardLine(string Words, string? Href = null, bool IsBad = false);
