using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A chart: options for the drawing script, what it says in words, the rows it is drawn from.</summary>
/// <param name="Option">ECharts options; a string that opens with @ names a colour of the style sheet.</param>
/// <param name="Label">What the chart shows, for those who do not see it.</param>
/// <param name="Table">The truth under it.</param>
public sealed record Chart(JsonObject Option, string Label, ReportTable Table)
{
    // The page writes it into an attribute and escapes it there, once.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The options as text.</summary>
    public string Json => Option.ToJsonString(Format);
}
