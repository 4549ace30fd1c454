using System.Globalization;

namespace Reports.Web.Pages.Targets;

/// <summary>What the form of a target sends.</summary>
public sealed class TargetForm
{
    private const int LongestReason = 300;

    /// <summary>Measures that targets are set of, as the feed names them.</summary>
    public static IReadOnlyList<(string Code, string Title)> Measures { get; } =
        [("attendance", "Посещаемость, % часов"), ("success", "Успеваемость, %"), ("quality", "Качество, %"), ("completion", "Завершаемость, %")];

    /// <summary>The measure.</summary>
    public string? Measure { get; set; }

    /// <summary>The target in percent, as typed.</summary>
    public string? Target { get; set; }

    /// <summary>The day that it is valid from.</summary>
    public string? ValidFrom { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether the page can have sent it: a known measure, and a day or nothing.</summary>
    public bool IsOdd => Measures.All(measure => measure.Code != Measure) || (!string.IsNullOrEmpty(ValidFrom) && Day is null)
        || (Reason ?? "").Any(char.IsControl) || (Target ?? "").Any(char.IsControl);

    /// <summary>The day; null where none is given.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(ValidFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and <= 2069 ? day : null;

    /// <summary>The target; null where it is none.</summary>
    public decimal? Percent => decimal.TryParse(
        (Target ?? "").Trim().TrimEnd('%').TrimEnd().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
        && percent is >= 1 and <= 100 && decimal.Round(percent, 2) == percent ? percent : null;

    /// <summary>What a person has to mend; null when nothing.</summary>
    public string? Problem =>
        Percent is null ? "Напишите цель в процентах: от 1 до 100, не больше двух знаков после запятой."
        : Day is null ? "Напишите, с какого дня действует цель."
        : string.IsNullOrWhiteSpace(Reason) ? "Напишите причину: чьё решение, документ."
        : Reason.Length > LongestReason ? $"Причина слишком длинная: не больше {LongestReason} знаков."
        : null;
}
