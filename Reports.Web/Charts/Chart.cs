using System.Text.Encodings.Web;
using System.Text.Json;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A chart of a page: what it is drawn of and the rows under it.</summary>
/// <param name="Data">What both renderers draw.</param>
/// <param name="Table">The truth under it.</param>
public sealed record Chart(IChartData Data, ReportTable Table)
{
    // The page writes it into an attribute and escapes it there, once.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the chart shows, for those who do not see it.</summary>
    public string Label => Data.Words;

    /// <summary>Options for the drawing script, as text.</summary>
    public string Json => Data.Options().ToJsonString(Format);
}
