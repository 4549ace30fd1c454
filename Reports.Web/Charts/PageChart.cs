namespace Reports.Web.Charts;

/// <summary>A chart under its heading on a page.</summary>
/// <param name="Name">What the address of its picture calls it.</param>
/// <param name="Title">What is drawn.</param>
/// <param name="Unit">Of what the values are; empty where the title says it.</param>
/// <param name="Chart">The chart; null when there is nothing to draw.</param>
public sealed record PageChart(string Name, string Title, string Unit, Chart? Chart)
{
    /// <summary>Whose or of what it is, where only the head of the page says so; a picture must say it itself.</summary>
    public string Subject { get; init; } = "";
}
