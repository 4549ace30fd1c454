namespace Ingest.Worker.Tests.Loading;

/// <summary>SQL of the tests, beside them.</summary>
internal static class TestSql
{
    public static string Read(string name)
    {
        using var stream = typeof(TestSql).Assembly.GetManifestResourceStream(name + ".sql")
            ?? throw new ArgumentException($"No embedded file '{name}.sql'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
