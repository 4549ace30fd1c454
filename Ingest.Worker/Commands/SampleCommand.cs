using System.CommandLine;
using System.Globalization;
using Sample;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Commands;

/// <summary>Writes a sample organisation as feed files.</summary>
internal sealed class SampleCommand : Command
{
    private readonly Option<string> _out = new("--out") { Required = true, HelpName = "ПАПКА", Description = "куда записать" };
    private readonly Option<int> _learners = Number("--learners", 1000, "сколько обучающихся");
    private readonly Option<int> _years = Number("--years", 3, "за сколько лет");
    private readonly Option<int> _seed = Number("--seed", 1, "начальное значение случайных чисел; при одном и том же файлы одинаковы");
    private readonly Option<string> _endsOn = new("--ends-on") { HelpName = "ГГГГ-ММ-ДД", Description = "последний день; без него — сегодня" };
    private readonly TimeProvider _time;

    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock: the sample ends today.</param>
    public SampleCommand(TimeProvider time)
        : base("sample", "записать файлы учебного центра-примера")
    {
        _time = time;
        Add(_out);
        Add(_learners);
        Add(_years);
        Add(_seed);
        Add(_endsOn);
        SetAction((parsed, cancellationToken) => Task.FromResult((int)Run(parsed, cancellationToken)));
    }

    private static Option<int> Number(string name, int usual, string words) =>
        new(name) { DefaultValueFactory = _ => usual, HelpName = "ЧИСЛО", Description = words };

    private ExitCode Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new SampleOptions(
            parsed.GetValue(_learners),
            parsed.GetValue(_years),
            parsed.GetValue(_seed),
            parsed.GetValue(_endsOn) is { } day ? Day(day) : DateOnly.FromDateTime(_time.GetLocalNow().DateTime));
        var folder = parsed.GetRequiredValue(_out);
        try
        {
            var summary = new SampleOrganisation(options).Write(folder, null, cancellationToken);
            Console.WriteLine(string.Create(
                CultureInfo.GetCultureInfo("ru-RU"),
                $"{folder}: файлов {summary.Files:N0}, строк {summary.Rows:N0}, групп {summary.Groups:N0}, заложено ошибок {summary.Defects:N0}"));
            return ExitCode.Done;
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new UsageException(error.Message);
        }
        catch (IOException error)
        {
            throw new UsageException($"Не удалось записать в папку «{folder}»: {error.Message}");
        }
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--ends-on: «{text}» — не дата вида 2026-01-31.");
}
