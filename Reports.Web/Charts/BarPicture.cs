using ScottPlot;
using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Draws <see cref="BarData"/> as a picture: full names, a number at each bar, the plan as a mark across it.</summary>
internal static class BarPicture
{
    private const int MostRows = 60;
    private const int MostLabelled = 30;
    private const float NameRoom = 0.36f;
    private const float Thickness = 0.6f;
    private const float Thickest = 64;
    private const float Above = 22;
    private const float Below = 28;

    /// <summary>The height that horizontal bars need.</summary>
    public static int HeightOf(BarData bars, int width) => (int)(Above + Below + (Math.Min(bars.Rows, MostRows) * RowHeight(bars, width)));

    /// <summary>Draws horizontal bars, the first on top.</summary>
    public static void DrawLying(BarData bars, Picture picture)
    {
        var shown = Math.Max(1, Math.Min(Math.Min(bars.Rows, MostRows), (int)((picture.Height - Above - Below) / 18)));
        picture.Note = PictureNote.Of(shown, bars.Rows);
        var names = bars.Names.Take(shown).Select(name => picture.Text.Lines(name, Picture.Letters, picture.Width * NameRoom)).ToList();
        var left = names.SelectMany(lines => lines).Max(line => picture.Text.Width(line, Picture.Letters)) + 12;
        var values = bars.Values.Take(shown).ToList();
        var scale = ValueScale.Of(bars.Kind, values.Concat(bars.Plans?.Take(shown) ?? []), fromZero: true);
        using var plot = Picture.NewPlot();
        Picture.AddValues(plot, scale, lying: true);
        Add(plot, values, lying: true, Thickness);
        plot.Axes.SetLimits(scale.Min, scale.Max, shown - 0.5, -0.5);
        picture.Render(plot, left, 64, Above, Below);
        var row = picture.Field.Height / shown;
        for (var i = 0; i < shown; i++)
        {
            var middle = picture.Field.Top + (row * (i + 0.5f));
            foreach (var (line, words) in names[i].Index())
            {
                var shift = (line - ((names[i].Count - 1) / 2f)) * Picture.Letters * 1.15f;
                picture.Text.Draw(picture.Canvas, words, left - 8, middle + shift, Picture.Letters, PictureColours.Text, SKTextAlign.Right);
            }

            var (x, plan) = (At(values[i] ?? 0), bars.Plans?[i] is { } planned ? At(planned) : (float?)null);
            if (plan is { } mark)
            {
                Mark(picture, mark, middle - (row * 0.42f), mark, middle + (row * 0.42f));
            }

            // A number that the plan's mark would cross is placed after the mark.
            var label = values[i] is { } value ? Axis.Text(value, bars.Kind) : Figures.None;
            var start = x + 6;
            var crossed = plan is { } crossing && crossing > start - 4 && crossing < start + picture.Text.Width(label, Picture.Letters) + 4;
            picture.Text.DrawOnGrid(picture.Canvas, label, crossed ? plan!.Value + 6 : start, middle, Picture.Letters, values[i] is null ? PictureColours.Muted : PictureColours.Text);
        }

        Legend(bars, picture);

        float At(double value) => picture.Field.Left + (float)((value - scale.Min) / (scale.Max - scale.Min) * picture.Field.Width);
    }

    /// <summary>Draws vertical bars.</summary>
    public static void DrawStanding(BarData bars, Picture picture)
    {
        var count = bars.Names.Count;
        var scale = ValueScale.Of(bars.Kind, bars.Values.Concat(bars.Plans ?? []), fromZero: true);
        using var plot = Picture.NewPlot();
        Picture.AddValues(plot, scale);
        var left = scale.Lines.Max(value => picture.Text.Width(Axis.Text(value), Picture.Letters)) + 14;
        var slot = (picture.Width - left - 16) / Math.Max(1, count);
        var thickness = Math.Min(Thickness, Thickest / slot);
        Add(plot, bars.Values, lying: false, thickness);
        plot.Axes.SetLimits(-0.5, count - 0.5, scale.Min, scale.Max);
        picture.Render(plot, left, 16, Above, picture.HeightBelow(bars.Places, slot));
        picture.NamesBelow(bars.Places, i => left + (slot * (i + 0.5f)), slot);
        for (var i = 0; i < count; i++)
        {
            var x = left + (slot * (i + 0.5f));
            var (top, plan) = (At(bars.Values[i] ?? 0), bars.Plans?[i] is { } planned ? At(planned) : (float?)null);
            if (plan is { } mark)
            {
                Mark(picture, x - (slot * thickness * 0.7f), mark, x + (slot * thickness * 0.7f), mark);
            }

            var label = bars.Values[i] is { } value ? Axis.Text(value, bars.Kind) : "";
            if (count <= MostLabelled && picture.Text.Width(label, Picture.Letters) + 4 < slot)
            {
                var y = top - 10;
                var crossed = plan is { } crossing && Math.Abs(crossing - y) < 9;
                picture.Text.DrawOnGrid(picture.Canvas, label, x, crossed ? plan!.Value - 10 : y, Picture.Letters, PictureColours.Text, SKTextAlign.Center);
            }
        }

        Legend(bars, picture);

        float At(double value) => picture.Field.Bottom - (float)((value - scale.Min) / (scale.Max - scale.Min) * picture.Field.Height);
    }

    private static float RowHeight(BarData bars, int width)
    {
        var text = new PictureText(PictureFont.Own);
        return Math.Max(26, (bars.Names.Take(MostRows).Max(name => text.Lines(name, Picture.Letters, width * NameRoom).Count) * Picture.Letters * 1.15f) + 8);
    }

    private static void Add(Plot plot, IEnumerable<double?> values, bool lying, float thickness)
    {
        var drawn = plot.Add.Bars(values.Select(value => value ?? 0).ToArray());
        drawn.Horizontal = lying;
        foreach (var bar in drawn.Bars)
        {
            bar.FillColor = PictureColours.Fact.ToPlot();
            bar.LineWidth = 0;
            bar.Size = thickness;
        }
    }

    private static void Mark(Picture picture, float x1, float y1, float x2, float y2)
    {
        using var paint = new SKPaint { Color = PictureColours.Plan, StrokeWidth = 2, IsAntialias = true };
        picture.Canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    private static void Legend(BarData bars, Picture picture)
    {
        if (bars.Plans?.Any(plan => plan is not null) == true)
        {
            picture.Text.Draw(picture.Canvas, "черта — " + bars.PlanName, picture.Width, 8, 12, PictureColours.Muted, SKTextAlign.Right);
        }
    }
}
