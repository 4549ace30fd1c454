using System.Globalization;
using System.Text;
using Reports.Web.Exports;
using Reports.Web.Uploads;

namespace Reports.Web.Pages.Upload;

/// <summary>A receipt as a file: what was sent, by whom and when, and what became of it.</summary>
public static class ReceiptFile
{
    /// <summary>Its name.</summary>
    /// <param name="sent">The delivery.</param>
    public static string Name(SentDelivery sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return FileName.Of("Квитанция " + sent.Id, "csv");
    }

    /// <summary>CSV as Russian Excel writes it: a line for each file that lies in the ledger, or waits for it.</summary>
    /// <param name="sent">The delivery.</param>
    /// <param name="outcomes">What became of its files.</param>
    public static byte[] Csv(SentDelivery sent, IReadOnlyList<SentOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(outcomes);
        var lines = new StringBuilder();
        Line(["Отправка", "Кто отправил", "Когда отправлено", "Файл", "Размер, байт", "SHA-256", "Состояние", "Таблица", "Прочитано", "Загружено", "Исправлено", "Повторов", "Отклонено", "Пропущено", "Окончена", "Почему не прочитан"]);
        foreach (var outcome in outcomes)
        {
            foreach (var table in outcome.Tables.Cast<LedgerRow?>().DefaultIfEmpty())
            {
                Line([
                    sent.Id, sent.UserName, Figures.Moment(sent.SentAt), outcome.File.Name, Text(outcome.File.Size), outcome.File.Sha256,
                    UploadText.State(outcome.State), table is null ? "" : FeedNames.Of(table.Feed), Text(table?.RowsRead), Text(table?.RowsLoaded), Text(table?.RowsCorrected),
                    Text(table?.RowsDuplicate), Text(table?.RowsRejected), Text(table?.RowsLeftOut), Figures.Moment(table?.FinishedAt), table?.Failure ?? ""]);
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

        void Line(IEnumerable<string> cells) => lines.AppendJoin(';', cells.Select(CsvText.Cell)).Append("\r\n");
    }

    private static string Text(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
