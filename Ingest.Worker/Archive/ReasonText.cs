using System.Globalization;
using System.Text;
using Ingest.Worker.Loading;

namespace Ingest.Worker.Archive;

/// <summary>The text beside a file that could not be loaded: what is wrong, where, and how to correct it.</summary>
public static class ReasonText
{
    /// <summary>What is wrong with a file that holds nothing to load.</summary>
    internal const string NoTable = "В файле не нашлось ни одной таблицы. Положите CSV, TSV, XLSX, XLS или JSON Lines, можно в GZ или ZIP.";

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>The text.</summary>
    /// <param name="outcomes">The outcome of each table in it; empty when it has none.</param>
    /// <param name="at">When it was tried, local time.</param>
    public static string Of(IncomingFile file, IReadOnlyList<LoadOutcome> outcomes, DateTimeOffset at)
    {
        var failed = outcomes.Where(outcome => outcome.State == LoadState.Failed).ToList();
        var text = new StringBuilder();
        text.Append(Russian, $"Файл «{file.Name}» не загружен {at:dd.MM.yyyy HH:mm}.\r\n");
        text.Append(failed.Count == outcomes.Count
            ? "В хранилище из него не попало ничего.\r\n"
            : string.Create(
                Russian,
                $"Таблиц в нём {outcomes.Count:N0}, не загружены {failed.Count:N0}; остальные загружены и второй раз не загрузятся.\r\n"));
        if (outcomes.Count == 0)
        {
            text.Append("\r\nЧто: ").Append(NoTable).Append("\r\n");
        }

        foreach (var outcome in failed)
        {
            text.Append(Russian, $"\r\nГде: {outcome.Name}\r\nЧто: {outcome.Failure}\r\nКод: {outcome.FailureCode}\r\n");
        }

        return text.Append("\r\nКак исправить: сделайте то, что сказано выше, и положите файл снова в папку приёма.\r\n").ToString();
    }
}
