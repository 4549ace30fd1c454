using System.Globalization;

namespace Ingest.Sources;

/// <summary>Names of cells as a sheet shows them.</summary>
internal static class CellAddress
{
    /// <summary><c>BC12</c> of a zero-based column and a row from 1.</summary>
    public static string Of(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
