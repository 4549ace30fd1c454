using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Writes every statement that an engine is given, rendered, for a database administrator to read. No warehouse is needed.</summary>
/// <param name="options">The folder whose statements are laid over the built-in ones.</param>
public sealed class SqlCommand(IOptions<WarehouseOptions> options) : ICommand
{
    /// <inheritdoc/>
    public string Name => "sql";

    /// <inheritdoc/>
    public string Usage => "sql --engine sqlserver|sqlite --out ПАПКА  — написать все запросы и сценарии схемы, как их получает база";

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["--engine", "sqlserver" or "sqlite", "--out", { Length: > 0 }])
        {
            throw new UsageException("Укажите базу и папку: --engine sqlserver|sqlite --out ПАПКА.");
        }

        var (engine, folder) = (arguments[1], arguments[3]);
        var files = SchemaScripts.For(engine).Select(script => ($"Schema/{script.Number:0000}_{script.Name}", script.Text))
            .Concat(new SqlCatalogue(engine, options.Value.SqlFolder).Files.Select(file => (file.Name, file.Text)))
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
            throw new UsageException($"В папку «{folder}» не записать: {error.Message}");
        }

        Console.WriteLine($"{folder}: файлов {files.Count}");
        return ExitCode.Done;
    }
}
