using System.Globalization;
using Ingest.Sources;

namespace Ingest.Feeds.Contracts;

/// <summary>
/// Rows of a form that are no records: a numbering of the columns under the header, the header once more, totals, another table below. It remembers which
/// they were; what stands in them is looked at and not kept.
/// </summary>
/// <param name="table">The table, at the row in question.</param>
/// <param name="words">Words that totals begin with.</param>
/// <param name="isName">Whether a folded name is that of a column of any feed.</param>
/// <param name="isRequired">Whether a column of the file holds what every record has.</param>
internal sealed class ServiceRows(IRawTable table, Words words, Func<string, bool> isName, Func<int, bool> isRequired)
{
    private const int MostLines = 200;

    private readonly string[] _header = [.. table.Header.Select(ColumnName.Folded)];
    private readonly List<long> _lines = [];
    private long _rows;
    private long _otherRows;
    private long _otherFrom;
    private bool _isFirst = true;

    /// <summary>Whether the next row stands right under a header.</summary>
    public bool IsFirst => _isFirst;

    /// <summary>Whether the rows are those of another table, until the header comes again.</summary>
    public bool IsInOther { get; private set; }

    /// <summary>How many rows were passed over.</summary>
    public long PassedOver => _rows + _otherRows;

    /// <summary>Whether the row that the table stands at is no record.</summary>
    /// <param name="isRejected">Whether it could not be one anyway.</param>
    public bool Takes(bool isRejected)
    {
        var isFirst = _isFirst;
        _isFirst = false;
        List<(int Column, string Text)> cells = [.. Enumerable.Range(0, table.FieldCount)
            .Select(column => (column, table[column].Trim()))
            .Where(cell => cell.Item2.Length > 0)];
        if (cells.Count == 0)
        {
            return false;
        }

        if (IsHeader(cells))
        {
            (_isFirst, IsInOther) = (true, false);
            return Count();
        }

        if (IsInOther)
        {
            _otherRows++;
            return true;
        }

        if ((isFirst && IsNumbering(cells)) || (words.IsTotal(cells[0].Text) && (isRejected || isRequired(cells[0].Column))))
        {
            // Under a numbering a form may have another one.
            _isFirst = isFirst;
            return Count();
        }

        if (IsOtherHeader(cells))
        {
            (IsInOther, _otherRows, _otherFrom) = (true, _otherRows + 1, _otherFrom == 0 ? table.LineNo : _otherFrom);
            return true;
        }

        return false;
    }

    /// <summary>Whether rows that begin with this word need no look: no row of the form begins with it.</summary>
    /// <param name="word">What the row begins with.</param>
    public bool IsPlain(string word) =>
        ColumnName.Folded(word) is var folded && !isName(folded) && !_header.Contains(folded, StringComparer.Ordinal) && !words.IsTotal(word);

    /// <summary>What is to be told of the rows.</summary>
    public IEnumerable<SourceNote> Notes()
    {
        if (_rows > 0)
        {
            yield return new SourceNote(
                "service_rows", string.Create(CultureInfo.InvariantCulture, $"пропущено служебных строк: {_rows} ({LineList.Of(_lines)}{(_rows > MostLines ? " и ниже" : "")})"));
        }

        if (_otherRows > 0)
        {
            yield return new SourceNote(
                "other_table", string.Create(CultureInfo.InvariantCulture, $"ниже стоит другая таблица (строка {_otherFrom}), её строк пропущено: {_otherRows}"));
        }
    }

    private bool Count()
    {
        _rows++;
        if (_lines.Count < MostLines)
        {
            _lines.Add(table.LineNo);
        }

        return true;
    }

    private bool IsHeader(List<(int Column, string Text)> cells) => cells.Count >= 2
        && cells.TrueForAll(cell => cell.Column < _header.Length && _header[cell.Column] is { Length: > 0 } name && ColumnName.Folded(cell.Text) == name);

    private bool IsOtherHeader(List<(int Column, string Text)> cells)
    {
        var known = cells.Count(cell => isName(ColumnName.Folded(cell.Text)));
        return known >= 2 && known * 3 >= cells.Count * 2 && isName(ColumnName.Folded(cells[0].Text));
    }

    /// <summary>1, 2, 3 … in every named column, perhaps in brackets or after А, Б, В …</summary>
    private bool IsNumbering(List<(int Column, string Text)> cells)
    {
        if (cells.Count < 2 || cells.Count < _header.Count(name => name.Length > 0))
        {
            return false;
        }

        var next = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            var text = cells[i].Text.Trim('(', ')', '.', ' ');
            if (text == next.ToString(CultureInfo.InvariantCulture))
            {
                next++;
            }
            else if (next > 1 || text.Length != 1 || (char.ToUpperInvariant(text[0]) != 'А' + i && char.ToUpperInvariant(text[0]) != 'A' + i))
            {
                return false;
            }
        }

        return next > 2;
    }
}
