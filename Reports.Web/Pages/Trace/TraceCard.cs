using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Trace;

/// <summary>A value of a fact.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">As read.</param>
/// <param name="Href">Where it leads.</param>
public sealed record TraceValue(string Title, string Text, string? Href = null);

/// <summary>A change of one value.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Was">Before.</param>
/// <param name="Became">After.</param>
public sealed record TraceChange(string Title, string Was, string Became);

/// <summary>One version taking the place of another.</summary>
/// <param name="When">The day or moment that the feed gave; empty when it gave none.</param>
/// <param name="Who">Who corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsRemoval">Whether the row was removed.</param>
/// <param name="Changes">What changed.</param>
public sealed record TraceCorrection(string When, string Who, string Reason, bool IsRemoval, IReadOnlyList<TraceChange> Changes);

/// <summary>Where a version came from.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="FileKey">Its key.</param>
/// <param name="Line">The line.</param>
/// <param name="LoadedAt">When.</param>
public sealed record TraceSource(string File, long FileKey, long Line, string LoadedAt);

/// <summary>A fact with its history: values now, corrections in order, files and lines.</summary>
public sealed record TraceCard
{

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whether its last version removed it.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Values of the last version; of a removed row those before.</summary>
    public required IReadOnlyList<TraceValue> Values { get; init; }

    /// <summary>From the first to the last.</summary>
    public required IReadOnlyList<TraceCorrection> Corrections { get; init; }

    /// <summary>From the first to the last.</summary>
    public required IReadOnlyList<TraceSource> Sources { get; init; }

    /// <summary>Makes the card of a trace report.</summary>
    /// <param name="table">Versions in order.</param>
    /// <returns>Null when there is no such fact, or not for this viewer.</returns>
    public static TraceCard? Of(ReportTable table)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var shown = table.Columns.Index().Where(column => column.Item.Kind != ColumnKind.Key).ToList();
        var kept = table.Rows.LastOrDefault(row => !Removed(row)) ?? table.Rows[^1];
        return new TraceCard
        {
            Title = table.Report.Title,
            IsRemoved = Removed(table.Rows[^1]),
            Values = [.. shown.Select(column => Value(column.Item, kept[column.Index])).OfType<TraceValue>()],
            Corrections = [.. table.Rows.Zip(table.Rows.Skip(1)).Select(pair => Correction(pair.First, pair.Second))],
            Sources = [.. table.Rows.Select(row => new TraceSource(
                Text(row, "file_name"), Number(row, "load_file_key"), Number(row, "line_no"), Figures.Moment(Text(row, "finished_at"))))],
        };

        bool Removed(object?[] row) => Number(row, "is_removed") == 1;

        string Text(object?[] row, string name) => row[table.Index(name)]?.ToString() ?? "";

        long Number(object?[] row, string name) => Figures.Whole(row[table.Index(name)]) ?? 0;

        TraceValue? Value(ReportColumn column, object? value)
        {
            var text = Words(value, column.Kind);
            var learner = table.Columns.Any(other => other.Name == "learner_key") ? Number(kept, "learner_key") : 0;
            return text.Length == 0 ? null
                : new TraceValue(column.Title, text, column.Name == "learner_code" && learner > 0 ? $"/learners/{learner}" : null);
        }

        TraceCorrection Correction(object?[] before, object?[] after) => new(
            Figures.DayOrMoment(Text(after, "corrected_on")), Text(after, "corrected_by"), Text(after, "correction_reason"), Removed(after),
            Removed(after) ? [] : [.. shown
                .Where(column => !Removed(before) && !Equals(before[column.Index], after[column.Index]))
                .Select(column => new TraceChange(
                    column.Item.Title,
                    Words(before[column.Index], column.Item.Kind) is { Length: > 0 } was ? was : "пусто",
                    Words(after[column.Index], column.Item.Kind) is { Length: > 0 } became ? became : "пусто"))]);
    }

    private static string Words(object? value, ColumnKind kind) => value is null ? "" : Figures.Cell(value, kind);
}
