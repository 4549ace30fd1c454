using System.Globalization;
using Ingest.Worker.Loading;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Loads files, folders or zips once.</summary>
/// <param name="migrator">Makes the warehouse when there is none.</param>
/// <param name="loader">Loads.</param>
/// <param name="time">The clock.</param>
public sealed class LoadCommand(Migrator migrator, BatchLoader loader, TimeProvider time) : ICommand
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <inheritdoc/>
    public string Name => "load";

    /// <inheritdoc/>
    public string Usage => "load ПУТЬ…  — загрузить файлы, папки или архивы";

    /// <inheritdoc/>
    public async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count == 0)
        {
            throw new UsageException("Укажите, что загрузить: файл, папку или архив.");
        }

        foreach (var path in arguments.Where(path => !File.Exists(path) && !Directory.Exists(path)))
        {
            throw new UsageException($"«{path}»: нет такого файла или папки.");
        }

        await migrator.MigrateAsync(cancellationToken);
        using var progress = new ConsoleProgress(time);
        var outcomes = new List<LoadOutcome>();
        foreach (var outcome in loader.Load(arguments, progress, cancellationToken))
        {
            progress.Clear();
            Console.WriteLine(Line(outcome));
            outcomes.Add(outcome);
        }

        if (outcomes.Count == 0)
        {
            Console.WriteLine("Загружать нечего: таблиц не найдено.");
        }

        return outcomes.Any(outcome => outcome.State == LoadState.Failed) ? ExitCode.Failed
            : outcomes.Any(outcome => outcome.Rejected > 0) ? ExitCode.SomeRejected
            : ExitCode.Done;
    }

    /// <summary>A file's line of the output.</summary>
    /// <param name="outcome">What became of it.</param>
    public static string Line(LoadOutcome outcome) => outcome.State switch
    {
        LoadState.Failed => $"{outcome.Name}: не загружен. {outcome.Failure}",
        LoadState.InWork => $"{outcome.Name}: его сейчас загружает другой обработчик",
        LoadState.Known => $"{outcome.Name}: уже загружен, новых строк 0",
        _ => string.Create(
            Russian,
            $"{outcome.Name} ({outcome.Feed}): строк {outcome.Read:N0}, загружено {outcome.Loaded:N0}, исправлено {outcome.Corrected:N0}, "
            + $"повторов {outcome.Duplicate:N0}, в карантине {outcome.Rejected:N0}, {outcome.Elapsed.TotalSeconds:N1} с"),
    };
}
