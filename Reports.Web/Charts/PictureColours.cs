using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Colours of pictures: those of the light theme.</summary>
internal static class PictureColours
{
    public static readonly SKColor Fact = SKColor.Parse("#2f6fb3");
    public static readonly SKColor Event = SKColor.Parse("#a8660f");
    public static readonly SKColor Group = SKColor.Parse("#6b7886");
    public static readonly SKColor Band = SKColor.Parse("#c8d3df");
    public static readonly SKColor Plan = SKColor.Parse("#1d2733");
    public static readonly SKColor Text = SKColor.Parse("#1d2733");
    public static readonly SKColor Muted = SKColor.Parse("#5b6775");
    public static readonly SKColor Grid = SKColor.Parse("#e6e8ec");
    public static readonly SKColor Surface = SKColors.White;
    private static readonly SKColor HeatLow = SKColor.Parse("#e8f0f8");
    private static readonly SKColor HeatHigh = SKColor.Parse("#1f5592");

    private static readonly SKColor Under = SKColor.Parse("#f0b3a8");
    private static readonly SKColor Even = SKColor.Parse("#f4f5f7");
    private static readonly SKColor Over = SKColor.Parse("#a9c8ea");

    /// <summary>The colour of a cell by its distance from the target; dark letters are read on all of them.</summary>
    /// <param name="part">Minus one for far below, zero for the target, one for far above.</param>
    public static SKColor Distance(double part)
    {
        var (far, share) = (part < 0 ? Under : Over, Math.Abs(part));
        return new(Mix(Even.Red, far.Red, share), Mix(Even.Green, far.Green, share), Mix(Even.Blue, far.Blue, share));
    }

    /// <summary>The colour of a cell.</summary>
    /// <param name="part">Zero for the least value, one for the greatest.</param>
    public static SKColor Heat(double part) => new(
        Mix(HeatLow.Red, HeatHigh.Red, part), Mix(HeatLow.Green, HeatHigh.Green, part), Mix(HeatLow.Blue, HeatHigh.Blue, part));

    /// <summary>The same for the drawing library.</summary>
    public static ScottPlot.Color ToPlot(this SKColor colour) => ScottPlot.Color.FromSKColor(colour);

    private static byte Mix(byte low, byte high, double part) => (byte)Math.Round(low + ((high - low) * Math.Clamp(part, 0, 1)));
}
