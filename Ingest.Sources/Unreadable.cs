using System.Globalization;

namespace Ingest.Sources;

/// <summary>The reasons why a source cannot be read, with code and message.</summary>
internal static class Unreadable
{
    private const string AsUtf8 = "Сохраните его в UTF-8 (в Excel: «Сохранить как» — «CSV UTF-8») или как книгу XLSX и пришлите снова.";
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>
    /// An error met while a source was read, as a reason; none when it is not the source's: a stop, or no memory. What a
    /// library stumbles on in a hostile file may be of any type, and none of it stops other files.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="line">The line on which it was met; zero when there is none.</param>
    public static UnreadableSourceException? Of(Exception error, long line) => error switch
    {
        UnreadableSourceException reason => reason,
        OperationCanceledException or OutOfMemoryException => null,
        UnauthorizedAccessException => NoReadRight(error),
        IOException cause => Disk(cause),
        _ => Misread(line, error),
    };

    public static UnreadableSourceException NotFound(string path) =>
        new("not_found", $"Нет такого файла или папки: {path}. Проверьте путь.");

    public static UnreadableSourceException NoReadRight(Exception cause) =>
        new("no_read_right", "Нет права на чтение. Дайте учётной записи загрузчика право читать этот файл или папку.", cause);

    public static UnreadableSourceException Disk(IOException cause) => new("read_error", $"Не удалось прочитать. {DiskFault.Text(cause)}", cause);

    public static UnreadableSourceException NotRegular(PathKind kind) => kind switch
    {
        PathKind.Link => new("link", "Это ссылка на другой файл или папку, а не сам файл. Положите вместо неё сам файл: в архиве должно остаться то, что загружено."),
        PathKind.Folder => new("folder_named_as_file", "Это папка, хотя имя у неё как у файла с таблицей. Переименуйте папку или положите сам файл."),
        _ => new("not_a_file", "Это не обычный файл, а канал, сокет или устройство: он не читается. Положите вместо него файл."),
    };

    public static UnreadableSourceException Misread(long line, Exception cause) =>
        new("unreadable", (line > 0 ? $"Разбор остановлен у строки {Count(line)}: файл повреждён или записан необычно. " : "Файл не удалось разобрать: он повреждён или записан необычно. ")
            + "Выгрузите его заново как CSV в кодировке UTF-8 или сохраните в Excel как книгу XLSX.", cause);

    public static UnreadableSourceException RowBeyondSheet(string row) =>
        new("row_out_of_range", $"В книге Excel строка с номером {row}: номера бывают от 1 до {Count(SheetSize.Rows)}. Откройте книгу в Excel и сохраните заново.");

    public static UnreadableSourceException ColumnBeyondSheet(string reference) =>
        new("column_out_of_range", $"В книге Excel ячейка «{reference}»: последний столбец листа — XFD, {Count(SheetSize.Columns)}-й. Откройте книгу в Excel и сохраните заново.");

    public static UnreadableSourceException CellTooLong(int limit) =>
        new("row_too_long", $"В книге Excel ячейка длиннее {Count(limit)} знаков. Разделите её или сохраните таблицу как CSV.");

    public static UnreadableSourceException TooManyRows(long limit) =>
        new("too_many_rows", $"В таблице больше {Count(limit)} строк. Разделите её на несколько файлов или увеличьте предел Ingest:Limits:MaxRows.");

    public static UnreadableSourceException TooManyCells(long limit) =>
        new("too_many_cells", $"В таблице больше {Count(limit)} ячеек. Разделите её на несколько файлов или увеличьте предел Ingest:Limits:MaxCells.");

    public static UnreadableSourceException TooManySheets(int limit) =>
        new("too_many_sheets", $"В книге больше {Count(limit)} листов. Разделите её на несколько книг.");

    public static UnreadableSourceException TooManyMerges(int limit) =>
        new("too_many_merges", $"В книге больше {Count(limit)} объединённых ячеек. Отмените объединение или сохраните таблицу как CSV.");

    public static UnreadableSourceException XlsTooMuchText(long limit) =>
        new("xls_too_much_text", $"Тексты книги XLS заняли бы в памяти больше {Count(limit)} байт. Сохраните её как «Книга Excel (.xlsx)» или как CSV, разделите "
            + "на несколько книг или увеличьте предел Ingest:Limits:MaxSharedTextBytes.");

    public static UnreadableSourceException TooManyRepeats(long limit) =>
        new("too_many_repeats", $"В книге больше {Count(limit)} ячеек, которые записаны как повтор одной. Удалите заливку значением до конца листа или сохраните таблицу как CSV.");

    public static UnreadableSourceException OnlyHiddenSheets(IEnumerable<string> sheets) =>
        new("hidden_sheets", $"Все листы книги с данными скрыты ({string.Join(", ", sheets.Take(5).Select(sheet => $"«{sheet}»"))}), скрытые не загружаются. "
            + "Покажите нужный лист в Excel и пришлите книгу снова.");

    public static UnreadableSourceException WebPage() =>
        new("not_a_workbook", "У файла расширение книги Excel, но внутри веб-страница или XML. Откройте файл в Excel и сохраните как «Книга Excel (.xlsx)».");

    public static UnreadableSourceException TooMuchText(long limit) =>
        new("too_much_text", $"Общих текстов в книге Excel больше {Count(limit)} байт. Разделите её на несколько книг, сохраните как CSV "
            + "или увеличьте предел Ingest:Limits:MaxSharedTextBytes.");

    public static UnreadableSourceException XlsTooLarge(long limit) =>
        new("xls_too_large", $"Книга XLS больше {Count(limit)} байт. Сохраните её как «Книга Excel (.xlsx)» или как CSV.");

    public static UnreadableSourceException XlsTooWide() =>
        new("xls_too_wide", "В книге XLS слишком много пустых строк и столбцов. Сохраните её как «Книга Excel (.xlsx)» или как CSV.");

    public static UnreadableSourceException Unsupported() =>
        new("unsupported_format", "Файл такого вида не загружается. Пришлите CSV, TSV, книгу (XLSX, XLSM, XLSB, XLS, ODS) или JSON Lines, можно в GZ или ZIP.");

    public static UnreadableSourceException Empty() =>
        new("empty_file", "Файл пуст: в нём нет даже строки заголовков. Выгрузите его заново.");

    public static UnreadableSourceException EmptyWorkbook() =>
        new("empty_workbook", "В книге нет ни одного листа с данными. Выгрузите её заново.");

    public static UnreadableSourceException Changed() =>
        new("file_changed", "Файл изменился, пока его читали: похоже, его ещё записывают. Дождитесь конца записи и повторите загрузку.");

    public static UnreadableSourceException CorruptGzip(Exception? cause = null) =>
        new("corrupt_gzip", "Архив GZ повреждён или не является архивом GZ. Создайте его заново.", cause);

    public static UnreadableSourceException TruncatedGzip(Exception? cause = null) =>
        new("truncated_gzip", "Архив GZ обрывается: он скопирован не целиком. Скопируйте его заново.", cause);

    public static UnreadableSourceException CorruptZip(Exception? cause = null) =>
        new("corrupt_zip", "Архив ZIP повреждён, обрывается или не является архивом ZIP. Создайте его заново.", cause);

    public static UnreadableSourceException EmptyZip() =>
        new("empty_zip", "В архиве ZIP нет ни одного файла. Создайте его заново.");

    public static UnreadableSourceException ZipPathClimbs(string entry) =>
        new("zip_path_climbs", $"Архив ZIP отклонён целиком: путь записи «{entry}» ведёт за пределы архива. Создайте архив заново, без «..» и имён дисков в путях.");

    public static UnreadableSourceException EntryTwice(string entry) =>
        new("zip_entry_twice", $"В архиве ZIP две записи с одним именем «{entry}». Создайте архив заново.");

    public static UnreadableSourceException NestedArchive() =>
        new("nested_archive", "Архив внутри архива не читается. Распакуйте его и пришлите файлы или один архив.");

    public static UnreadableSourceException TooManyEntries(int limit) =>
        new("zip_too_many_entries", $"В архиве ZIP больше {Count(limit)} файлов. Разделите его на несколько архивов.");

    public static UnreadableSourceException Bomb(long bytes) =>
        new("zip_bomb", $"Распаковка остановлена после {Count(bytes)} байт: распакованных данных больше, чем разрешено. "
            + "Если данные настоящие, пришлите их без архива или увеличьте предел Ingest:Limits в настройках.");

    public static UnreadableSourceException Password() =>
        new("password_protected", "Файл защищён паролем. Снимите пароль и пришлите его снова.");

    public static UnreadableSourceException NotAWorkbook(Exception? cause = null) =>
        new("not_a_workbook", "У файла расширение книги Excel, но это не книга или она повреждена. "
            + "Откройте файл в Excel и сохраните как «Книга Excel (.xlsx)» или как CSV.", cause);

    public static UnreadableSourceException CorruptWorkbook(long row, Exception cause) =>
        new("corrupt_workbook", $"Книга Excel повреждена после строки {Count(row)}. Откройте её в Excel, восстановите и сохраните заново.", cause);

    public static UnreadableSourceException SheetGone(string sheet) =>
        new("file_changed", $"В книге больше нет листа «{sheet}»: файл изменился. Повторите загрузку.");

    public static UnreadableSourceException Binary(long? line) =>
        new("binary_content", (line is { } at ? $"Строка {Count(at)}: двоичные данные вместо текста. " : "Двоичные данные вместо текста. ")
            + "Выгрузите таблицу как CSV в кодировке UTF-8 или пришлите книгу XLSX.");

    public static UnreadableSourceException BrokenEncoding(long? position, Exception? cause = null) =>
        new("broken_encoding", "Ошибка кодировки" + (position is { } at ? $" в байте {Count(at)}" : "")
            + ": файл обрезан или склеен из частей в разных кодировках. Выгрузите его заново в UTF-8.", cause);

    public static UnreadableSourceException DoubtfulEncoding(string one, string other) =>
        new("doubtful_encoding", $"Кодировку файла не определить: он одинаково хорошо читается в {one} и в {other}, а слова выходят разные. {AsUtf8}");

    public static UnreadableSourceException UnknownEncoding(IEnumerable<string> known) =>
        new("unknown_encoding", $"Кодировку файла не определить: это не UTF-8, и ни в одной из других ({string.Join(", ", known)}) не выходит ни русских, ни латинских слов. {AsUtf8}");

    public static UnreadableSourceException RowTooLong(long line, int limit) =>
        new("row_too_long", $"Строка {Count(line)} длиннее {Count(limit)} знаков. Проверьте, что строки файла разделены переводами строк.");

    public static UnreadableSourceException UnclosedQuote(long line) =>
        new("unclosed_quote", $"Строка {Count(line)}: кавычка не закрыта. Закройте её или удвойте, если она часть текста.");

    public static UnreadableSourceException DuplicateColumn(string name, long line) =>
        new("duplicate_column", $"Строка {Count(line)}: столбец «{name}» указан дважды. Оставьте один или переименуйте второй.");

    public static UnreadableSourceException TooManyColumns(int limit) =>
        new("too_many_columns", $"Столбцов больше {Count(limit)}. Проверьте разделитель или разделите таблицу.");

    public static UnreadableSourceException JsonArray(long line) =>
        new("json_array", $"Строка {Count(line)}: массив вместо объекта. Нужен JSON Lines: один объект в строке, без общих скобок.");

    public static UnreadableSourceException BadJson(long line, Exception? cause = null) =>
        new("bad_json", $"Строка {Count(line)}: это не объект JSON, записанный в одну строку. Исправьте её: один объект в строке.", cause);

    public static UnreadableSourceException NestedJson(long line, string property) =>
        new("json_nested", $"Строка {Count(line)}: в свойстве «{property}» вложенный объект или массив. Разверните его в отдельные свойства.");

    public static UnreadableSourceException JsonTwice(long line, string property) =>
        new("duplicate_column", $"Строка {Count(line)}: свойство «{property}» указано дважды. Оставьте одно.");

    public static UnreadableSourceException SourceDescription(string source, string what, Exception? cause = null) =>
        new("source_description", $"Источник «{source}» описан неверно: {what}. Исправьте папку Profiles/{source} и повторите.", cause);

    public static UnreadableSourceException SourceConnection(string source, string connection, Exception cause) =>
        new("source_connection", $"Источник «{source}»: не удалось подключиться к базе ConnectionStrings:{connection} ({Line(cause)}). "
            + "Проверьте адрес, имя, пароль и право на чтение; программа повторит попытку.", cause);

    public static UnreadableSourceException NoConnection(string source, string connection) =>
        new("source_connection", $"Источник «{source}»: в настройках нет строки подключения ConnectionStrings:{connection}. Добавьте её.");

    public static UnreadableSourceException NoFeed(string source, string feed, IEnumerable<string> known) =>
        new("source_description", $"Источник «{source}»: вида данных «{feed}» нет. Укажите в source.json один из: {string.Join(", ", known)}.");

    public static UnreadableSourceException SourceQuery(string source, Exception cause) =>
        new("source_query", $"Источник «{source}»: запрос query.sql не выполнен ({Line(cause)}). Проверьте его в самой базе; загруженное раньше сохранено.", cause);

    public static UnreadableSourceException SourceColumnName(string source, string name) =>
        new("source_column", name.Length == 0
            ? $"Источник «{source}»: у столбца запроса нет имени. Добавьте его: AS имя."
            : $"Источник «{source}»: в запросе два столбца «{name}». Оставьте один или переименуйте второй.");

    public static UnreadableSourceException SourceColumns(string source, string feed, string columns) =>
        new("source_column", $"Источник «{source}»: в запросе нет обязательных столбцов вида данных «{feed}»: {columns}. "
            + "Добавьте их в query.sql. Список столбцов — в docs/feeds.md.");

    public static UnreadableSourceException SourceWatermark(string source, string what) =>
        new("source_watermark", $"Источник «{source}»: {what}. Отметка показывает, что уже загружено: выберите столбец, который растёт при каждом изменении строки.");

    private static string Line(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');

    private static string Count(long value) => value.ToString("N0", Russian);
}
