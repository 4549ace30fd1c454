using System.Reflection;

namespace Benchmarks;

/// <summary>The SQL of the yardsticks, a file each in <c>Sql/</c>.</summary>
internal static class SqlText
{
    /// <summary>The text of a file.</summary>
    /// <param name="name">Without its ending.</param>
    public static string Of(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name + ".sql")
            ?? throw new ArgumentException($"No SQL file '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
