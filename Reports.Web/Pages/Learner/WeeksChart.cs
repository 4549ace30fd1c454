using System.Text.Json.Nodes;
using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Learner;

/// <summary>Attendance by week or month: standing bars however many they are, labels where they fit.</summary>
public static class WeeksChart
{
    /// <summary>Draws the rows of <c>learner-attendance</c>.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="byMonth">Whether a row is a month.</param>
    /// <returns>Null when there are no rows.</returns>
    public static Chart? Of(ReportTable table, bool byMonth)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var names = table.Rows.Select(row => Label(Figures.Whole(row[table.Index("starts_on")]), byMonth)).ToList();
        var values = table.Rows.Select(row => Axis.Value(row[table.Index("share")], ColumnKind.Share)).ToList();
        var option = Axis.Frame(ColumnKind.Share, right: 12);
        option["xAxis"] = Axis.Names(names);
        option["yAxis"] = Axis.Values(ColumnKind.Share, values, fromZero: true);
        option["series"] = new JsonArray(new JsonObject
        {
            ["name"] = "посещено, % часов",
            ["type"] = "bar",
            ["color"] = "@fact",
            ["barMaxWidth"] = 24,
            ["data"] = Axis.Data(values),
        });
        var words = string.Join(", ", names.Zip(values).Take(5).Select(pair => $"{pair.First} {(pair.Second is { } known ? Axis.Text(known) : Figures.None)}"));
        return new Chart(option, $"Посещаемость, % часов: {words}. Все значения в таблице.", table);
    }

    private static string Label(long? key, bool byMonth) => Figures.Day(key) is not { } day ? ""
        : byMonth ? $"{Figures.ShortMonth(day.Month)}\u00A0{day.ToString("yy", Figures.Russian)}" : day.ToString("dd.MM", Figures.Russian);
}
