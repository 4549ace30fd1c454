using System.Globalization;

namespace Sample;

/// <summary>Invented insurance numbers with a right checksum.</summary>
internal static class Snils
{
    private const long Range = 990_000_000;
    private const long Step = 611_953_007;
    private const long Lowest = 5_000_000;

    /// <summary>A number that no other index of the same seed has: multiplication by a number prime to the range is one to one.</summary>
    public static string Of(int seed, int index)
    {
        var place = (((long)index * Step) + ((uint)seed * 7919L)) % Range;
        var number = (Lowest + place).ToString("000000000", CultureInfo.InvariantCulture);
        return $"{number[..3]}-{number[3..6]}-{number[6..]} {Checksum(number):00}";
    }

    private static int Checksum(string digits)
    {
        var sum = 0;
        for (var at = 0; at < 9; at++)
        {
            sum += (digits[at] - '0') * (9 - at);
        }

        return sum % 101 % 100;
    }
}
