using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Trace;

/// <summary>A value of a fact.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">As read.</param>
/// <param name="Href">Address that it links to.</param>
public sealed record TraceValue(string Title, string Text, string? Href = null);

/// <summary>A change of one value.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Was">Before.</param>
/// <param name="Became">After.</param>
public sealed record TraceChange(string Title, string Was, string Became);

/// <summary>A version that replaced another one.</summary>
/// <param name="When">The day or moment that the feed gave; empty when it gave none.</param>
/// <param name="Who">Who corrected.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsRemoval">Whether the row was removed.</param>
/// <param name="Changes">Changed values.</param>
public sealed record TraceCorrection(string When, string Who, string Reason, bool IsRemoval, IReadOnlyList<TraceChange> Changes);

/// <summary>The source of a version.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="FileKey">Its key.</param>
/// <param name="LoadedAt">When.</param>
/// <param name="Withdrawal">Who withdrew the file, when and why; null for a version that counts.</param>
public sealed record TraceSource(string File, long FileKey, long Line, string LoadedAt, string? Withdrawal = null);

/// <summary>A fact with its history: current values, corrections in order, files and lines.</summary>
public sealed record TraceCard
{
    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>Whether its last version removed it.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Values of the last version; of a removed row, those before the removal.</summary>
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

        var all = table.As<VersionRow>();

        // They come first and are told among the sources alone; of a fact that nothing else brought they are all there is.
        var withdrawn = all.TakeWhile(version => version.IsWithdrawn == 1).Count();
        var first = withdrawn == all.Count ? 0 : withdrawn;
        var versions = all.Skip(first).ToList();
        var rows = table.Rows.Skip(first).ToList();
        var shown = table.Columns.Where(column => column.Kind != ColumnKind.Key).ToList();
        var kept = versions.Index().LastOrDefault(version => version.Item.IsRemoved != 1, (Index: versions.Count - 1, Item: versions[^1])).Index;
        var learner = table.Columns.Contains("learner_key") ? Figures.Whole(rows[kept]["learner_key"]) : null;
        return new TraceCard
        {
            Title = table.Report.Title,
            IsRemoved = versions[^1].IsRemoved == 1 || withdrawn == all.Count,
            Values = [.. shown.Select(column => Value(column, rows[kept])).OfType<TraceValue>()],
            Corrections = withdrawn == all.Count ? [] : [.. Enumerable.Range(1, versions.Count - 1).Select(Correction)],
            Sources = [.. all.Select(version => new TraceSource(
                version.FileName ?? "", version.LoadFileKey ?? 0, version.LineNo ?? 0, Figures.Moment(version.FinishedAt), version.Withdrawal))],
        };

        TraceValue? Value(ReportColumn column, ReportRow row) => Text(row, column) is { Length: > 0 } text
            ? new TraceValue(column.Title, text, column.Name == "learner_code" && learner > 0 ? $"/learners/{learner}" : null)
            : null;

        TraceCorrection Correction(int index)
        {
            var version = versions[index];
            return new(
                Figures.DayOrMoment(version.CorrectedOn ?? ""), version.CorrectedBy ?? "", version.CorrectionReason ?? "", version.IsRemoved == 1,
                version.IsRemoved == 1 || versions[index - 1].IsRemoved == 1 ? [] : Changes(rows[index - 1], rows[index]));
        }

        IReadOnlyList<TraceChange> Changes(ReportRow before, ReportRow after) =>
        [
            .. shown.Where(column => !Equals(before[column], after[column])).Select(column => new TraceChange(
                column.Title,
                Text(before, column) is { Length: > 0 } was ? was : "пусто",
                Text(after, column) is { Length: > 0 } became ? became : "пусто")),
        ];
    }

    private static string Text(ReportRow row, ReportColumn column) => row[column] is null ? "" : Figures.Cell(row, column);

    /// <summary>The columns that every trace report has.</summary>
    private sealed record VersionRow(
        long? IsRemoved, string? CorrectedOn, string? CorrectedBy, string? CorrectionReason, long? LoadFileKey, long? LineNo, string? FileName, string? FinishedAt,
        long? IsWithdrawn, string? WithdrawnBy, string? WithdrawnOn, string? WithdrawalReason)
    {
        /// <summary>Who withdrew its file, when and why.</summary>
        public string? Withdrawal => IsWithdrawn != 1 ? null
            : string.Join(", ", new[] { Figures.DayOrMoment(WithdrawnOn ?? ""), WithdrawnBy ?? "", WithdrawalReason is { Length: > 0 } why ? $"«{why}»" : "" }
                .Where(part => part.Length > 0));
    }
}
