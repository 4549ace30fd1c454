namespace Benchmarks;

/// <summary>Reads the sample's feeds as the plain text that they are.</summary>
internal static class FeedText
{
    /// <summary>Code of the first curator in the feed of groups.</summary>
    /// <param name="folder">The feeds.</param>
    public static string FirstCurator(string folder)
    {
        var path = Directory.EnumerateFiles(folder, "groups*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var lines = File.ReadLines(path).Take(50).Select(line => line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',')).ToList();
        var column = Array.IndexOf(lines[0], "curator_code");
        return lines.Skip(1).Select(line => line[column]).First(code => code.Length > 0);
    }
}
