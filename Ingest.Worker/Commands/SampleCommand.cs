using System.Globalization;
using Sample;

namespace Ingest.Worker.Commands;

/// <summary>Writes a sample organisation as feed files.</summary>
/// <param name="time">The clock: the sample ends today.</param>
public sealed class SampleCommand(TimeProvider time) : ICommand
{
    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public string Usage =>
        "sample --out ПАПКА [--learners 1000] [--years 3] [--seed 1] [--ends-on ГГГГ-ММ-ДД]  — написать файлы учебного центра-примера";

    /// <inheritdoc/>
    public Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var values = Options(arguments);
        var options = new SampleOptions(
            Number(values, "--learners", 1000),
            Number(values, "--years", 3),
            Number(values, "--seed", 1),
            values.TryGetValue("--ends-on", out var day) ? Day(day) : DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        var folder = values.GetValueOrDefault("--out") ?? throw new UsageException("Укажите папку: --out ПАПКА.");
        try
        {
            var summary = new SampleOrganisation(options).Write(folder, null, cancellationToken);
            Console.WriteLine(string.Create(
                CultureInfo.GetCultureInfo("ru-RU"),
                $"{folder}: файлов {summary.Files:N0}, строк {summary.Rows:N0}, групп {summary.Groups:N0}, заложено ошибок {summary.Defects:N0}"));
            return Task.FromResult(ExitCode.Done);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new UsageException(error.Message);
        }
        catch (IOException error)
        {
            throw new UsageException($"В папку «{folder}» не записать: {error.Message}");
        }
    }

    private static Dictionary<string, string> Options(IReadOnlyList<string> arguments)
    {
        var known = new[] { "--learners", "--years", "--seed", "--ends-on", "--out" };
        if (arguments.Count % 2 != 0 || arguments.Where((_, i) => i % 2 == 0).FirstOrDefault(name => !known.Contains(name)) is not null)
        {
            throw new UsageException($"Непонятно: {string.Join(' ', arguments)}");
        }

        return arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    private static int Number(Dictionary<string, string> values, string name, int usual) =>
        !values.TryGetValue(name, out var text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"{name}: «{text}» — не целое число.");

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--ends-on: «{text}» — не дата вида 2026-01-31.");
}
