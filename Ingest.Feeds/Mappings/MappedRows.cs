using System.Globalization;
using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>
/// The rows of a file that are records, one after another, each with the header that it stands under. What is above, between and below the tables is counted
/// and told. Only the current row is kept.
/// </summary>
internal sealed class MappedRows : IDisposable
{
    private readonly IRawTable _raw;
    private readonly MappedFile _mapped;
    private readonly Words _words;
    private readonly Func<string, bool> _isName;
    private readonly bool _hasOwnHeader;
    private readonly TitleSearch _titles;
    private readonly HashSet<string> _names;
    private readonly List<HeaderFit> _fits = [];
    private readonly List<ServiceRows> _service = [];
    private readonly SkippedLines _blank = new();
    private readonly SkippedLines _below = new();
    private readonly SkippedLines _headers = new();
    private readonly SortedSet<string> _nameless = new(StringComparer.Ordinal);
    private List<string> _before = [];
    private string[] _ends = [];
    private bool _isEnded;
    private string _lastWord = "";

    /// <param name="raw">The file, without a header of its own unless every row names its columns.</param>
    /// <param name="mapped">How it is read.</param>
    /// <param name="words">Words that totals begin with.</param>
    /// <param name="isName">Whether a folded name is that of a column of any feed.</param>
    public MappedRows(IRawTable raw, MappedFile mapped, Words words, Func<string, bool> isName)
    {
        (_raw, _mapped, _words, _isName) = (raw, mapped, words, isName);
        _titles = new TitleSearch(mapped.Mapping.Tables);
        _names = [.. mapped.Mapping.Tables.SelectMany(table => table.Columns.Values).SelectMany(column => column.Names).SelectMany(name => new[] { ColumnName.Folded(name), ColumnName.Core(name) })];
        _hasOwnHeader = raw.Header.Count > 0;
        if (_hasOwnHeader && Best(HeaderCells.Of(raw.Header), rows: 1) is { } fit)
        {
            Take(fit);
        }
    }

    /// <summary>The header that the current row stands under.</summary>
    public HeaderFit Fit => _fits[^1];

    /// <summary>The file at the current row.</summary>
    public IRawTable Row => _raw;

    /// <summary>What was found above the headers so far.</summary>
    public IReadOnlyDictionary<string, string> Titles => _titles.Found;

    /// <summary>Rows that are records.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows below the first header that are none.</summary>
    public long PassedOver => _service.Sum(rows => rows.PassedOver) + _blank.Count + _below.Count + _headers.Count;

    /// <summary>Cells of the current row up to the last one that is not blank, where they are more than its header has; otherwise zero.</summary>
    public int TooWide { get; private set; }

    /// <summary>Goes to the next row that is a record.</summary>
    public bool Read()
    {
        while (_raw.Read())
        {
            if (IsRecord())
            {
                Rows++;
                return true;
            }
        }

        return _fits.Count > 0 ? false : throw new UnreadableSourceException("changed", "Файл изменился, пока его читали: таблицы в нём больше нет. Положите его снова.");
    }

    /// <summary>What is to be told of the file.</summary>
    public IEnumerable<SourceNote> Notes()
    {
        var left = _fits.SelectMany(fit => fit.LeftOut.Concat(fit.Skipped)).Distinct(StringComparer.Ordinal).Select(ColumnName.Quoted).Distinct().ToList();
        return
        [
            .. _raw.Notes,
            .. left.Count > 0 ? [SourceNotes.ColumnsPassedOver(left)] : Array.Empty<SourceNote>(),
            .. _nameless.Count > 0 ? [new SourceNote("nameless_columns", $"у столбцов нет названия, их значения пропущены: {string.Join(", ", _nameless)}")] : Array.Empty<SourceNote>(),
            .. _service.SelectMany(rows => rows.Notes()),
            .. _headers.Note("other_header", "ещё один заголовок, под ним читается дальше"),
            .. _blank.Note("blank_rows", "строки без того, что есть у каждой записи"),
            .. _below.Note("below_table", "строки под таблицей"),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _raw.Dispose();

    private bool IsRecord()
    {
        TooWide = 0;
        var first = FirstFilled();
        if (!_hasOwnHeader && IsHeader(first))
        {
            return false;
        }

        if (_fits.Count == 0)
        {
            _titles.See(_before);
            return false;
        }

        if (first.Text.Length == 0 || IsBelow(first.Text))
        {
            return false;
        }

        if (_isEnded)
        {
            _titles.See(HeaderCells.Row(_raw).Cells);
            _below.Add(_raw.LineNo);
            return false;
        }

        if (IsService(first.Text) || IsBlank())
        {
            return false;
        }

        See(Fit.Nameless);
        TooWide = LongRow.Is(new HeadedRow(_raw, Fit.Header), out var width) ? width : 0;
        return true;
    }

    private (int Column, string Text) FirstFilled()
    {
        for (var column = 0; column < _raw.FieldCount; column++)
        {
            if (_raw[column] is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text))
            {
                return (column, text.Trim());
            }
        }

        return (0, "");
    }

    /// <summary>Looks closely only at rows that may be a header: above the first one, below an end, and where a cell of a known name begins the row.</summary>
    private bool IsHeader((int Column, string Text) first)
    {
        if (_fits.Count > 0 && !_isEnded && !_names.Contains(ColumnName.Folded(first.Text)) && !_names.Contains(ColumnName.Core(first.Text)))
        {
            _before = [];
            return false;
        }

        var (cells, days) = HeaderCells.Row(_raw);
        var before = _before;
        _before = cells;
        if (_fits.Count == 0 && _raw.LineNo < _mapped.HeaderLine)
        {
            return false;
        }

        var fit = Best(HeaderCells.Of(cells, days), rows: 1);
        if (before.Count > 0 && Best(HeaderCells.Of(before, cells, days), rows: 2) is { } joined && joined.Explained >= (fit?.Explained ?? 0))
        {
            fit = joined;
        }

        if (fit is null)
        {
            return false;
        }

        if (_fits.Count > 0)
        {
            if (Fit.Header.SequenceEqual(fit.Header, StringComparer.Ordinal) && !_isEnded)
            {
                // The header once more: the rows of the form know it.
                return false;
            }

            _headers.Add(_raw.LineNo);
        }

        Take(fit);
        return true;
    }

    private HeaderFit? Best(HeaderCells header, int rows) => _mapped.Mapping.Tables
        .Where(table => table.HeaderRows == rows && (table.HeaderRow is null || _fits.Count > 0 || _raw.LineNo == table.HeaderRow + rows - 1 || _hasOwnHeader))
        .Select(table => HeaderFit.Of(table, header))
        .OfType<HeaderFit>()
        .MaxBy(fit => fit.Explained);

    private void Take(HeaderFit fit)
    {
        _fits.Add(fit);
        _service.Add(new ServiceRows(new HeadedRow(_raw, fit.Header), _words, _isName, _ => true));
        _ends = [.. fit.Sheet.End.Select(WordList.Folded)];
        (_isEnded, _lastWord, _before) = (false, "", []);
    }

    private bool IsBelow(string first)
    {
        if (!_isEnded && _ends.Length > 0)
        {
            var folded = WordList.Folded(first);
            _isEnded = _ends.Any(end => folded.StartsWith(end, StringComparison.Ordinal));
            if (_isEnded)
            {
                _below.Add(_raw.LineNo);
                return true;
            }
        }

        return false;
    }

    /// <summary>Looked at closely only where the row may be one of the form: under a header, or where it begins with a word that was not looked at just before.</summary>
    private bool IsService(string first)
    {
        var service = _service[^1];
        var isWordy = !first.AsSpan().ContainsAnyInRange('0', '9');
        if (!service.IsFirst && !service.IsInOther && (!isWordy || first == _lastWord))
        {
            return false;
        }

        if (service.Takes(isRejected: true))
        {
            return true;
        }

        _lastWord = isWordy && service.IsPlain(first) ? first : "";
        return false;
    }

    private bool IsBlank()
    {
        foreach (var name in Fit.Sheet.Needs)
        {
            if (Fit.Columns.TryGetValue(name, out var column) && string.IsNullOrWhiteSpace(_raw[column]))
            {
                _blank.Add(_raw.LineNo);
                return true;
            }
        }

        return false;
    }

    private void See(IReadOnlyList<int> nameless)
    {
        foreach (var column in nameless)
        {
            if (!string.IsNullOrWhiteSpace(_raw[column]))
            {
                _nameless.Add((column + 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
