using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Health;

/// <summary>Writes health to a file that a monitor can read without calling the program, and logs changes of it.</summary>
/// <param name="options">Where the file is.</param>
public sealed class HealthFile(IOptions<IngestOptions> options, TimeProvider time, ILogger<HealthFile> log) : IHealthCheckPublisher
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private HealthStatus _told = HealthStatus.Healthy;

    /// <inheritdoc/>
    public async Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (report.Status != _told)
        {
            var worst = report.Entries.Where(entry => entry.Value.Status == report.Status).Select(entry => $"{entry.Key}: {entry.Value.Description}");
            log.Log(
                report.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning,
                "Health is {Status}. {Reasons}",
                report.Status,
                report.Status == HealthStatus.Healthy ? "" : string.Join(" ", worst));
            _told = report.Status;
        }

        if (options.Value.HealthFile.Length > 0)
        {
            await WriteAsync(options.Value.HealthFile, report, cancellationToken);
        }
    }

    /// <summary>Replaces the file in one step, so that no reader sees a part of it.</summary>
    private async Task WriteAsync(string path, HealthReport report, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(
            new
            {
                Status = report.Status.ToString(),
                At = time.GetUtcNow(),
                Checks = report.Entries.Select(entry => new
                {
                    Name = entry.Key,
                    Status = entry.Value.Status.ToString(),
                    entry.Value.Description,
                }),
            },
            Json);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path + ".tmp", text, cancellationToken);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
