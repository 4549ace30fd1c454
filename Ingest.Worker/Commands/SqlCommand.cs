using System.CommandLine;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Writes the rendered statements of an engine to files, for a database administrator to read. Needs no warehouse.</summary>
internal sealed class SqlCommand : Command
{
    private readonly Option<string> _engine = new("--engine") { Required = true, HelpName = "sqlserver|sqlite", Description = "для какой базы" };
    private readonly Option<string> _out = new("--out") { Required = true, HelpName = "ПАПКА", Description = "куда записать" };
    private readonly IOptions<WarehouseOptions> _options;

    /// <summary>Makes the command.</summary>
    /// <param name="options">The folder whose statements override the built-in ones.</param>
    public SqlCommand(IOptions<WarehouseOptions> options)
        : base("sql", "записать все запросы и сценарии схемы в том виде, в каком их получает база")
    {
        _options = options;
        Add(_engine);
        Add(_out);
        SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed.GetRequiredValue(_engine), parsed.GetRequiredValue(_out), cancellationToken));
    }

    private async Task<ExitCode> RunAsync(string engine, string folder, CancellationToken cancellationToken)
    {
        if (engine is not ("sqlserver" or "sqlite"))
        {
            throw new UsageException($"--engine: «{engine}» — не sqlserver и не sqlite.");
        }

        var files = SchemaScripts.For(engine).Select(script => ($"Schema/{script.Number:0000}_{script.Name}", script.Text))
            .Concat(new SqlCatalogue(engine, _options.Value.SqlFolder).Files.Select(file => (file.Name, file.Text)))
            .ToList();
        try
        {
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder, name + ".sql");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, text, cancellationToken);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Не удалось записать в папку «{folder}»: {error.Message}");
        }

        Console.WriteLine($"{folder}: файлов {files.Count}");
        return ExitCode.Done;
    }
}
