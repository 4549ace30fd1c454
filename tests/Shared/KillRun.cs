using System.Globalization;

namespace Warehouse.TestServer;

/// <summary>How often a test kills: seldom in the usual run, as often as tests/kills.sh asks for in that script.</summary>
internal static class KillRun
{
    /// <summary>Kills of one piece of work before it is done undisturbed and compared.</summary>
    public const int InARow = 10;

    /// <summary>A number that tests/kills.sh sets.</summary>
    public static int Count(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    /// <summary>When to kill what takes so long undisturbed: also in its last moments, which come later on a busy machine.</summary>
    public static TimeSpan Moment(Random random, TimeSpan whole) => whole * (0.25 + (0.95 * random.NextDouble()));

    /// <summary>Prints the line that tests/kills.sh adds up.</summary>
    public static void Tell(int kills, FormattableString work) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kills: {kills}; {work.ToString(CultureInfo.InvariantCulture)}"));
}
