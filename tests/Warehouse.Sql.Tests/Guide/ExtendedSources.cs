using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>A copy of the sources with the examples of the guide in it, built once.</summary>
public sealed partial class ExtendedSources : IAsyncLifetime
{
    /// <summary>Sections whose examples need a build.</summary>
    public static readonly string[] Sections =
        ["A new dimension with its feed", "A new fact with its feed", "A new column of a fact", "A new mart"];

    private readonly string _root = Directory.CreateTempSubdirectory("extended-").FullName;
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>The built worker, without <c>.dll</c>.</summary>
    public string Worker => Path.Combine(_root, "Ingest.Worker", "bin", "Debug", "net10.0", "Ingest.Worker");

    public async ValueTask InitializeAsync()
    {
        Copy("Warehouse.Sql", "Ingest.Sources", "Ingest.Feeds", "Ingest.Worker", "tests/Sample");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json", "tests/Directory.Build.props" })
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(_root, file));
        }

        foreach (var example in Sections.SelectMany(ExtendingGuide.Files).Where(example => example.Path.Contains('/', StringComparison.Ordinal)))
        {
            Put(example);
        }

        await BuildAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Put(Example example)
    {
        var path = Path.Combine(_root, Number().Replace(example.Path, match => NumberOf(match.Groups[1].Value)));
        if (example.Language == "diff")
        {
            File.WriteAllText(path, Changed(File.ReadAllText(path), example));
            return;
        }

        Assert.False(File.Exists(path), $"{example.Path} is there already.");
        File.WriteAllText(path, example.Text);
    }

    /// <summary>Applies a change whose place its lines name.</summary>
    private static string Changed(string text, Example example)
    {
        var lines = example.Text.TrimEnd('\n').Split('\n');
        var before = string.Concat(lines.Where(line => line[0] != '+').Select(line => line[1..] + "\n"));
        var after = string.Concat(lines.Where(line => line[0] != '-').Select(line => line[1..] + "\n"));
        Assert.Equal(2, text.Split(before).Length);
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    /// <summary>The next free number of a migration; the scripts of both engines have the same.</summary>
    private string NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            var taken = Directory.EnumerateFiles(Path.Combine(_root, "Warehouse.Sql/Schema/Sqlite"))
                .Max(path => int.Parse(Path.GetFileName(path)[..4], CultureInfo.InvariantCulture));
            number = _numbers[name] = taken + 1;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{number:0000}_{name}");
    }

    private void Copy(params IEnumerable<string> projects)
    {
        foreach (var project in projects)
        {
            var source = Path.Combine(Repository.Root, project);
            foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(path => !Output().IsMatch(path[source.Length..])))
            {
                var copy = Path.Combine(_root, project, Path.GetRelativePath(source, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }
        }
    }

    private async Task BuildAsync()
    {
        // Analyzers run in the product's own build; no build server may outlive the tests.
        var start = new ProcessStartInfo(
            "dotnet", ["build", "Ingest.Worker", "--nologo", "--verbosity", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = _root,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, output);
    }

    [GeneratedRegex(@"NNNN_(\w+)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[/\\](bin|obj)[/\\]")]
    private static partial Regex Output();
}
