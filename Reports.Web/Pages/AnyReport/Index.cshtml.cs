using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Reports.Web.Charts;
using Reports.Web.Configuration;
using Reports.Web.Exports;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.AnyReport;

/// <summary>Shows any report of the catalogue by its header, also one that an operator has added.</summary>
/// <param name="engine">Tells errors of the file from those of the warehouse.</param>
/// <param name="options">How many rows a page shows.</param>
public sealed class IndexModel(ReportAccess reports, IWarehouseEngine engine, IOptions<ReportsOptions> options) : ReportPage(reports)
{
    private const int RowsOfLargeChart = 12;
    private IReadOnlyList<(string Name, object? Value)> _extra = [];
    private IReadOnlyList<string> _shown = [];

    /// <summary>The report.</summary>
    public Report Report { get; private set; } = null!;

    /// <summary>The rows.</summary>
    public ReportTable Table { get; private set; } = null!;

    /// <summary>What is wrong with the file, in Russian; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The chart of the header.</summary>
    public Chart? Drawing { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => Problem is null ? [Drawn] : [];

    /// <summary>The chart under its heading.</summary>
    public PageChart Drawn => new("chart", Report.Title, Measure, Drawing);

    /// <summary>Height of the chart.</summary>
    public string Size => Drawing?.Data.Rows > RowsOfLargeChart ? "l" : "m";

    /// <summary>What the chart measures, with its unit.</summary>
    public string Measure => ChartHeader.Parse(Report.Chart ?? "none") is var chart
        && (chart.Find("value") ?? chart.Find("y") ?? chart.Find("average")) is { } column
            ? Table.Columns[column].Title : Report.Title;

    /// <summary>Rows shown.</summary>
    public int Limit => options.Value.PageRows;

    /// <inheritdoc/>
    public override bool Renews => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => _shown;

    /// <inheritdoc/>
    public override string? Exports => Problem is null ? Report.Name : null;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => _extra;

    /// <summary>Shows the report.</summary>
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (Reports.Find(name) is not { } report)
        {
            return NotFound();
        }

        Report = report;
        _extra = ExtraParameters.Of(report, Filter, Request.Query);
        _shown =
        [
            .. report.Parameters.Contains("from") || report.Parameters.Contains("to") ? ["period"] : Array.Empty<string>(),
            .. FilterChoices.Lists.Select(list => list.Key).Where(report.Parameters.Contains),
        ];
        Problem = report.Problem;
        if (Problem is null)
        {
            try
            {
                Table = await ReadAsync(name, cancellationToken, _extra);
                Drawing = ChartFactory.From(Table);
            }
            catch (DbException wrong) when (engine.Explain(wrong) is null)
            {
                // An error of the statement: the message of the engine is shown to whoever added the file.
                Problem = $"Запрос из файла «{name}.sql» не выполняется: {wrong.Message}";
            }
        }

        return Page();
    }
}
