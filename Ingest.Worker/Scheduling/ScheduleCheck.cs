using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Scheduling;

/// <summary>Stops the start with one line when a schedule is of no job, or never fires.</summary>
internal sealed class ScheduleCheck : IValidateOptions<IngestOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        var unknown = options.Schedules.Keys.FirstOrDefault(key => !JobKind.All.Any(kind => kind.IsNamed(key)));
        if (unknown is not null)
        {
            return ValidateOptionsResult.Fail(
                $"Ingest:Schedules:{unknown}: нет такого задания. Есть: {string.Join(", ", JobKind.All.Select(kind => kind.Name))}.");
        }

        foreach (var kind in JobKind.Scheduled(options.Schedules).Where(kind => kind.Cron.Length > 0))
        {
            if (!CronSchedule.TryParse(kind.Cron, out _, out var fault))
            {
                return ValidateOptionsResult.Fail($"Ingest:Schedules:{kind.Name}: {fault}");
            }
        }

        return ValidateOptionsResult.Success;
    }
}
