using System.Data.Common;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Ingest.Worker.Loading;

namespace Ingest.Worker.SqlSources;

/// <summary>The result of a query.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Watermark">The latest watermark among them; null when there were no rows.</param>
/// <param name="Unmarked">Rows without a watermark: no later pull finds them when they change.</param>
internal readonly record struct SourceRows(long Rows, string? Watermark, long Unmarked)
{
    private const int RowsBetweenReports = 2_000;

    /// <summary>Streams the rows of a query to a feed file.</summary>
    /// <param name="feed">The feed that its columns must be.</param>
    /// <param name="connection">Connection string.</param>
    /// <param name="since">The watermark of the last pull; null takes all.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="UnreadableSourceException">The database fails, or the query or its columns are wrong.</exception>
    public static SourceRows Write(
        SqlSource source,
        Feed feed,
        string connection,
        string? since,
        string path,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var database = SourceDatabase.Open(source, connection);
        using var command = database.CreateCommand();
        command.CommandText = source.Query;
        command.CommandTimeout = source.TimeoutSeconds;
        SourceDatabase.Bind(command, source, since);
        using var abort = cancellationToken.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            return Copy(reader, source, Header(reader, source, feed), path, progress, cancellationToken);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // A cancelled query throws an exception of its own type.
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreadable.SourceQuery(source.Name, error);
        }
    }

    private static (string[] Header, bool IsMarkOfFeed) Header(DbDataReader reader, SqlSource source, Feed feed)
    {
        string[] header = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        if (header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Key.Length == 0 || same.Count() > 1) is { } wrong)
        {
            throw Unreadable.SourceColumnName(source.Name, wrong.Key);
        }

        var mark = Mark(header, source);
        if (mark < 0)
        {
            throw Unreadable.SourceWatermark(source.Name, $"запрос не выбирает столбца отметки «{source.Watermark}»");
        }

        var match = new FeedMatch(feed, header);
        return match.Missing.Count == 0
            ? (header, match.Position.Contains(mark))
            : throw Unreadable.SourceColumns(source.Name, feed.Title, string.Join(", ", match.Missing.Select(column => $"{column.Name} («{column.Title}»)")));
    }

    private static int Mark(string[] header, SqlSource source) =>
        Array.FindIndex(header, name => string.Equals(name, source.Watermark, StringComparison.OrdinalIgnoreCase));

    private static SourceRows Copy(
        DbDataReader reader,
        SqlSource source,
        (string[] Header, bool IsMarkOfFeed) columns,
        string path,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var header = columns.Header;
        var mark = Mark(header, source);
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        Array.ForEach(header, csv.WriteField);
        csv.NextRecord();
        var (rows, unmarked, latest) = (0L, 0L, (object?)null);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < header.Length; i++)
            {
                var value = reader.GetValue(i);
                // Watermarks are exact, so that changes within one second differ; columns of the feed have the feed's format.
                csv.WriteField(i == mark && !columns.IsMarkOfFeed && value is not DBNull ? SourceCell.Watermark(value) : SourceCell.Text(value));
                if (i == mark)
                {
                    (latest, unmarked) = value is DBNull ? (latest, unmarked + 1) : (Later(latest, value, source), unmarked);
                }
            }

            csv.NextRecord();
            if (++rows % RowsBetweenReports == 0)
            {
                progress?.Report(new LoadProgress(source.Name, rows, "выборка"));
            }
        }

        return rows > 0 && latest is null
            ? throw Unreadable.SourceWatermark(source.Name, $"отметка «{source.Watermark}» пуста во всех строках")
            : new SourceRows(rows, latest is null ? null : SourceCell.Watermark(latest), unmarked);
    }

    private static object Later(object? latest, object value, SqlSource source) =>
        latest is null ? value
        : SourceCell.Compare(latest, value) is { } order ? (order < 0 ? value : latest)
        : throw Unreadable.SourceWatermark(
            source.Name, $"значения отметки «{source.Watermark}» разного рода ({latest.GetType().Name} и {value.GetType().Name})");
}
