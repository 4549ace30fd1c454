using ScottPlot;
using SkiaSharp;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>Draws <see cref="BandData"/> as a picture, with a legend above.</summary>
internal static class BandPicture
{
    private const float Legend = 30;

    private static readonly (string Code, MarkerShape Shape, string Words)[] Controls =
    [
        ("current", MarkerShape.FilledCircle, "текущая"),
        ("interim", MarkerShape.FilledDiamond, "промежуточная"),
        ("retake", MarkerShape.FilledTriangleUp, "пересдача"),
        ("final", MarkerShape.FilledSquare, "итоговая"),
    ];

    /// <summary>Draws it.</summary>
    public static void Draw(BandData band, Picture picture)
    {
        var days = band.Days;
        var (first, last) = days.Count > 0 ? (days.Min(), days.Max()) : (DateOnly.MinValue, DateOnly.MinValue.AddDays(1));
        var (from, to) = first == last ? (first.DayNumber - 1d, last.DayNumber + 1d) : (first.DayNumber, last.DayNumber);
        var margin = (to - from) * 0.015;
        var scale = ValueScale.Of(ColumnKind.Share, band.Values.Concat(band.Average.Select(day => day.Value)), fromZero: false);
        using var plot = Picture.NewPlot();
        Picture.AddValues(plot, scale);
        AddGroup(plot, band);
        foreach (var stage in band.Stages.Skip(1))
        {
            var start = plot.Add.VerticalLine(stage.Day.DayNumber);
            (start.LineColor, start.LineWidth) = (PictureColours.Grid.ToPlot(), 1);
        }

        if (band.Plan is { } planned)
        {
            var plan = plot.Add.HorizontalLine(planned);
            (plan.LineColor, plan.LineWidth, plan.LinePattern) = (PictureColours.Plan.ToPlot(), 1, LinePattern.Dashed);
        }

        AddLine(plot, band.Average, PictureColours.Fact, 2.5f);
        foreach (var mark in band.Marks)
        {
            plot.Add.Marker(mark.Day.DayNumber, mark.Value, ShapeOf(mark.Control), mark.Control == "current" ? 7 : 10, PictureColours.Fact.ToPlot());
        }

        foreach (var one in band.Events)
        {
            plot.Add.Marker(one.Day.DayNumber, scale.Max - ((scale.Max - scale.Min) * 0.02), MarkerShape.FilledTriangleDown, 11, PictureColours.Event.ToPlot());
        }

        plot.Axes.SetLimits(from - margin, to + margin, scale.Min, scale.Max);
        List<(string Words, double Value, SKColor Colour, bool Bold)> ends = [.. Ends(band)];
        var right = ends.Select(end => picture.Text.Width(end.Words, Picture.Letters, end.Bold)).DefaultIfEmpty(0).Max() + 16;
        picture.Render(plot, 44, right, Legend, 30, Picture.HalfPoint);
        picture.EndLabels(ends.Select(end => (
            end.Words, picture.Field.Bottom - (float)((end.Value - scale.Min) / (scale.Max - scale.Min) * picture.Field.Height), end.Colour, end.Bold)));
        foreach (var (day, words) in DayTicks.Of(first, last))
        {
            var x = picture.Field.Left + (float)((day.DayNumber - from + margin) / (to - from + (2 * margin)) * picture.Field.Width);
            picture.Text.Draw(picture.Canvas, words, x, picture.Field.Bottom + 14, Picture.Letters, PictureColours.Muted, SKTextAlign.Center);
        }

        foreach (var stage in band.NamedStages((int)(picture.Field.Width / 8)))
        {
            var x = picture.Field.Left + (float)((stage.Day.DayNumber - from + margin) / (to - from + (2 * margin)) * picture.Field.Width);
            picture.Text.Draw(picture.Canvas, stage.Name, x + 3, picture.Field.Bottom - 10, Picture.Letters - 2, PictureColours.Muted, SKTextAlign.Left);
        }

        DrawLegend(band, picture);
    }

    private static void AddGroup(Plot plot, BandData band)
    {
        List<DayBand> known = [.. band.Group.Where(day => day.Low is not null && day.High is not null)];
        if (known.Count > 0)
        {
            double[] days = [.. known.Select(day => (double)day.Day.DayNumber)];
            var fill = plot.Add.FillY(days, [.. known.Select(day => day.Low!.Value)], [.. known.Select(day => day.High!.Value)]);
            fill.FillColor = PictureColours.Band.WithAlpha(153).ToPlot();
            fill.LineWidth = 0;
            fill.MarkerSize = 0;
        }

        AddLine(plot, [.. band.Group.Select(day => new DayValue(day.Day, day.Median))], PictureColours.Group, 1.5f);
    }

    private static void AddLine(Plot plot, IReadOnlyList<DayValue> points, SKColor colour, float width)
    {
        List<DayValue> known = [.. points.Where(point => point.Value is not null)];
        if (known.Count > 0)
        {
            var line = plot.Add.ScatterLine(known.Select(point => (double)point.Day.DayNumber).ToArray(), known.Select(point => point.Value!.Value).ToArray(), colour.ToPlot());
            line.LineWidth = width;
        }
    }

    private static MarkerShape ShapeOf(string control) =>
        Array.Find(Controls, one => one.Code == control) is { Words: not null } known ? known.Shape : MarkerShape.FilledCircle;

    private static IEnumerable<(string Words, double Value, SKColor Colour, bool Bold)> Ends(BandData band)
    {
        if (band.Average.LastOrDefault(day => day.Value is not null)?.Value is { } average)
        {
            yield return ($"{BandData.AverageName}: {Axis.Text(average)}", average, PictureColours.Fact, true);
        }

        if (band.Group.LastOrDefault(day => day.Median is not null)?.Median is { } median)
        {
            yield return (BandData.MedianName, median, PictureColours.Muted, false);
        }

        if (band.Plan is { } plan)
        {
            yield return (band.PlanName + " " + Axis.Text(plan), plan, PictureColours.Plan, false);
        }
    }

    private static void DrawLegend(BandData band, Picture picture)
    {
        var x = 0f;
        foreach (var (shape, colour, words) in Signs(band))
        {
            if (shape is { } sign)
            {
                using var paint = Paint.NewDisposablePaint();
                Drawing.DrawMarker(picture.Canvas, paint, new Pixel(x + 6, 8), new MarkerStyle(sign, sign == MarkerShape.FilledCircle ? 7 : 10, colour.ToPlot()));
            }
            else
            {
                using var paint = new SKPaint { Color = colour };
                picture.Canvas.DrawRect(x, 3, 14, 10, paint);
            }

            picture.Text.Draw(picture.Canvas, words, x + 18, 8, 12, PictureColours.Muted);
            x += picture.Text.Width(words, 12) + 36;
        }
    }

    private static IEnumerable<(MarkerShape? Shape, SKColor Colour, string Words)> Signs(BandData band)
    {
        foreach (var control in Controls.Where(control => band.Marks.Any(mark => mark.Control == control.Code)))
        {
            yield return (control.Shape, PictureColours.Fact, control.Words);
        }

        if (band.Events.Count > 0)
        {
            yield return (MarkerShape.FilledTriangleDown, PictureColours.Event, "поощрение, документ");
        }

        if (band.HasGroup)
        {
            yield return (null, PictureColours.Band, "средняя половина группы");
        }
    }
}
