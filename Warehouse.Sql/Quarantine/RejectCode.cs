namespace Warehouse.Sql.Quarantine;

/// <summary>Why a row cannot be a fact: the machine names kept in the quarantine. What to do about each is in <see cref="RejectText"/>.</summary>
public static class RejectCode
{
    /// <summary>A required cell is blank.</summary>
    public const string MissingValue = "missing_value";

    /// <summary>Not a day of the calendar, or one outside the years that the warehouse keeps.</summary>
    public const string BadDate = "bad_date";

    /// <summary>A text that may be read as more than one day.</summary>
    public const string AmbiguousDate = "ambiguous_date";

    /// <summary>A word that says that there is no value, where a code is expected.</summary>
    public const string NoCode = "no_code";

    /// <summary>A row below the table that does not look like those of it.</summary>
    public const string OtherTable = "other_table";

    /// <summary>Not a number.</summary>
    public const string BadNumber = "bad_number";

    /// <summary>A value that is not in its list: a mark, a kind of control, a scale, a grade's label.</summary>
    public const string UnknownCode = "unknown_code";

    /// <summary>A number outside its bounds, such as a grade outside its scale.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A text longer than the column takes, or with control characters.</summary>
    public const string BadText = "bad_text";

    /// <summary>A spreadsheet's error in place of a value (#N/A, #REF!), or a formula that was never computed.</summary>
    public const string ExcelError = "excel_error";

    /// <summary>Two rows of one file give one key different values.</summary>
    public const string ConflictingInFile = "conflicting_in_file";

    /// <summary>A valid row of a foreign format that needs another of its files; it is loaded when that file comes.</summary>
    public const string Waiting = "waiting";
}
