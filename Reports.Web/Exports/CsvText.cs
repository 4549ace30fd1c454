using System.Globalization;

namespace Reports.Web.Exports;

/// <summary>Cells of CSV.</summary>
public static class CsvText
{
    /// <summary>Numbers with a decimal comma and without thousands separators.</summary>
    public static CultureInfo Numbers { get; } = Make();

    /// <summary>Quotes a text and keeps it from being taken for a formula.</summary>
    /// <param name="text">A cell's text.</param>
    public static string Cell(string text)
    {
        var safe = SafeText.ForCsv(text);
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return CultureInfo.ReadOnly(culture);
    }
}
