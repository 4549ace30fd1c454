namespace Reports.Web.Charts;

/// <summary>A chart of a page with its heading.</summary>
/// <param name="Name">Its name in the address of its picture.</param>
/// <param name="Title">What is drawn.</param>
/// <param name="Unit">The unit; empty where the title has it.</param>
/// <param name="Chart">The chart; null when there is nothing to draw.</param>
public sealed record PageChart(string Name, string Title, string Unit, Chart? Chart)
{
    /// <summary>Whose chart it is, where only the head of the page says so: a picture needs it in its title.</summary>
    public string Subject { get; init; } = "";
}
