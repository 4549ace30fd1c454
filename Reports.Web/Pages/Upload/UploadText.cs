using Ingest.Feeds.Checking;
using Reports.Web.Configuration;
using Reports.Web.Uploads;
using Warehouse.Sql.Quarantine;

namespace Reports.Web.Pages.Upload;

/// <summary>What the pages of uploads say.</summary>
public static class UploadText
{
    private const decimal Kilo = 1024;

    private static readonly Dictionary<string, string> Unknown = new(StringComparer.Ordinal)
    {
        ["learner"] = "слушателя с таким кодом в хранилище ещё нет",
        ["group"] = "группы с таким кодом в хранилище ещё нет",
        ["module"] = "модуля с таким кодом в хранилище ещё нет",
        ["programme"] = "программы с таким кодом в хранилище ещё нет",
        ["teacher"] = "преподавателя с таким кодом в хранилище ещё нет",
        ["future"] = "день ещё не наступил",
    };

    /// <summary>Bytes in words.</summary>
    /// <param name="bytes">How many.</param>
    public static string Size(long bytes) => bytes < Kilo ? $"{Figures.Count(bytes)} байт"
        : bytes < Kilo * Kilo ? Text(bytes / Kilo, "КБ")
        : bytes < Kilo * Kilo * Kilo ? Text(bytes / Kilo / Kilo, "МБ")
        : Text(bytes / Kilo / Kilo / Kilo, "ГБ");

    private static string Text(decimal size, string unit) => $"{Figures.Number(size, size == decimal.Truncate(size) ? 0 : 1)} {unit}";

    /// <summary>What would become of the rows of a table.</summary>
    public static string Rows(TableReview table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Problem is not null)
        {
            return "не загрузится";
        }

        if (table.IsJudgedLater)
        {
            return $"строк {Figures.Count(table.Read)}: годятся ли они, решит загрузка" + (table.Rejected > 0 ? $"; отклонится {Figures.Count(table.Rejected)}" : "");
        }

        return (table.IsCut ? $"проверены первые {Figures.Plural(table.Read, "строка", "строки", "строк")}: " : "")
            + $"загрузится {Figures.Count(table.Loads)}, из них с замечаниями {Figures.Count(table.Remarked)}, отклонится {Figures.Count(table.Rejected)}"
            + (table.PassedOver > 0 ? $"; не записи (итоги, повторы заголовка): {Figures.Count(table.PassedOver)}" : "");
    }

    /// <summary>A reason in words.</summary>
    public static string Reason(ReviewReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var title = RejectText.Of(reason.Code).Title;
        return reason.Column.Length > 0 ? $"{reason.Column}: {title.ToLower(Figures.Russian)}" : title;
    }

    /// <summary>A remark in words.</summary>
    public static string Remark(ReviewReason remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return $"{remark.Column}: {Unknown.GetValueOrDefault(remark.Code, remark.Code)}";
    }

    /// <summary>What it means that a content has been loaded before.</summary>
    /// <param name="known">The load.</param>
    public static string Known(LedgerRow known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.IsWithdrawn == 0
            ? "Повторная загрузка ничего не изменит."
            : "Эту загрузку отменили, а такой же файл снова не загружается. Чтобы вернуть его записи, измените в файле хотя бы одну строку и пришлите его.";
    }

    /// <summary>Lines in words.</summary>
    /// <param name="reason">Of which they are the first.</param>
    public static string Lines(ReviewReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return string.Join(", ", reason.Lines.Select(line => Figures.Count(line))) + (reason.Rows > reason.Lines.Count ? " …" : "");
    }

    /// <summary>Why the sender may not send a table.</summary>
    public static string Breach(ReviewReason breach)
    {
        ArgumentNullException.ThrowIfNull(breach);
        var named = breach.Examples.Count == 0 ? "" : $": {string.Join(", ", breach.Examples)}";
        var where = breach.Lines.Count == 0 ? "" : $" (строки {Lines(breach)})";
        return breach.Code switch
        {
            "group" => $"Строки не ваших групп{named}{where}.",
            "no-group" => $"Не ясно, какой группы строки{where}: код группы пуст или не читается.",
            "learner" => $"Слушатели не ваших групп{named}{where}.",
            "organisation" => $"Строки не вашей организации{named}{where}.",
            "reject" => $"Исправляются строки карантина, которых нет среди открытых строк ваших групп{where}.",
            _ => "В этой таблице нельзя узнать, ваши ли это строки: в ней нет кода группы (или организации), которым ограничен ваш доступ. Её отправляет аналитик.",
        };
    }

    /// <summary>The state of a file that was sent.</summary>
    public static string State(SentState state) => state switch
    {
        SentState.Waiting => "ждёт загрузки",
        SentState.Loading => "загружается",
        SentState.Loaded => "загружен",
        SentState.Known => "загружен раньше: всё это в хранилище уже есть",
        SentState.Withdrawn => "загрузка отменена",
        SentState.WithdrawnBefore => "загружен раньше и отменён: такой же файл снова не загружается",
        SentState.Failed => "не прочитан",
        _ => "таблиц в нём не нашлось",
    };

    /// <summary>Why an upload was not taken.</summary>
    /// <param name="refusal">As the address has it.</param>
    public static string? Refused(string? refusal, UploadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Enum.TryParse<UploadRefusal>(refusal, ignoreCase: true, out var reason) && Enum.IsDefined(reason)
            ? reason switch
            {
                UploadRefusal.TooLarge => $"Файлы больше, чем принимает сайт: до {Size(options.Bytes)} за раз. Разделите их или сожмите в zip.",
                UploadRefusal.TooMany => $"Файлов больше, чем принимает сайт: до {Figures.Count(options.Files)} за раз. Сложите их в zip или отправьте частями.",
                UploadRefusal.Empty => "Файл не выбран.",
                UploadRefusal.UserFull => "У вас слишком много неотправленных файлов. Отправьте или отмените их: список ниже.",
                UploadRefusal.Full => "Место для неотправленных файлов занято. Повторите позже или скажите администратору.",
                _ => "Файлы не удалось записать на диск сайта. Скажите администратору.",
            }
            : null;
    }
}
