using System.Globalization;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Warehouse.Sql.Reading;

namespace Reports.Web.Reading;

/// <summary>What a report says of itself under its table, on the page and in a workbook: <c>-- note:</c> lines of its header, with settings in braces.</summary>
/// <param name="options">The settings.</param>
public sealed class ReportNotes(IOptions<ReportsOptions> options)
{
    /// <summary>The notes in their order.</summary>
    public IReadOnlyList<string> Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.File.All("note").Select(note => options.Value.TeacherWeights.Parameters.Aggregate(
            note, (text, setting) => text.Replace("{" + setting.Key + "}", setting.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))];
    }
}
