using Reports.Web.Charts;
using Reports.Web.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Dashboard;

/// <summary>Сводка: what a director looks at first.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown => ["period", "organisation", "programme", "group", "teacher", "asOf"];

    /// <inheritdoc/>
    public override string? Exports => "dashboard-programmes";

    /// <summary>Figures of the period, of the one before and of a year ago.</summary>
    public ReportTable Figures { get; private set; } = null!;

    /// <summary>Months of the period.</summary>
    public ReportTable Months { get; private set; } = null!;

    /// <summary>Mean share of grades by month, with the year before.</summary>
    public PageChart Results { get; private set; } = new("results", "Результаты по месяцам", "средняя доля балла, %", null);

    /// <summary>Attendance by month, with the year before.</summary>
    public PageChart Attendance { get; private set; } = new("attendance", "Посещаемость по месяцам", "% часов", null);

    /// <inheritdoc/>
    public override IReadOnlyList<PageChart> Charts => [Results, Attendance];

    /// <summary>Programmes compared.</summary>
    public ReportTable Programmes { get; private set; } = null!;

    /// <summary>What needs attention, the worst first named.</summary>
    public IReadOnlyList<AttentionItem> Attention { get; private set; } = [];

    /// <summary>A figure of the period.</summary>
    /// <param name="column">Its column.</param>
    public long? Now(string column) => Cell(0, column);

    /// <summary>The same of the period before.</summary>
    /// <param name="column">Its column.</param>
    public long? Previous(string column) => IsCompared ? Cell(1, column) : null;

    /// <summary>The same of a year ago.</summary>
    /// <param name="column">Its column.</param>
    public long? YearAgo(string column) => IsCompared ? Cell(2, column) : null;

    /// <summary>Whether there is anything to compare with: all of time has nothing before it.</summary>
    public bool IsCompared => Filter.Period != Period.Always;

    /// <summary>A value of a programme.</summary>
    /// <param name="row">A row of <see cref="Programmes"/>.</param>
    /// <param name="column">Its column.</param>
    public object? Cell(object?[] row, string column) => row[Programmes.Index(column)];

    /// <summary>Key of a programme.</summary>
    /// <param name="row">A row of <see cref="Programmes"/>.</param>
    public object? Programme(object?[] row) => Cell(row, "programme_key");

    /// <summary>The address of the rows behind a figure.</summary>
    /// <param name="kind">Kind of rows.</param>
    /// <param name="extra">Further keys of the address.</param>
    public string Rows(string kind, params (string Key, object? Value)[] extra) => $"/rows/{kind}{Filter.Query(extra)}";

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Figures = await ReadAsync("dashboard-figures", cancellationToken);
        Months = await ReadAsync("dashboard-months", cancellationToken);
        Programmes = await ReadAsync("dashboard-programmes", cancellationToken);
        if (Months.Rows.Any(row => row[Months.Index("share")] is not null))
        {
            Results = Results with { Chart = new Chart(LineData.Of(Months, "month", "share", plan: "planned", last: "share_year_ago"), Months) };
        }

        if (Months.Rows.Any(row => row[Months.Index("attendance")] is not null))
        {
            Attendance = Attendance with { Chart = new Chart(LineData.Of(Months, "month", "attendance", last: "attendance_year_ago"), Months) };
        }

        Attention = await new AttentionList(report => ReadAsync(report, cancellationToken), Filter).ReadAsync();
    }

    private long? Cell(int row, string column) =>
        row < Figures.Rows.Count ? Look.Figures.Whole(Figures.Rows[row][Figures.Index(column)]) : null;
}
