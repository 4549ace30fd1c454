using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Reports.Web.Documents;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Commands;

/// <summary>Writes the self-assessment to a file without the site: <c>export self-assessment --year Y --set S --format F --out FILE</c>.</summary>
internal sealed class AssessmentExport : Command
{
    private readonly Option<int> _year = new("--year") { Required = true, HelpName = "ГОД", Description = "отчётный год" };
    private readonly Option<string> _set = new("--set") { Required = true, HelpName = "НАБОР" };
    private readonly Option<string> _format = new("--format") { Required = true, HelpName = "ВИД" };
    private readonly Option<string> _out = new("--out") { Required = true, HelpName = "ФАЙЛ", Description = "куда записать" };
    private readonly Option<int?> _edition = new("--edition") { HelpName = "НОМЕР", Description = "номер редакции; без него — по данным на сейчас" };
    private readonly Option<string> _organisation = new("--organisation") { HelpName = "КОД", Description = "код организации, когда их несколько" };
    private readonly Option<string> _asOf = new("--as-of") { HelpName = "ГГГГ-ММ-ДД", Description = "что было известно в этот день" };
    private readonly Dictionary<string, Option<string>> _switches;
    private readonly AssessmentFiles _files;
    private readonly EditionStore _editions;
    private readonly ReportsOptions _options;

    /// <summary>Makes the command.</summary>
    /// <param name="files">Makes files.</param>
    /// <param name="options">Whether the organisation is a small business.</param>
    public AssessmentExport(AssessmentFiles files, EditionStore editions, IOptions<ReportsOptions> options)
        : base("self-assessment", "записать самообследование в файл")
    {
        (_files, _editions, _options) = (files, editions, options.Value);
        _set.Description = string.Join(", ", files.Sets.Select(set => set.Name));
        _format.Description = string.Join(", ", AssessmentFormat.All.Select(format => format.Name));
        _switches = files.Sets.SelectMany(set => set.Switches).DistinctBy(choice => choice.Name).ToDictionary(
            choice => choice.Name,
            choice => new Option<string>("--" + choice.Name)
            {
                HelpName = "ВАРИАНТ",
                Description = $"переключатель расчёта: {string.Join(", ", choice.Options.Select(option => option.Key))}",
            },
            StringComparer.Ordinal);
        foreach (var option in (Option[])[_year, _set, _format, _out, _edition, _organisation, _asOf, .. _switches.Values])
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var set = Set(parsed);
        var format = parsed.GetRequiredValue(_format) is var name && AssessmentFormat.Find(name) is { } kind ? kind
            : throw new UsageException($"--format: вида «{name}» нет, есть {_format.Description}.");
        var path = parsed.GetRequiredValue(_out);
        var year = parsed.GetRequiredValue(_year) is var number && number >= Period.Always.From.Year && number <= Period.Always.To.Year ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--year: «{number}» — не год."));
        var query = await QueryAsync(parsed, set, year, cancellationToken);
        var file = parsed.GetValue(_edition) is { } edition
            ? await OfEditionAsync(parsed, query, edition, cancellationToken)
            : await _files.OfNowAsync(query with { Switches = AssessmentQuery.WithSettings(set, query.Switches, _options) }, cancellationToken);
        if (file.Table.Problems.Count > 0)
        {
            throw new CommandException(ExitCode.Failed, string.Join(" ", file.Table.Problems));
        }

        var bytes = await MakeAsync(format, file);
        await WriteAsync(path, bytes, cancellationToken);
        Console.WriteLine($"{path}: {set.ShortTitle}, {year} год, {file.Caption.Words}. {Figures.Count(bytes.Length)} байт.");
    }

    private static async Task<byte[]> MakeAsync(AssessmentFormat format, AssessmentFile file)
    {
        try
        {
            return await format.WriteAsync(file);
        }
        catch (DocumentTemplateException error)
        {
            throw new CommandException(ExitCode.Failed, error.Message);
        }
    }

    private IndicatorSet Set(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_set);
        var set = _files.Sets.FirstOrDefault(one => one.Name == name)
            ?? throw new UsageException($"--set: набора «{name}» нет, есть {_set.Description}.");
        var strange = _switches.FirstOrDefault(pair => parsed.GetValue(pair.Value) is not null && set.Switches.All(choice => choice.Name != pair.Key)).Key;
        return strange is null ? set : throw new UsageException($"--{strange}: в наборе «{name}» такого переключателя нет.");
    }

    private async Task<AssessmentQuery> QueryAsync(ParseResult parsed, IndicatorSet set, int year, CancellationToken cancellationToken)
    {
        var switches = set.Switches.Where(choice => parsed.GetValue(_switches[choice.Name]) is not null).ToDictionary(choice => choice.Name, choice =>
            choice.Options.FirstOrDefault(option => option.Key == parsed.GetValue(_switches[choice.Name]))?.Key
                ?? throw new UsageException($"--{choice.Name}: есть {string.Join(", ", choice.Options.Select(option => option.Key))}."), StringComparer.Ordinal);
        DateTimeOffset? known = parsed.GetValue(_asOf) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Local))
                : throw new UsageException($"--as-of: «{text}» — не день. Напишите так: 2026-04-15.");
        var organisations = await _files.OrganisationsAsync(Scope.Everything, cancellationToken);
        var organisation = parsed.GetValue(_organisation) is { } code
            ? organisations.FirstOrDefault(one => one.Code == code)
                ?? throw new UsageException($"--organisation: «{code}» нет, есть {string.Join(", ", organisations.Select(one => one.Code))}.")
            : organisations.Count == 1 ? organisations[0] : null;
        return new AssessmentQuery(set, year)
        {
            AsOf = known,
            Organisation = organisation?.Key,
            OrganisationCode = organisation?.Code ?? "",
            Switches = switches,
        };
    }

    private async Task<AssessmentFile> OfEditionAsync(ParseResult parsed, AssessmentQuery query, int number, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_asOf) is not null || query.Switches.Count > 0)
        {
            throw new UsageException("В редакции день данных и варианты расчёта уже записаны: --as-of и переключатели с --edition не нужны.");
        }

        var edition = await _editions.FindAsync(query.Set.Name, query.OrganisationCode, query.Year, number, cancellationToken)
            ?? throw new CommandException(ExitCode.Failed, $"Редакции № {number} за {query.Year} год нет. Список — на странице «Самообследование», «Редакции».");
        return await _files.OfEditionAsync(edition, cancellationToken);
    }

    /// <summary>Writes the file in one step, so that no reader sees a part of it.</summary>
    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var draft = path + ".tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, bytes, cancellationToken);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"Не удалось записать файл «{path}»: {error.Message}");
        }
    }
}
