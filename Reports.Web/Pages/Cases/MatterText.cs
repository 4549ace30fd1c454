using Reports.Web.Matters;

namespace Reports.Web.Pages.Cases;

/// <summary>Measures of a matter in words.</summary>
public static class MatterText
{
    /// <summary>A value with the digits that it was kept with.</summary>
    /// <param name="value">The value; null is no data.</param>
    public static string Value(decimal? value) => value is { } number ? number.ToString("#,##0.##", Figures.Russian) : "нет данных";

    /// <summary>What became of a measure: «+3,2», «−1», «без изменений».</summary>
    /// <param name="then">What it was.</param>
    /// <param name="now">What it is.</param>
    public static string Change(MatterMeasure? then, MatterMeasure? now) => (then?.Value, now?.Value) switch
    {
        ({ } was, { } became) when was == became => "без изменений",
        ({ } was, { } became) => (became > was ? "+" : "−") + Math.Abs(became - was).ToString("#,##0.##", Figures.Russian)
            + (then!.Title.EndsWith('%') ? Figures.Space + "п." + Figures.Space + "п." : ""),
        _ => "",
    };
}
