using ScottPlot;
using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Draws <see cref="LineData"/> as a picture: lines with gaps; the last values and the plan are labelled at the right.</summary>
internal static class LinePicture
{
    private const int MostMarked = 60;

    /// <summary>Draws it.</summary>
    public static void Draw(LineData line, Picture picture)
    {
        using var plot = Picture.NewPlot();
        var scale = ValueScale.Of(line.Kind, line.Values.Concat(line.Last ?? []).Concat(line.Plans), fromZero: false);
        Picture.AddValues(plot, scale);
        var count = line.Names.Count;
        if (line.OnePlan is { } level)
        {
            var plan = plot.Add.HorizontalLine(level);
            (plan.LineColor, plan.LineWidth, plan.LinePattern) = (PictureColours.Plan.ToPlot(), 1, LinePattern.Dashed);
        }
        else
        {
            Steps(plot, line.Plans);
        }

        if (line.Last is { } last)
        {
            Add(plot, last, PictureColours.Event, 1.5f, marker: 0);
        }

        Add(plot, line.Values, PictureColours.Fact, 2.5f, marker: count > MostMarked || line.Counts is not null ? 0 : 6);
        if (line.Counts is { } counts && count <= MostMarked)
        {
            Mark(plot, line.Values, counts);
        }

        picture.Note = line.Note;
        plot.Axes.SetLimits(-0.5, count - 0.5, scale.Min, scale.Max);

        List<(string Words, double Value, SKColor Colour, bool Bold)> ends = [.. Ends(line)];
        var right = ends.Select(end => picture.Text.Width(end.Words, Picture.Letters, end.Bold)).DefaultIfEmpty(0).Max() + 16;
        var left = scale.Lines.Max(value => picture.Text.Width(Axis.Text(value), Picture.Letters)) + 14;
        var slot = (picture.Width - left - right) / Math.Max(1, count);
        picture.Render(plot, left, right, 10, picture.HeightBelow(line.Places, slot), Picture.HalfPoint);
        picture.NamesBelow(line.Places, i => left + (slot * (i + 0.5f)), slot);
        picture.EndLabels(ends.Select(end => (end.Words, At(end.Value), end.Colour, end.Bold)));

        float At(double value) => picture.Field.Bottom - (float)((value - scale.Min) / (scale.Max - scale.Min) * picture.Field.Height);
    }

    /// <summary>Draws a line with gaps; a value between two gaps is a point.</summary>
    private static void Add(Plot plot, IReadOnlyList<double?> values, SKColor colour, float width, float marker)
    {
        foreach (var run in Runs(values))
        {
            var line = plot.Add.Scatter(run.Select(point => (double)point.Place).ToArray(), run.Select(point => point.Value).ToArray(), colour.ToPlot());
            line.LineWidth = width;
            line.MarkerSize = marker > 0 ? marker : run.Count == 1 ? width * 2 : 0;
            line.MarkerShape = MarkerShape.FilledCircle;
            line.MarkerFillColor = colour.ToPlot();
        }
    }

    /// <summary>Points as large as the number of their results.</summary>
    private static void Mark(Plot plot, IReadOnlyList<double?> values, IReadOnlyList<long> counts)
    {
        var points = Runs(values).SelectMany(run => run).ToList();
        var most = points.Select(point => counts[point.Place]).DefaultIfEmpty(0).Max();
        foreach (var (place, value) in points)
        {
            plot.Add.Marker(place, value, MarkerShape.FilledCircle, (float)Weights.Size(counts[place], most), PictureColours.Fact.ToPlot());
        }
    }

    private static void Steps(Plot plot, IReadOnlyList<double?> plans)
    {
        foreach (var run in Runs(plans))
        {
            var steps = plot.Add.ScatterLine(
                run.SelectMany(point => new[] { point.Place - 0.5, point.Place + 0.5 }).ToArray(),
                run.SelectMany(point => new[] { point.Value, point.Value }).ToArray(),
                PictureColours.Plan.ToPlot());
            (steps.LineWidth, steps.LinePattern) = (1, LinePattern.Dashed);
        }
    }

    private static IEnumerable<List<(int Place, double Value)>> Runs(IReadOnlyList<double?> values)
    {
        var run = new List<(int, double)>();
        foreach (var (place, value) in values.Index())
        {
            if (value is { } known)
            {
                run.Add((place, known));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static IEnumerable<(string Words, double Value, SKColor Colour, bool Bold)> Ends(LineData line)
    {
        if (line.Values.LastOrDefault(Known) is { } value)
        {
            yield return (line.ValuePrefix + Axis.Text(value, line.Kind), value, PictureColours.Fact, true);
        }

        if (line.Last?.LastOrDefault(Known) is { } last)
        {
            yield return (line.LastPrefix + Axis.Text(last, line.Kind), last, PictureColours.Event, false);
        }

        if (line.Plans.LastOrDefault(Known) is { } plan)
        {
            yield return (line.PlanName + " " + Axis.Text(plan, line.Kind), plan, PictureColours.Plan, false);
        }

        static bool Known(double? number) => number is not null;
    }
}
