using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>The field of a chart: the plot with its axes, and labels around it. Lengths are in points.</summary>
/// <param name="text">Draws words.</param>
/// <param name="width">Width of the field.</param>
/// <param name="height">Height of the field.</param>
public sealed class Picture(SKCanvas canvas, PictureText text, float width, float height)
{
    /// <summary>Font size of labels.</summary>
    public const float Letters = 13;

    /// <summary>Half of the largest point, which lies outside of the field when its value is an end of the scale.</summary>
    public const float HalfPoint = 6;

    private const float Between = 17;

    /// <summary>The canvas.</summary>
    public SKCanvas Canvas => canvas;

    /// <summary>Draws words.</summary>
    public PictureText Text => text;

    /// <summary>Width of the field.</summary>
    public float Width => width;

    /// <summary>Height of the field.</summary>
    public float Height => height;

    /// <summary>A note on what was left out for lack of space; empty when nothing was.</summary>
    public string Note { get; set; } = "";

    /// <summary>The data area of the plot, without axes.</summary>
    public SKRect Field { get; private set; }

    /// <summary>A plot without frame, grid or words.</summary>
    public static Plot NewPlot()
    {
        var plot = new Plot();
        plot.Font.Set(PictureFont.Name);
        plot.FigureBackground.Color = PictureColours.Surface.ToPlot();
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideGrid();
        plot.Axes.Frame(false);
        plot.Legend.IsVisible = false;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickGenerator = new EmptyTickGenerator();
            Style(axis);
        }

        return plot;
    }

    /// <summary>Adds the axis of values and its grid lines to a plot.</summary>
    /// <param name="scale">Ends and steps.</param>
    /// <param name="lying">Whether the axis is horizontal.</param>
    public static void AddValues(Plot plot, ValueScale scale, bool lying = false)
    {
        IAxis axis = lying ? plot.Axes.Bottom : plot.Axes.Left;
        var lines = scale.Lines.ToArray();
        axis.TickGenerator = new NumericManual(lines, [.. lines.Select(line => PictureText.Drawable(Axis.Text(line, ColumnKind.Number)))]);
        foreach (var line in lines)
        {
            var drawn = lying ? (ScottPlot.Plottables.AxisLine)plot.Add.VerticalLine(line) : plot.Add.HorizontalLine(line);
            (drawn.LineColor, drawn.LineWidth) = (PictureColours.Grid.ToPlot(), 1);
        }
    }

    /// <summary>Draws a plot into the field.</summary>
    /// <param name="plot">The plot, with its limits set.</param>
    /// <param name="left">Space for labels on the left.</param>
    /// <param name="right">Room on the right.</param>
    /// <param name="top">Room above.</param>
    /// <param name="bottom">Room below.</param>
    /// <param name="over">How far points may stand out of the field above and below: the drawing library cuts what it draws at its edge.</param>
    public void Render(Plot plot, float left, float right, float top, float bottom, float over = 0)
    {
        Field = new SKRect(left, top, width - right, height - bottom);
        var limits = plot.Axes.GetLimits();
        var more = over * (limits.Top - limits.Bottom) / Math.Max(1, Field.Height);
        plot.Axes.SetLimitsY(limits.Bottom - more, limits.Top + more);
        plot.Layout.Fixed(new PixelPadding(left, right, bottom - over, top - over));
        plot.Render(canvas, new PixelRect(0, width, height, 0));
    }

    /// <summary>Draws labels to the right of the field, each at its value, moved apart where they would overlap.</summary>
    /// <param name="labels">Words, the height of their value, their colour.</param>
    public void EndLabels(IEnumerable<(string Words, float Y, SKColor Colour, bool Bold)> labels)
    {
        var placed = labels.OrderBy(label => label.Y).ToList();
        var tops = placed.Select(label => label.Y).ToList();
        for (var i = 1; i < tops.Count; i++)
        {
            tops[i] = Math.Max(tops[i], tops[i - 1] + Between);
        }

        // If the lowest label is outside the field, move labels up from below.
        var limit = Field.Bottom + 4;
        for (var i = tops.Count - 1; i >= 0; i--, limit -= Between)
        {
            tops[i] = Math.Min(tops[i], limit);
        }

        foreach (var (label, y) in placed.Zip(tops))
        {
            text.Draw(canvas, label.Words, Field.Right + 8, y, Letters, label.Colour, bold: label.Bold);
        }
    }

    /// <summary>Draws the labels of the axis of names: as many as fit, in as many lines as they need.</summary>
    /// <param name="names">One name for each position.</param>
    /// <param name="x">The middle of a place.</param>
    /// <param name="slot">Width of a place.</param>
    public void NamesBelow(PlaceNames names, Func<int, float> x, float slot)
    {
        var step = Step(names, slot);
        foreach (var (turn, label) in names.At(step).Index())
        {
            foreach (var (line, words) in BelowLines(label, slot * step).Index())
            {
                text.Draw(canvas, words, x(turn * step), Field.Bottom + 14 + (line * Letters * PictureText.LineHeight), Letters, PictureColours.Muted, SKTextAlign.Center);
            }
        }
    }

    /// <summary>Room that <see cref="NamesBelow"/> takes.</summary>
    /// <param name="names">The names.</param>
    /// <param name="slot">Width of a place.</param>
    public float HeightBelow(PlaceNames names, float slot)
    {
        var step = Step(names, slot);
        return 12 + (Letters * PictureText.LineHeight * names.At(step).Select(label => BelowLines(label, slot * step).Count).DefaultIfEmpty(1).Max());
    }

    /// <summary>The colours and letters of an axis; its line is the field's edge.</summary>
    private static void Style(IAxis axis)
    {
        axis.TickLabelStyle.FontName = PictureFont.Name;
        axis.TickLabelStyle.FontSize = Letters;
        axis.TickLabelStyle.ForeColor = PictureColours.Muted.ToPlot();
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
        axis.FrameLineStyle.Width = 0;
    }

    private IReadOnlyList<string> BelowLines(string label, float room) => text.Lines(label, Letters, Math.Max(24, room - 8));

    /// <summary>Of short names every n-th is drawn; long names are wrapped before any is left out.</summary>
    private int Step(PlaceNames names, float slot)
    {
        var widest = names.At(1).SelectMany(label => label.Split('\n')).Select(line => text.Width(line, Letters)).DefaultIfEmpty(0).Max();
        var needed = Math.Min(widest, Math.Max(64, widest / 3)) + 10;
        return names.Steps.First(step => step * slot >= needed || step >= names.Names.Count);
    }
}
