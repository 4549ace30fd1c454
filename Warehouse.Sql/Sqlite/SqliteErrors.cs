using Microsoft.Data.Sqlite;
using SQLitePCL;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Sqlite;

/// <summary>Translates SQLite's result codes into messages that an operator can act on.</summary>
public static class SqliteErrors
{
    /// <summary>Throws for anything but success, a row, or the end of rows.</summary>
    internal static void Check(int result, sqlite3 handle, string path)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Translate(new SqliteException(
                raw.sqlite3_errmsg(handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(handle)), path);
        }
    }

    /// <summary>Translates an error; a bug of the program is returned unchanged.</summary>
    /// <param name="error">The error.</param>
    /// <param name="path">The file.</param>
    public static Exception Translate(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new WarehouseUnavailableException(
            "locked",
            $"Хранилище «{path}» занято другой программой. Дождитесь конца её работы или закройте её и повторите.",
            error),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => new WarehouseUnavailableException(
            "read_only",
            $"В хранилище «{path}» нельзя писать. Дайте программе право записи на файл и его папку.",
            error),
        raw.SQLITE_FULL => new WarehouseUnavailableException(
            "disk_full",
            $"На диске с хранилищем «{path}» кончилось место. Освободите его и повторите: загрузка начнётся заново, прежние данные целы.",
            error),
        raw.SQLITE_IOERR => new WarehouseUnavailableException(
            "io_error",
            $"Диск с хранилищем «{path}» не читается или не пишется ({error.Message}). Проверьте место и исправность диска.",
            error),
        raw.SQLITE_CANTOPEN => new WarehouseUnavailableException(
            "missing",
            $"Хранилище «{path}» не открывается. Проверьте путь и права на папку.",
            error),
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => new WarehouseUnavailableException(
            "corrupt",
            $"Файл «{path}» не является хранилищем или повреждён. Восстановите его из резервной копии.",
            error),
        raw.SQLITE_ERROR when error.Message.Contains("no such table: schema_journal", StringComparison.Ordinal) => SchemaState.Missing(error),
        _ => error,
    };
}
