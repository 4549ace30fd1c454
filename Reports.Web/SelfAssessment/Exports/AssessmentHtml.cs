using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Renders <see cref="PublicPage"/> to a self-contained file.</summary>
public static class AssessmentHtml
{
    // Cyrillic letters are not encoded: as character references they would take six times the space.
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>The page's own style, public.css.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>The source for the content security policy: only the page's own style.</summary>
    public static string StyleHash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>Writes the page.</summary>
    /// <param name="file">The content.</param>
    public static async Task<byte[]> WriteAsync(AssessmentFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PublicPage.File)] = file });
            return (await renderer.RenderComponentAsync<PublicPage>(parameters)).ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(page.ReplaceLineEndings("\n"));
    }

    private static string ReadStyle()
    {
        using var stream = typeof(AssessmentHtml).Assembly.GetManifestResourceStream("SelfAssessment/public.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
