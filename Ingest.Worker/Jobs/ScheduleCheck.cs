using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Jobs;

/// <summary>Stops the start with one line when a schedule names no job, or a moment that never comes.</summary>
/// <param name="comes">Whether a cron expression names a moment; each scheduler reads expressions in its own way.</param>
internal sealed class ScheduleCheck(Func<string, bool> comes) : IValidateOptions<IngestOptions>
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

        var wrong = JobKind.Scheduled(options.Schedules).FirstOrDefault(kind => kind.Cron.Length > 0 && !comes(kind.Cron));
        return wrong is null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Ingest:Schedules:{wrong.Name}: «{wrong.Cron}» — не расписание cron. Пример: 0 30 3 * * ? (секунды минуты часы день месяц день недели).");
    }
}
