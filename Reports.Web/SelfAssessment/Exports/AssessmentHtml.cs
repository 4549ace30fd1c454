using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Writes <see cref="PublicPage"/> to a file that needs nothing beside it.</summary>
public static class AssessmentHtml
{
    // Russian letters stay letters: as numbers they would take six times the room.
    private static readonly ServiceProvider Services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>The page's own style, public.css.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>What a policy of content has to allow: the page's own style and nothing else.</summary>
    public static string StyleHash { get; } = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>Writes the page.</summary>
    /// <param name="file">What it is made of.</param>
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
