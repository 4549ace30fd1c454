using ScottPlot;
using SkiaSharp;

namespace Reports.Web.Charts;

/// <summary>
/// The typeface of pictures, from files beside the program: with the fonts of the machine, or without any, the same chart
/// would look different or have no text.
/// </summary>
public sealed class PictureFont : IDisposable
{
    /// <summary>Its name for the drawing library.</summary>
    public const string Name = "PT Sans";

    private static readonly Lazy<PictureFont> Shipped = new(() => Load(Path.Combine(AppContext.BaseDirectory, "fonts")));

    private PictureFont(SKTypeface regular, SKTypeface bold) => (Regular, Bold) = (regular, bold);

    /// <summary>The typeface that is shipped with the program.</summary>
    /// <exception cref="PictureFontMissingException">Its files are not there.</exception>
    public static PictureFont Own => Shipped.Value;

    /// <summary>Upright.</summary>
    public SKTypeface Regular { get; }

    /// <summary>Upright, bold.</summary>
    public SKTypeface Bold { get; }

    /// <summary>Loads the typeface and registers it with the drawing library.</summary>
    /// <param name="folder">Where its files are.</param>
    /// <exception cref="PictureFontMissingException">They are not there, or are no fonts.</exception>
    public static PictureFont Load(string folder)
    {
        var font = new PictureFont(Face(Path.Combine(folder, "PTSans_400Regular.ttf")), Face(Path.Combine(folder, "PTSans_700Bold.ttf")));
        Fonts.AddFontFile(Name, Path.Combine(folder, "PTSans_400Regular.ttf"));
        Fonts.AddFontFile(Name, Path.Combine(folder, "PTSans_700Bold.ttf"), bold: true);
        return font;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Regular.Dispose();
        Bold.Dispose();
    }

    private static SKTypeface Face(string path)
    {
        try
        {
            return File.Exists(path) && SKTypeface.FromFile(path) is { } face ? face : throw new PictureFontMissingException(path);
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
        {
            throw new PictureFontMissingException(path, error);
        }
    }
}

/// <summary>Pictures cannot be drawn. The message says why, in Russian.</summary>
/// <param name="path">The file that is missing or unreadable.</param>
/// <param name="library">What went wrong with the drawing library, when that is the reason.</param>
public sealed class PictureFontMissingException(string path, Exception? library = null) : Exception(
    library is null
        ? $"Нет шрифта для картинок диаграмм: «{path}». Он ставится вместе с программой; верните папку fonts из поставки."
        : $"Библиотека рисования не загружается, картинок диаграмм не будет: {library.GetBaseException().Message}",
    library);
