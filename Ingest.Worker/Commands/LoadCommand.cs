using System.CommandLine;
using System.Globalization;
using Ingest.Worker.Loading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Commands;

/// <summary>Loads files, folders or zips once.</summary>
internal sealed class LoadCommand : Command
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private readonly Argument<string[]> _paths = new("ПУТЬ") { Arity = ArgumentArity.OneOrMore, Description = "файл, папка или архив" };
    private readonly Migrator _migrator;
    private readonly Loads _loads;
    private readonly BatchLoader _loader;
    private readonly TimeProvider _time;

    /// <summary>Makes the command.</summary>
    /// <param name="migrator">Creates the warehouse when there is none.</param>
    /// <param name="loads">The warehouse.</param>
    /// <param name="loader">Loads.</param>
    public LoadCommand(Migrator migrator, Loads loads, BatchLoader loader, TimeProvider time)
        : base("load", "загрузить файлы, папки или архивы")
    {
        (_migrator, _loads, _loader, _time) = (migrator, loads, loader, time);
        Add(_paths);
        SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed.GetRequiredValue(_paths), cancellationToken));
    }

    /// <summary>The output line of a file.</summary>
    public static string Line(LoadOutcome outcome) => outcome.State switch
    {
        LoadState.Failed => $"{outcome.Name}: не загружен. {outcome.Failure}",
        LoadState.InWork => $"{outcome.Name}: его сейчас загружает другой обработчик",
        LoadState.Known => $"{outcome.Name}: уже загружен, новых строк 0",
        _ => string.Create(
            Russian,
            $"{outcome.Name} ({outcome.Feed}): строк {outcome.Read:N0}, загружено {outcome.Loaded:N0}, исправлено {outcome.Corrected:N0}, "
            + $"повторов {outcome.Duplicate:N0}, {LeftOut(outcome)}в карантине {outcome.Rejected:N0}, {outcome.Elapsed.TotalSeconds:N1} с{Notes(outcome)}"),
    };

    /// <summary>Rows that are no records; a plain file has none and nothing is said.</summary>
    private static string LeftOut(LoadOutcome outcome) => string.Create(
        Russian,
        $"{(outcome.PassedOver > 0 ? $"пропущено {outcome.PassedOver:N0}, " : "")}{(outcome.NotSelected > 0 ? $"не отобрано {outcome.NotSelected:N0}, " : "")}");

    private static string Notes(LoadOutcome outcome) => string.Concat(outcome.Notes.Select(note => "; " + note.Text));

    private async Task<ExitCode> RunAsync(string[] paths, CancellationToken cancellationToken)
    {
        foreach (var path in paths.Where(path => !File.Exists(path) && !Directory.Exists(path)))
        {
            throw new UsageException($"«{path}»: нет такого файла или папки.");
        }

        // Whoever names a link means what it leads to; links met in a folder are refused.
        paths = [.. paths.Select(path => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path)];
        await _migrator.MigrateAsync(cancellationToken);
        await _loads.FillMartsAsync(cancellationToken);
        using var progress = new ConsoleProgress(_time);
        var outcomes = new List<LoadOutcome>();
        foreach (var outcome in _loader.Load(paths, progress, cancellationToken))
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
}
