using System.Globalization;

namespace Benchmarks;

/// <summary>Reads arguments by place.</summary>
internal static class Arguments
{
    /// <summary>A whole number above zero at a place, or the usual one when there are fewer arguments.</summary>
    public static int Number(this IReadOnlyList<string> arguments, int place, int usual) => place >= arguments.Count ? usual
        : int.TryParse(arguments[place], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new ArgumentException($"'{arguments[place]}' is not a number above zero.");
}
