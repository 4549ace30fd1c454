using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Sources;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Mappings;

/// <summary>What a field of a record says.</summary>
/// <param name="Text">Its text.</param>
internal readonly record struct FieldText(string Text)
{
    /// <summary>Why it says nothing good; null when it does.</summary>
    public string? Code { get; init; }

    /// <summary>The column of the file that it comes from; −1 where it comes from none.</summary>
    public int Column { get; init; } = -1;

    /// <summary>Whether the text is that of the column's cell, and nothing was made of it.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the record is none.</summary>
    public bool IsNone { get; init; }

    /// <summary>Whether a share above the whole was taken for the whole.</summary>
    public bool IsCapped { get; init; }
}

/// <summary>Reads one field of a record: what its source says, and what the mapping makes of it.</summary>
internal sealed class FieldReader
{
    private readonly MappedField _field;
    private readonly MappedFile _file;
    private readonly Regex? _pattern;
    private readonly HashSet<string> _none;
    private readonly string[] _noneBeginnings;
    private readonly HashSet<string> _empty;
    private readonly Dictionary<string, string> _words;
    private readonly string[] _parts;
    private readonly FieldReader? _year;
    private readonly FieldReader? _whole;
    private readonly FieldReader? _or;

    /// <param name="field">What the mapping says.</param>
    /// <param name="file">Answers for the file.</param>
    public FieldReader(MappedField field, MappedFile file)
    {
        (_field, _file) = (field, file);
        _pattern = field.Pattern is null ? null : JsonReading.Compile(field.Pattern);
        _none = [.. field.None.Where(word => !word.EndsWith('*')).Select(WordList.Folded)];
        _noneBeginnings = [.. field.None.Where(word => word.EndsWith('*')).Select(word => WordList.Folded(word[..^1]))];
        _empty = [.. field.Empty.Select(WordList.Folded)];
        _words = field.Words.GroupBy(word => WordList.Folded(word.Key), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
        _parts = field.Name.Split(' ');
        (_year, _whole, _or) = (Inner(field.Year), Inner(field.ShareOf), Inner(field.Or));

        FieldReader? Inner(MappedField? inner) => inner is null ? null : new FieldReader(inner, file);
    }

    /// <summary>Reads it.</summary>
    /// <param name="rows">The rows, at the current one.</param>
    /// <param name="across">The column that is data; null where a row gives one record.</param>
    public FieldText Read(MappedRows rows, AcrossColumn? across)
    {
        var read = Source(rows, across);
        if (CellError.Is(read.Text))
        {
            return read;
        }

        if (read.Code is null && IsNone(read.Text))
        {
            return read with { IsNone = true };
        }

        if (read.Text.Length > 0 && _empty.Contains(WordList.Folded(read.Text)))
        {
            read = read with { Text = "" };
        }

        read = read.Text.Length == 0 ? read : Made(read, rows, across);
        if (read.Text.Length > 0 || read.Code is not null)
        {
            return read;
        }

        if (_field.Default is { } stands)
        {
            return read with { Text = stands, IsPlain = false };
        }

        read = _or?.Read(rows, across) ?? read;
        return read with { IsNone = read.IsNone || (_field.Source == FieldSource.Cell && read is { Text.Length: 0, Code: null }) };
    }

    private bool IsNone(string text)
    {
        if (_none.Count + _noneBeginnings.Length == 0)
        {
            return false;
        }

        var folded = WordList.Folded(text);
        return _none.Contains(folded) || _noneBeginnings.Any(word => folded.StartsWith(word, StringComparison.Ordinal));
    }

    private FieldText Source(MappedRows rows, AcrossColumn? across) => _field.Source switch
    {
        FieldSource.Column => rows.Fit.Columns.TryGetValue(_field.Name, out var column)
            ? new FieldText(rows.Row[column].Trim()) { Column = column, IsPlain = true }
            : new FieldText(""),
        FieldSource.Cell => new FieldText(rows.Row[across!.Column].Trim()) { Column = across.Column, IsPlain = true },
        FieldSource.Header => new FieldText(_field.Name.Length == 0
            ? across!.Header
            : string.Join(' ', _parts.Select(part => across!.Parts.GetValueOrDefault(part) ?? "").Where(part => part.Length > 0)))
        {
            Column = across!.Column,
        },
        FieldSource.Title => new FieldText(rows.Titles.GetValueOrDefault(_field.Name) ?? ""),
        FieldSource.Answer => new FieldText(_file.Answer(_field.Name) ?? ""),
        FieldSource.Learner => _file.Delivered?.Learners.GetValueOrDefault(rows.Row.LineNo) is { Length: > 0 } code
            ? new FieldText(code)
            : new FieldText("слушатель этой строки не указан на странице «" + MappedFile.Page + "»") { Code = RejectCode.MissingValue },
        _ => new FieldText(_field.Name),
    };

    private FieldText Made(FieldText read, MappedRows rows, AcrossColumn? across)
    {
        if (_field.Take is { } part)
        {
            read = read with { Text = FullName.Part(read.Text, part), IsPlain = false };
        }

        if (_pattern is not null)
        {
            var found = TitleSearch.TextOf(_pattern.Match(read.Text));
            read = found.Length > 0 ? read with { Text = found, IsPlain = false } : read with { Text = $"{read.Text}: не похоже на «{_field.Pattern}»", Code = RejectCode.BadText };
        }

        if (read.Code is null && _words.Count > 0 && _words.TryGetValue(WordList.Folded(read.Text), out var word))
        {
            read = read with { Text = word, IsPlain = false };
        }

        if (read.Code is not null || read.Text.Length == 0)
        {
            return read;
        }

        return _field.Day is { } order ? Day(read, order, rows, across) : _whole is null ? read : Share(read, rows, across);
    }

    private FieldText Day(FieldText read, DayOrder order, MappedRows rows, AcrossColumn? across)
    {
        if (read.IsPlain && read.Column >= 0 && rows.Row.DayOf(read.Column) is { } known)
        {
            return read with { Text = known, IsPlain = false };
        }

        var code = MappedDay.Read(read.Text, order, _year?.Read(rows, across).Text, out var day);
        return code is null ? read with { Text = day, IsPlain = false } : read with { Code = code };
    }

    private FieldText Share(FieldText read, MappedRows rows, AcrossColumn? across)
    {
        var whole = _whole!.Read(rows, across).Text;
        if (!CellParsers.TryDecimal(read.Text.AsSpan().TrimEnd('%'), out var value))
        {
            return read with { Code = RejectCode.BadNumber };
        }

        if (!CellParsers.TryDecimal(whole, out var most) || most <= 0)
        {
            return read with { Text = $"{read.Text}: наибольшее — «{whole}», а нужно число больше нуля", Code = RejectCode.BadNumber };
        }

        var share = value / most * 100;
        if (share > 100 && !_field.IsCapped)
        {
            return read with { Text = $"{read.Text} из {whole}", Code = RejectCode.OutOfRange };
        }

        return read with
        {
            Text = decimal.Round(Math.Min(share, 100), 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture),
            IsPlain = false,
            IsCapped = share > 100,
        };
    }
}
