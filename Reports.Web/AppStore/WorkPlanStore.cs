using System.Globalization;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>What users set for a stage of the work plan.</summary>
public sealed record WorkPlanEntry
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Who is responsible; empty when nobody is.</summary>
    public required string Owner { get; init; }

    /// <summary>By when, ISO 8601.</summary>
    public required string DueOn { get; init; }

    /// <summary>When it was done, ISO 8601; null when it was not, or when the state of the data shows it.</summary>
    public string? DoneOn { get; init; }

    /// <summary>Where the report was published, or another note.</summary>
    public required string Note { get; init; }

    /// <summary>Who set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public required string SetAt { get; init; }

    /// <summary>By when.</summary>
    public DateOnly Due => DateOnly.ParseExact(DueOn, DayFormat, CultureInfo.InvariantCulture);

    /// <summary>When it was done.</summary>
    public DateOnly? Done => DoneOn is null ? null : DateOnly.ParseExact(DoneOn, DayFormat, CultureInfo.InvariantCulture);
}

/// <summary>Owners and days of the work plan. Nothing is overwritten: the newest entry of a stage is valid.</summary>
/// <param name="database">The site's store.</param>
public sealed class WorkPlanStore(AppDatabase database, TimeProvider time)
{
    /// <summary>What was set for the stages of a year.</summary>
    /// <param name="set">The indicator set.</param>
    /// <param name="organisation">Code of the organisation, or empty.</param>
    /// <param name="year">Reporting year.</param>
    public Task<IReadOnlyList<WorkPlanEntry>> ListAsync(string set, string organisation, int year, CancellationToken cancellationToken) =>
        database.ReadAsync<WorkPlanEntry>("work-plan-list", new { indicator_set = set, organisation, year }, cancellationToken);

    /// <summary>Sets owner and days of a stage.</summary>
    /// <param name="set">The indicator set.</param>
    /// <param name="organisation">Code of the organisation, or empty.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="entry">Stage, owner, days and note; user and time are set here.</param>
    /// <param name="user">Who.</param>
    public Task AddAsync(string set, string organisation, int year, WorkPlanEntry entry, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.RunAsync(
            "work-plan-add",
            new
            {
                organisation,
                indicator_set = set,
                year,
                stage = entry.Stage,
                owner = entry.Owner,
                due_on = entry.DueOn,
                done_on = entry.DoneOn,
                note = entry.Note,
                set_by = user,
                set_at = Moment.Text(time.GetUtcNow()),
            },
            cancellationToken);
    }
}
