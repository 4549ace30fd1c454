using System.Text.Json.Nodes;

namespace Reports.Web.Charts;

/// <summary>
/// What a chart is drawn of. A kind of chart is a record of this with two renderers beside it: <c>…Options</c> for the drawing
/// script of pages and <c>…Picture</c> for what leaves the page.
/// </summary>
public interface IChartData
{
    /// <summary>What the chart shows, for those who do not see it.</summary>
    string Words { get; }

    /// <summary>Named rows that stand one under another; zero where there are none.</summary>
    int Rows { get; }

    /// <summary>ECharts options; a string that opens with @ names a colour of the style sheet.</summary>
    JsonObject Options();

    /// <summary>The height that a picture of this width needs, without its heading.</summary>
    /// <param name="width">Points of a page.</param>
    int HeightAt(int width);

    /// <summary>Draws it.</summary>
    void Draw(Picture picture);
}
