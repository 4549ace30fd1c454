using System.Text.Json.Nodes;

namespace Reports.Web.Charts;

/// <summary>
/// The data of a chart. Each kind of chart is a record with two renderers: <c>…Options</c> for the drawing
/// script of pages and <c>…Picture</c> for pictures.
/// </summary>
public interface IChartData
{
    /// <summary>A description of the chart for screen readers.</summary>
    string Words { get; }

    /// <summary>What is left out of the chart and why, below it; empty when nothing is.</summary>
    string Note => "";

    /// <summary>Number of rows that the chart lists vertically; zero for other charts.</summary>
    int Rows { get; }

    /// <summary>ECharts options. A string that begins with @ is the name of a colour in the style sheet.</summary>
    JsonObject Options();

    /// <summary>The height that a picture of this width needs, without its heading.</summary>
    /// <param name="width">Points of a page.</param>
    int HeightAt(int width);

    /// <summary>Draws it.</summary>
    void Draw(Picture picture);
}
