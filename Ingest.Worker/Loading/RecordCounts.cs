using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Counts of a file whose rows are not its records: each row gives several of them, one or none.</summary>
internal static class RecordCounts
{
    /// <summary>The counts of a file.</summary>
    /// <param name="records">Its records.</param>
    /// <param name="rows">Its rows that may give records.</param>
    /// <param name="passedOver">Its rows that are none.</param>
    /// <param name="notSelected">Of the first, those that gave none.</param>
    /// <param name="made">How many records the rows gave.</param>
    public static RowCounts Of(FileCounts.Tally records, long rows, long passedOver, long notSelected, long made) => records.Counts with
    {
        Read = rows + passedOver,
        PassedOver = passedOver,
        NotSelected = notSelected,
        Records = made,
    };

    /// <summary>What is to be told of them.</summary>
    /// <param name="rows">The counts.</param>
    /// <param name="by">What leaves rows out, in Russian: «запросами профиля».</param>
    public static IEnumerable<FileNote> Notes(RowCounts rows, string by)
    {
        if (rows.NotSelected > 0)
        {
            yield return new FileNote("not_selected", $"не отобрано {by} строк: {rows.NotSelected}");
        }

        if (rows.Read - rows.PassedOver - rows.NotSelected is var used && rows.Records is { } records && records > used)
        {
            yield return new FileNote("records", $"из {used} строк получено записей: {records}");
        }
    }
}
