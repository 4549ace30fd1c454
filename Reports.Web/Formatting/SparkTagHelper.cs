using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Reports.Web.Formatting;

/// <summary><c>&lt;spark values= target= bars= /&gt;</c>: a trend without axes; a missing value is a gap. The figures are in the table of the months.</summary>
[HtmlTargetElement("spark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SparkTagHelper : TagHelper
{
    private const decimal Width = 200;
    private const decimal Height = 32;
    private const decimal Margin = 3;

    /// <summary>One value for each point.</summary>
    public IReadOnlyList<long?> Values { get; set; } = [];

    /// <summary>The target, a line across; null for none.</summary>
    public long? Target { get; set; }

    /// <summary>Bars from zero, for counts.</summary>
    public bool Bars { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var known = Values.OfType<long>().ToList();
        if (known.Count < 2)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "spark");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var (low, high) = Bars ? (0, known.Max()) : (Math.Min(known.Min(), Target ?? known.Min()), Math.Max(known.Max(), Target ?? known.Max()));
        var slot = Width / Values.Count;
        if (Bars)
        {
            foreach (var (place, value) in Values.Index().Where(point => point.Item > 0))
            {
                var top = Y(value!.Value);
                output.Content.AppendHtml($"<rect x=\"{Text((place * slot) + (slot * 0.2m))}\" y=\"{Text(top)}\" width=\"{Text(slot * 0.6m)}\" height=\"{Text(Height - top)}\"></rect>");
            }
        }
        else
        {
            foreach (var run in Runs())
            {
                // A lone value is a short line: a point of its own would be stretched with the picture.
                var points = run.Count == 1
                    ? $"{Text(X(run[0].Place) - 3)},{Text(Y(run[0].Value))} {Text(X(run[0].Place) + 3)},{Text(Y(run[0].Value))}"
                    : string.Join(' ', run.Select(point => $"{Text(X(point.Place))},{Text(Y(point.Value))}"));
                output.Content.AppendHtml($"<polyline points=\"{points}\"></polyline>");
            }
        }

        if (Target is { } target && !Bars)
        {
            output.Content.AppendHtml($"<line x1=\"0\" x2=\"{Width}\" y1=\"{Text(Y(target))}\" y2=\"{Text(Y(target))}\"></line>");
        }

        decimal X(int place) => (place + 0.5m) * slot;

        decimal Y(long value) => high == low ? Height / 2 : Height - Margin - ((Height - (2 * Margin)) * (value - low) / (high - low));
    }

    private IEnumerable<List<(int Place, long Value)>> Runs()
    {
        var run = new List<(int, long)>();
        foreach (var (place, value) in Values.Index())
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

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
