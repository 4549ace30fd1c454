using System.Globalization;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;

namespace Reports.Web.Commands;

/// <summary>Writes the self-assessment to a file without the site: <c>export self-assessment --year Y --set S --format F --out FILE</c>.</summary>
/// <param name="files">Gathers what files are made of.</param>
/// <param name="editions">Editions.</param>
public sealed class ExportCommand(AssessmentFiles files, EditionStore editions)
{
    /// <summary>How to call it, in Russian.</summary>
    public const string Usage =
        "  export self-assessment --year ГОД --set НАБОР --format xlsx|docx|csv|html --out ФАЙЛ\n"
        + "      [--edition НОМЕР] [--organisation КОД] [--as-of ГГГГ-ММ-ДД] [--ПЕРЕКЛЮЧАТЕЛЬ ВАРИАНТ]  — записать самообследование в файл";

    private static readonly string[] Known = ["year", "set", "format", "out", "edition", "organisation", "as-of"];

    /// <summary>Writes the file.</summary>
    /// <param name="words">What follows the word <c>export</c>.</param>
    /// <returns>What was written, in Russian.</returns>
    /// <exception cref="UsageException">The command line makes no sense.</exception>
    /// <exception cref="ExportFailedException">There is nothing to write, or no place to write to.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words is not ["self-assessment", ..])
        {
            throw new UsageException(words.Count == 0 ? "Укажите, что записать: export self-assessment." : $"Записать «{words[0]}» нельзя: есть self-assessment.");
        }

        var arguments = ExportArguments.Read([.. words.Skip(1)]);
        var set = Set(arguments);
        var format = arguments.Need("format", "вид файла, xlsx, docx, csv или html") is var name && AssessmentFormat.Find(name) is { } kind ? kind
            : throw new UsageException($"--format: вида «{name}» нет, есть {string.Join(", ", AssessmentFormat.All.Select(one => one.Name))}.");
        var path = arguments.Need("out", "файл, в который записать");
        var year = arguments.Need("year", "отчётный год") is var told && arguments.Number("year") is { } number
            && number >= Period.Always.From.Year && number <= Period.Always.To.Year ? number
            : throw new UsageException($"--year: «{told}» — не год.");
        var query = await QueryAsync(arguments, set, year, cancellationToken);
        var file = arguments.Number("edition") is { } edition
            ? await OfEditionAsync(arguments, query, edition, cancellationToken)
            : await files.OfNowAsync(query, cancellationToken);
        if (file.Table.Problems.Count > 0)
        {
            throw new ExportFailedException(string.Join(" ", file.Table.Problems));
        }

        var bytes = await format.WriteAsync(file);
        await WriteAsync(path, bytes, cancellationToken);
        return $"{path}: {set.ShortTitle}, {year} год, {file.Caption.Words}. {Figures.Count(bytes.Length)} байт.";
    }

    private IndicatorSet Set(ExportArguments arguments)
    {
        var name = arguments.Need("set", "набор показателей, " + string.Join(", ", files.Sets.Select(one => one.Name)));
        var set = files.Sets.FirstOrDefault(one => one.Name == name)
            ?? throw new UsageException($"--set: набора «{name}» нет, есть {string.Join(", ", files.Sets.Select(one => one.Name))}.");
        var strange = arguments.Names.FirstOrDefault(one => !Known.Contains(one) && set.Switches.All(choice => choice.Name != one));
        return strange is null ? set : throw new UsageException($"--{strange}: такого имени нет.");
    }

    private async Task<AssessmentQuery> QueryAsync(ExportArguments arguments, IndicatorSet set, int year, CancellationToken cancellationToken)
    {
        var switches = set.Switches.Where(choice => arguments.Find(choice.Name) is not null).ToDictionary(choice => choice.Name, choice =>
            choice.Options.FirstOrDefault(option => option.Key == arguments.Find(choice.Name))?.Key
                ?? throw new UsageException($"--{choice.Name}: есть {string.Join(", ", choice.Options.Select(option => option.Key))}."), StringComparer.Ordinal);
        DateTimeOffset? known = arguments.Find("as-of") is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Local))
                : throw new UsageException($"--as-of: «{text}» — не день. Напишите так: 2026-04-15.");
        var organisations = await files.OrganisationsAsync(Scope.Everything, cancellationToken);
        var organisation = arguments.Find("organisation") is { } code
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

    private async Task<AssessmentFile> OfEditionAsync(ExportArguments arguments, AssessmentQuery query, int number, CancellationToken cancellationToken)
    {
        if (arguments.Find("as-of") is not null || query.Switches.Count > 0)
        {
            throw new UsageException("В редакции день данных и варианты расчёта уже записаны: --as-of и переключатели с --edition не нужны.");
        }

        var edition = await editions.FindAsync(query.Set.Name, query.OrganisationCode, query.Year, number, cancellationToken)
            ?? throw new ExportFailedException($"Редакции № {number} за {query.Year} год нет. Список — на странице «Самообследование», «Редакции».");
        return await files.OfEditionAsync(edition, cancellationToken);
    }

    /// <summary>Whole or not at all: a reader never finds half of a file.</summary>
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
            throw new ExportFailedException($"В файл «{path}» не записать: {error.Message}");
        }
    }
}

/// <summary>There is nothing to write, or no place to write to; the message says which, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class ExportFailedException(string message) : Exception(message);
