using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Feeds.Contracts;

/// <summary>
/// Columns of a correction file beside those of its feed: which row of the quarantine a line corrects, what was wrong with it, and who mended it
/// and why. Any feed may have them, none loads them.
/// </summary>
/// <param name="header">Column names of a file.</param>
public sealed class CorrectionColumns(IReadOnlyList<string> header)
{
    private static readonly (string Name, string Title)[] Known =
    [
        ("quarantine_row", "Строка карантина"),
        ("problem", "Что не так"),
        ("mended_by", "Кто исправил строку"),
        ("mended_why", "Почему исправлена строка"),
    ];

    private readonly int _row = At(header, 0);
    private readonly int _by = At(header, 2);
    private readonly int _why = At(header, 3);

    /// <summary>Whether the file refers back to the quarantine.</summary>
    public bool IsCorrection => _row >= 0;

    /// <summary>Whether a column of a file is one of them, so that it is not told as passed over.</summary>
    /// <param name="name">As the header has it.</param>
    public static bool IsKnown(string name) => Known.Any(known => IsName(known, name));

    /// <summary>The row in quarantine that the current row of a table corrects; null when it names none.</summary>
    public RejectReference? Answers(IRawTable table) => Text(table, _row) is { Length: > 0 } text ? RejectReference.Parse(text) : null;

    /// <summary>Who mended the row, and why.</summary>
    public (string? By, string? Why) Mended(IRawTable table) => (Text(table, _by), Text(table, _why));

    /// <summary>
    /// A cell of a correction file without the apostrophe that stands in CSV before what a spreadsheet program could take for a formula: the file
    /// has to come back as it was given out.
    /// </summary>
    /// <param name="text">A cell, trimmed.</param>
    public static string Plain(string text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;

    private static string? Text(IRawTable table, int cell) => cell < 0 || cell >= table.FieldCount ? null : table[cell].Trim();

    private static int At(IReadOnlyList<string> header, int column)
    {
        for (var cell = 0; cell < header.Count; cell++)
        {
            if (IsName(Known[column], header[cell]))
            {
                return cell;
            }
        }

        return -1;
    }

    private static bool IsName((string Name, string Title) known, string name) =>
        ColumnName.Folded(name) is var folded && (folded == ColumnName.Folded(known.Name) || folded == ColumnName.Folded(known.Title));
}
