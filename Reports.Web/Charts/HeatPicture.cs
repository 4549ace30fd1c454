using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>Draws <see cref="HeatData"/> as a picture, with its colour scale.</summary>
internal static class HeatPicture
{
    private const int MostRows = 60;
    private const int MostColumns = 40;
    private const int RowHeight = 26;
    private const float NameRoom = 0.26f;
    private const float ScaleHeight = 30;
    private const float UprightRoom = 150;

    /// <summary>The height that its rows need.</summary>
    public static int HeightOf(HeatData heat, int width)
    {
        var text = new PictureText(PictureFont.Own);
        var lines = heat.Down.Take(MostRows).Select(name => text.Lines(name, Picture.Letters, width * NameRoom).Count).DefaultIfEmpty(1).Max();
        var row = Math.Max(RowHeight, (lines * Picture.Letters * 1.15f) + 6);
        return (int)((Math.Min(heat.Down.Count, MostRows) * row) + Heads(heat, text, width).Height + ScaleHeight);
    }

    /// <summary>Draws it.</summary>
    public static void Draw(HeatData heat, Picture picture)
    {
        var heads = Heads(heat, picture.Text, picture.Width);
        var rows = Math.Max(1, Math.Min(Math.Min(heat.Down.Count, MostRows), (int)((picture.Height - heads.Height - ScaleHeight) / 16)));
        picture.Note = string.Join(" ", new[] { PictureNote.Of(rows, heat.Down.Count), PictureNote.Of(heads.Columns, heat.Across.Count) }.Where(note => note.Length > 0));
        var (low, high) = (Math.Floor(heat.Least), Math.Ceiling(heat.Greatest));
        var range = Math.Max(high - low, 1e-9);
        using var plot = Picture.NewPlot();
        plot.Axes.SetLimits(-0.5, heads.Columns - 0.5, rows - 0.5, -0.5);
        List<HeatCell> cells = [.. heat.Cells.Where(cell => cell.Row < rows && cell.Column < heads.Columns)];
        foreach (var cell in cells)
        {
            var box = plot.Add.Rectangle(cell.Column - 0.5, cell.Column + 0.5, cell.Row - 0.5, cell.Row + 0.5);
            (box.FillColor, box.LineColor, box.LineWidth) = ((heat.HasTargets ? PictureColours.Distance((cell.Distance ?? 0) / HeatData.Far) : PictureColours.Heat((cell.Value - low) / range)).ToPlot(), PictureColours.Surface.ToPlot(), 2);
        }

        picture.Render(plot, heads.Left, 4, 4, heads.Height + ScaleHeight);
        var (slot, row) = (picture.Field.Width / heads.Columns, picture.Field.Height / rows);
        var hasRoom = heat.HasNumbers && slot > picture.Text.Width(Axis.Text(heat.Greatest, heat.Kind), Picture.Letters) + 4;
        foreach (var cell in cells.Where(_ => hasRoom))
        {
            picture.Text.Draw(
                picture.Canvas, Axis.Text(cell.Value, heat.Kind), picture.Field.Left + (slot * (cell.Column + 0.5f)), picture.Field.Top + (row * (cell.Row + 0.5f)),
                Picture.Letters, !heat.HasTargets && (cell.Value - low) / range >= 0.5 ? PictureColours.Surface : PictureColours.Text, SKTextAlign.Center);
        }

        Names(heat, picture, rows, row);
        Columns(heat, picture, heads, slot);
        Scale(heat, picture);
    }

    private static void Names(HeatData heat, Picture picture, int rows, float row)
    {
        for (var i = 0; i < rows; i++)
        {
            var lines = picture.Text.Lines(heat.Down[i], Picture.Letters, picture.Width * NameRoom);
            foreach (var (line, words) in lines.Index())
            {
                var shift = (line - ((lines.Count - 1) / 2f)) * Picture.Letters * 1.15f;
                picture.Text.Draw(picture.Canvas, words, picture.Field.Left - 8, picture.Field.Top + (row * (i + 0.5f)) + shift, Picture.Letters, PictureColours.Text, SKTextAlign.Right);
            }
        }
    }

    private static void Columns(HeatData heat, Picture picture, HeatHeads heads, float slot)
    {
        for (var i = 0; i < heads.Columns; i++)
        {
            var x = picture.Field.Left + (slot * (i + 0.5f));
            foreach (var (line, words) in heads.Lines[i].Index())
            {
                var along = line * Picture.Letters * PictureText.LineHeight;
                if (!heads.IsUpright)
                {
                    picture.Text.Draw(picture.Canvas, words, x, picture.Field.Bottom + 12 + along, Picture.Letters, PictureColours.Muted, SKTextAlign.Center);
                    continue;
                }

                picture.Canvas.Save();
                picture.Canvas.RotateDegrees(-90, x, picture.Field.Bottom + 6);
                var shift = along - ((heads.Lines[i].Count - 1) / 2f * Picture.Letters * PictureText.LineHeight);
                picture.Text.Draw(picture.Canvas, words, x, picture.Field.Bottom + 6 + shift, Picture.Letters, PictureColours.Muted, SKTextAlign.Right);
                picture.Canvas.Restore();
            }
        }
    }

    /// <summary>From the least value to the greatest, or from below the target to above it.</summary>
    private static void Scale(HeatData heat, Picture picture)
    {
        if (heat.Cells.Count == 0)
        {
            return;
        }

        const float width = 120;
        var (least, greatest) = heat.HasTargets ? ("ниже цели", "выше цели") : (Axis.Text(heat.Least, heat.Kind), Axis.Text(heat.Greatest, heat.Kind));
        var (middle, left) = (picture.Height - 10, picture.Width - width - picture.Text.Width(greatest, 12) - 8);
        using var paint = new SKPaint
        {
            Shader = SKShader.CreateLinearGradient(new SKPoint(left, 0), new SKPoint(left + width, 0), heat.HasTargets ? [PictureColours.Distance(-1), PictureColours.Distance(0), PictureColours.Distance(1)] : [PictureColours.Heat(0), PictureColours.Heat(1)], SKShaderTileMode.Clamp),
        };
        picture.Canvas.DrawRect(left, middle - 5, width, 10, paint);
        picture.Text.Draw(picture.Canvas, least, left - 6, middle, 12, PictureColours.Muted, SKTextAlign.Right);
        picture.Text.Draw(picture.Canvas, greatest, left + width + 6, middle, 12, PictureColours.Muted);
    }

    /// <summary>Layout of column names: horizontal in a few lines, or vertical where columns are narrow.</summary>
    private static HeatHeads Heads(HeatData heat, PictureText text, float width)
    {
        var left = heat.Down.Take(MostRows).SelectMany(name => text.Lines(name, Picture.Letters, width * NameRoom))
            .Select(line => text.Width(line, Picture.Letters)).DefaultIfEmpty(0).Max() + 12;
        var columns = Math.Max(1, Math.Min(heat.Across.Count, MostColumns));
        var slot = (width - left - 4) / columns;
        List<string> names = [.. heat.Across.Take(columns)];
        var longestWord = names.SelectMany(name => name.Split(' ')).Select(word => text.Width(word, Picture.Letters)).DefaultIfEmpty(0).Max();
        List<IReadOnlyList<string>> lying = [.. names.Select(name => text.Lines(name, Picture.Letters, slot - 6))];
        var most = lying.Select(lines => lines.Count).DefaultIfEmpty(1).Max();
        if (longestWord <= slot - 6 && most <= 5)
        {
            return new HeatHeads(left, columns, lying, false, 14 + (most * Picture.Letters * PictureText.LineHeight));
        }

        // Narrow columns have room for one vertical line, which is as long as the name.
        List<IReadOnlyList<string>> upright = [.. names.Select(name => text.Lines(name, Picture.Letters, UprightRoom))];
        if (upright.Any(lines => lines.Count * Picture.Letters * PictureText.LineHeight > slot))
        {
            upright = [.. names.Select(name => (IReadOnlyList<string>)[name])];
        }

        return new HeatHeads(left, columns, upright, true, 14 + upright.SelectMany(lines => lines).Max(line => text.Width(line, Picture.Letters)));
    }

    private sealed record HeatHeads(float Left, int Columns, IReadOnlyList<IReadOnlyList<string>> Lines, bool IsUpright, float Height);
}
