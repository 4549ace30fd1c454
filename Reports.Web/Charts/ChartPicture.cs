using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Title and notes of a picture, so that it can be understood without its page.</summary>
/// <param name="Title">What is drawn.</param>
/// <param name="Unit">The unit; empty where the title has it.</param>
/// <param name="Period">Period and choice, in words.</param>
/// <param name="Source">Organisation and state of the data.</param>
public sealed record PictureCaption(string Title, string Unit, string Period, string Source);

/// <summary>The size of a chart's own field, without heading and foot, in points of a page.</summary>
/// <param name="Width">From <see cref="Narrowest"/> to <see cref="Widest"/>.</param>
/// <param name="Height">From <see cref="Lowest"/> to <see cref="Highest"/>.</param>
public sealed record PictureSize(int Width, int Height)
{
    /// <summary>The least width.</summary>
    public const int Narrowest = 320;

    /// <summary>The greatest width.</summary>
    public const int Widest = 1600;

    /// <summary>The least height.</summary>
    public const int Lowest = 160;

    /// <summary>The greatest height.</summary>
    public const int Highest = 2400;

    /// <summary>The usual width: half as much again as a page of A4 has between its margins.</summary>
    public const int Usual = 960;

    /// <summary>The size that a chart needs at a width.</summary>
    /// <param name="data">The chart.</param>
    public static PictureSize Of(IChartData data, int width = Usual) => new(width, Math.Clamp(data.HeightAt(width), Lowest, Highest));
}

/// <summary>Renders a chart as PNG, two pixels for each point, with its title above and its source below.</summary>
public static class ChartPicture
{
    private const int Scale = 2;
    private const float Margin = 20;
    private const float TitleSize = 19;
    private const float WordsSize = 13;

    /// <summary>Draws it.</summary>
    /// <param name="data">The chart.</param>
    /// <param name="caption">Title and notes.</param>
    /// <param name="size">The size of its field; null for the size that it needs at the usual width.</param>
    /// <returns>The bytes of the PNG.</returns>
    /// <exception cref="PictureFontMissingException">The typeface is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its limits.</exception>
    public static byte[] Png(IChartData data, PictureCaption caption, PictureSize? size = null)
    {
        var text = new PictureText(PictureFont.Own);
        var (width, height) = size ?? PictureSize.Of(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, PictureSize.Narrowest, nameof(size));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, PictureSize.Widest, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(height, PictureSize.Lowest, nameof(size));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, PictureSize.Highest, nameof(size));

        var title = text.Lines(caption.Title, TitleSize, width, bold: true);
        var words = text.Lines(string.Join(" · ", new[] { caption.Unit, caption.Period }.Where(part => part.Length > 0)), WordsSize, width);
        var head = MathF.Ceiling(Height(title, TitleSize) + Height(words, WordsSize) + 14);

        // The footer may have to name what was left out for lack of space, which is known after the chart is drawn.
        using var body = new SKPictureRecorder();
        var field = new Picture(body.BeginRecording(new SKRect(0, 0, width, height)), text, width, height);
        data.Draw(field);
        using var drawn = body.EndRecording();
        var foot = text.Lines(string.Join("\n", new[] { field.Note, caption.Source }.Where(part => part.Length > 0)), WordsSize - 1, width);
        var total = (2 * Margin) + head + height + 10 + Height(foot, WordsSize - 1);

        using var surface = SKSurface.Create(new SKImageInfo((int)((width + (2 * Margin)) * Scale), (int)(total * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(PictureColours.Surface);
        canvas.Scale(Scale);
        canvas.Translate(Margin, Margin);
        Write(canvas, text, title, 0, TitleSize, PictureColours.Text, bold: true);
        Write(canvas, text, words, Height(title, TitleSize), WordsSize, PictureColours.Muted);

        // The drawing library clears its canvas first, so it gets only its own field.
        canvas.Save();
        canvas.Translate(0, head);
        canvas.ClipRect(new SKRect(0, 0, width, height));
        canvas.DrawPicture(drawn);
        canvas.Restore();
        Write(canvas, text, foot, head + height + 10, WordsSize - 1, PictureColours.Muted);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static float Height(IReadOnlyList<string> lines, float size) => lines.Count * size * PictureText.LineHeight;

    private static void Write(SKCanvas canvas, PictureText text, IReadOnlyList<string> lines, float top, float size, SKColor colour, bool bold = false)
    {
        foreach (var (i, line) in lines.Index())
        {
            text.Draw(canvas, line, 0, top + (size * PictureText.LineHeight * (i + 0.5f)), size, colour, bold: bold);
        }
    }
}
