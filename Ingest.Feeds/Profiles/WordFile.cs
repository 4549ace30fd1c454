using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Ingest.Sources;

namespace Ingest.Feeds.Profiles;

/// <summary>A file of marks, scales or words: read once, and again when it has changed. What is wrong in it is said with file and line.</summary>
/// <param name="path">The file.</param>
/// <param name="columns">Columns that it must have.</param>
internal sealed class WordFile(string path, IReadOnlyList<string> columns)
{
    private readonly Lock _lock = new();
    private (DateTime At, long Length) _stamp;
    private IReadOnlyList<WordRow> _rows = [];

    /// <summary>Its rows; none when there is no such file.</summary>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    public IReadOnlyList<WordRow> Rows()
    {
        lock (_lock)
        {
            var info = new FileInfo(path);
            if (!info.Exists)
            {
                return [];
            }

            var stamp = (info.LastWriteTimeUtc, info.Length);
            if (stamp != _stamp)
            {
                (_rows, _stamp) = (Read(), stamp);
            }

            return _rows;
        }
    }

    private List<WordRow> Read()
    {
        var name = Path.GetFileName(Path.GetDirectoryName(path)) + "/" + Path.GetFileName(path);
        try
        {
            using var csv = new CsvReader(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
            var rows = new List<WordRow>();
            if (!csv.Read() || !csv.ReadHeader() || columns.FirstOrDefault(column => !csv.HeaderRecord!.Contains(column)) is { } missing && missing.Length > 0)
            {
                throw new WordRow(name, 1, []).Fault($"первая строка должна называть столбцы {string.Join(", ", columns)}");
            }

            while (csv.Read())
            {
                rows.Add(new WordRow(name, csv.Parser.RawRow, columns.ToDictionary(column => column, column => csv[column]?.Trim() ?? "")));
            }

            return rows;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException("bad_words", $"Список «{name}» не читается: нет права или диск не отвечает. Проверьте файл и повторите загрузку.", error);
        }
    }
}

/// <summary>A row of a list.</summary>
/// <param name="File">The list, as messages name it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Cells">Its cells by column.</param>
internal sealed record WordRow(string File, long Line, Dictionary<string, string> Cells)
{
    /// <summary>A cell.</summary>
    public string this[string column] => Cells[column];

    /// <summary>A cell that must not be empty.</summary>
    public string Filled(string column) => Cells[column] is { Length: > 0 } text ? text : throw Fault($"нет значения в столбце {column}");

    /// <summary>A cell that must be one of these.</summary>
    public string OneOf(string column, params IReadOnlyList<string> values) =>
        values.Contains(Cells[column]) ? Cells[column] : throw Fault($"«{Cells[column]}» в столбце {column}; бывает {string.Join(", ", values)}");

    /// <summary>A number in parts of one; null when the cell is empty.</summary>
    public long? Parts(string column, int parts) => Cells[column].Length == 0 ? null
        : decimal.TryParse(Cells[column], NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? (long)decimal.Round(number * parts, MidpointRounding.AwayFromZero)
            : throw Fault($"«{Cells[column]}» в столбце {column} — не число с точкой");

    /// <summary>What is wrong with the row, as a reason not to load by it.</summary>
    public UnreadableSourceException Fault(string what) =>
        new("bad_words", $"Список «{File}», строка {Line.ToString(CultureInfo.InvariantCulture)}: {what}. Исправьте список и положите файл снова.");
}
