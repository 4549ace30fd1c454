using System.Text.Encodings.Web;
using System.Text.Json;
using Warehouse.Sql.Reading;

namespace Reports.Web.Charts;

/// <summary>A chart of a page and the rows that it is made from.</summary>
/// <param name="Data">The data of both renderers.</param>
/// <param name="Table">The rows.</param>
public sealed record Chart(IChartData Data, ReportTable Table)
{
    // The page encodes it as an attribute.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A description of the chart for screen readers.</summary>
    public string Label => Data.Words;

    /// <summary>ECharts options as JSON.</summary>
    public string Json => Data.Options().ToJsonString(Format);
}
