using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Measures, wraps and draws text.</summary>
/// <param name="font">The typeface.</param>
public sealed class PictureText(PictureFont font)
{
    /// <summary>Height of a line as a part of the letters' size.</summary>
    public const float LineHeight = 1.3f;

    /// <summary>Width of a text.</summary>
    /// <param name="size">Of its letters.</param>
    /// <param name="bold">Whether it is bold.</param>
    public float Width(string text, float size, bool bold = false)
    {
        using var face = Face(size, bold);
        return face.MeasureText(Drawable(text));
    }

    /// <summary>Wraps a text to a width; a wider word stays whole.</summary>
    /// <param name="text">The text; its own line breaks stay.</param>
    /// <param name="size">Of its letters.</param>
    /// <param name="room">The widest line.</param>
    /// <param name="bold">Whether it is bold.</param>
    public IReadOnlyList<string> Lines(string text, float size, float room, bool bold = false)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, size, room, bold)))
            {
                if (line.Length > 0 && Width(line + " " + word, size, bold) > room)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = line.Length == 0 ? word : line + " " + word;
                }
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Draws a line of text.</summary>
    /// <param name="x">Where it begins, ends or has its middle.</param>
    /// <param name="middle">The middle of its letters.</param>
    /// <param name="size">Of its letters.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    /// <param name="bold">Whether it is bold.</param>
    public void Draw(SKCanvas canvas, string text, float x, float middle, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left, bool bold = false)
    {
        using var face = Face(size, bold);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawText(Drawable(text), x, middle + (size * 0.34f), align, face, paint);
    }

    /// <summary>Draws a number over grid lines, on a background of its own.</summary>
    /// <param name="x">Where it begins or has its middle.</param>
    /// <param name="middle">The middle of its letters.</param>
    /// <param name="size">Of its letters.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    public void DrawOnGrid(SKCanvas canvas, string text, float x, float middle, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left)
    {
        using var face = Face(size, bold: false);
        using var ground = new SKPaint { Color = PictureColours.Surface, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 4 };
        canvas.DrawText(Drawable(text), x, middle + (size * 0.34f), align, face, ground);
        Draw(canvas, text, x, middle, size, colour, align);
    }

    /// <summary>Breaks a word that is wider than a line.</summary>
    private IEnumerable<string> Pieces(string word, float size, float room, bool bold)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end - start > 1 && Width(word[start..end], size, bold) > room)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
    }

    /// <summary>PT Sans has no narrow no-break space, which would be drawn as an empty box: use a no-break space.</summary>
    public static string Drawable(string text) => text.Replace('\u202F', Figures.Space);

    private SKFont Face(float size, bool bold) => new(bold ? font.Bold : font.Regular, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
}
