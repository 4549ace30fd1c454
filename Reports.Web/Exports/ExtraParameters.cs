using System.Globalization;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>Parameters of a report that the filter does not have: a learner, a module. The address gives them under their own names.</summary>
public static class ExtraParameters
{
    /// <summary>Values from the address.</summary>
    /// <param name="filter">The filter, whose parameters are left to it.</param>
    /// <param name="query">The address's query.</param>
    public static IReadOnlyList<(string Name, object? Value)> Of(Report report, ReportFilter filter, IQueryCollection query)
    {
        var known = filter.Parameters();
        return [.. report.Parameters
            .Where(name => !known.ContainsKey(name) && query.ContainsKey(name))
            .Select(name => (name, Value(query[name].ToString())))];
    }

    private static object? Value(string text) => text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
}
