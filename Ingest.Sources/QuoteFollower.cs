namespace Ingest.Sources;

/// <summary>Tracks quoted fields by the rules of the parser: a field is quoted only if it begins with a quote.</summary>
/// <param name="separator">What stands between fields.</param>
internal struct QuoteFollower(char separator)
{
    private bool _insideField;
    private bool _quoted;
    private bool _bad;
    private char _previous;

    /// <summary>The role of a character.</summary>
    public enum Kind
    {
        /// <summary>Part of a field, including its quotes.</summary>
        Text,

        /// <summary>A separator of fields.</summary>
        Separator,

        /// <summary>The end of a row.</summary>
        RowEnd,
    }

    /// <summary>Whether a quote is open.</summary>
    public bool InQuotes { get; private set; }

    /// <summary>The line on which the last quoted field began, counted from the first character followed.</summary>
    public long QuoteOpenedOn { get; private set; }

    private long Lines { get; set; }

    /// <summary>The line of a quote that is not closed in this text; zero when there is none.</summary>
    /// <param name="record">One row.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="line">The line on which the row starts.</param>
    public static long UnclosedOn(ReadOnlySpan<char> record, char separator, long line)
    {
        var follow = new QuoteFollower(separator);
        foreach (var unit in record)
        {
            follow.Next(unit);
        }

        return follow.InQuotes ? line + follow.QuoteOpenedOn : 0;
    }

    /// <summary>Adds the next character.</summary>
    public Kind Next(char unit)
    {
        var first = !_insideField;
        _insideField = true;
        Lines += unit == '\r' || (unit == '\n' && _previous != '\r') ? 1 : 0;
        _quoted = first ? unit == '"' : _quoted;
        if (_quoted && unit == '"')
        {
            Quote(first);
        }

        _previous = unit;
        if (InQuotes || (unit != separator && unit is not ('\r' or '\n')))
        {
            return Kind.Text;
        }

        (_insideField, _bad) = (false, false);
        return unit == separator ? Kind.Separator : Kind.RowEnd;
    }

    private void Quote(bool first)
    {
        if (!InQuotes && !first && _previous != '"')
        {
            _bad = true;
        }
        else if (!_bad)
        {
            InQuotes = !InQuotes;
            QuoteOpenedOn = first ? Lines : QuoteOpenedOn;
        }
    }
}
