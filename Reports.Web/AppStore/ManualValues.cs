using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>A cell of an indicator set for which a value may be entered.</summary>
/// <param name="Organisation">Code of the organisation; empty when the value is of all of them together.</param>
/// <param name="Set">The indicator set.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Line">Line of its table, or empty.</param>
/// <param name="Column">Column of its table, or empty.</param>
/// <param name="Year">Reporting year.</param>
public sealed record ManualCell(string Organisation, string Set, string Code, string Line, string Column, int Year);

/// <summary>A value to be stored.</summary>
/// <param name="Number">The number; null withdraws the value.</param>
/// <param name="Share">The base of a share.</param>
/// <param name="Document">The supporting document.</param>
public sealed record ManualEntry(ManualCell Cell, decimal? Number, decimal? Share, string Document);

/// <summary>A value that a person entered, with its document.</summary>
public sealed record ManualValue
{
    /// <summary>The indicator.</summary>
    public required string Code { get; init; }

    /// <summary>Line of its table, or empty.</summary>
    public required string Line { get; init; }

    /// <summary>Column of its table, or empty.</summary>
    public required string Column { get; init; }

    /// <summary>Reporting year.</summary>
    public required long Year { get; init; }

    /// <summary>The number as the store keeps it.</summary>
    public string? NumberText { get; init; }

    /// <summary>The base of a share as the store keeps it.</summary>
    public string? BaseText { get; init; }

    /// <summary>The supporting document: name, number, day.</summary>
    public required string Document { get; init; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string EnteredAt { get; init; }

    /// <summary>The number, or the numerator of a share; null when the value was withdrawn.</summary>
    public decimal? Number => DecimalText.Parse(NumberText);

    /// <summary>The denominator of a share.</summary>
    public decimal? Base => DecimalText.Parse(BaseText);
}

/// <summary>Values of indicators that people enter. Nothing is overwritten: the newest value is valid, older ones are kept.</summary>
/// <param name="database">The site's store.</param>
public sealed class ManualValues(AppDatabase database, TimeProvider time)
{
    /// <summary>The valid values of a set, including withdrawn ones.</summary>
    /// <param name="set">The indicator set.</param>
    /// <param name="organisation">Code of the organisation, or empty.</param>
    /// <param name="firstYear">First reporting year.</param>
    /// <param name="lastYear">Last reporting year.</param>
    /// <param name="asOf">Only what was entered by then; null is now.</param>
    public Task<IReadOnlyList<ManualValue>> ListAsync(
        string set, string organisation, int firstYear, int lastYear, DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        database.ReadAsync<ManualValue>(
            "manual-value-list",
            new
            {
                indicator_set = set,
                organisation,
                first_year = firstYear,
                last_year = lastYear,
                known = asOf is { } moment ? Moment.Text(moment) : null,
            },
            cancellationToken);

    /// <summary>All values that were entered for a cell, the newest first.</summary>
    public Task<IReadOnlyList<ManualValue>> HistoryAsync(ManualCell cell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return database.ReadAsync<ManualValue>(
            "manual-value-history",
            new { organisation = cell.Organisation, indicator_set = cell.Set, code = cell.Code, line = cell.Line, graph = cell.Column, year = cell.Year },
            cancellationToken);
    }

    /// <summary>Adds values, which replace the earlier ones: all of them or none.</summary>
    /// <param name="values">Values with their cells and documents.</param>
    /// <param name="user">Who enters them.</param>
    public Task AddAsync(IReadOnlyList<ManualEntry> values, string user, CancellationToken cancellationToken)
    {
        var now = Moment.Text(time.GetUtcNow());
        return database.RunTogetherAsync(
            [
                ("manual-value-add", values.Select(value => new
                {
                    organisation = value.Cell.Organisation,
                    indicator_set = value.Cell.Set,
                    code = value.Cell.Code,
                    line = value.Cell.Line,
                    graph = value.Cell.Column,
                    year = value.Cell.Year,
                    number = DecimalText.Of(value.Number),
                    @base = DecimalText.Of(value.Share),
                    document = value.Document,
                    entered_by = user,
                    entered_at = now,
                }).ToList()),
            ],
            cancellationToken);
    }
}
