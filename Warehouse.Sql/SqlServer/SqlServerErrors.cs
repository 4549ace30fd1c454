using System.Data.Common;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Translates SQL Server's errors into messages that an operator can act on.</summary>
internal static class SqlServerErrors
{
    /// <summary>Whether a retry may succeed: the network, a restart, a failover, a deadlock.</summary>
    public static bool IsTransient(SqlException error) => Kind(error) is { IsTransient: true };

    /// <summary>Translates an error; a bug of the program is returned unchanged.</summary>
    /// <param name="error">The error.</param>
    /// <param name="database">Server and database, for the message.</param>
    public static Exception Translate(SqlException error, string database) =>
        Kind(error) is { } kind
            ? new WarehouseUnavailableException(kind.Code, Text(kind.Code, database, error), error) { IsTransient = kind.IsTransient }
            : error;

    /// <summary>The same for opening a connection, where no error is a bug of the program.</summary>
    public static WarehouseUnavailableException TranslateOpening(SqlException error, string database) => Kind(error)?.Code switch
    {
        "connection_lost" => new("unavailable", Text("unavailable", database, error), error) { IsTransient = true },
        null => new("login", Text("refused", database, error), error),
        _ => (WarehouseUnavailableException)Translate(error, database),
    };

    /// <summary>The same for errors of calls on a connection that is already broken.</summary>
    public static Exception Translate(Exception error, string database) => error switch
    {
        SqlException known => Translate(known, database),
        AggregateException { InnerException: { } inner } => Translate(inner, database),
        InvalidOperationException or DbException or IOException =>
            new WarehouseUnavailableException("connection_lost", Text("connection_lost", database, error), error) { IsTransient = true },
        _ => error,
    };

    /// <summary>Another writer holds the turn for longer than a load waits.</summary>
    public static WarehouseUnavailableException Locked(string database, Exception error) =>
        new("locked", Text("locked", database, error), error) { IsTransient = true };

    private static (string Code, bool IsTransient)? Kind(SqlException error)
    {
        foreach (SqlError one in error.Errors)
        {
            if (Kind(one.Number) is { } kind)
            {
                return kind;
            }
        }

        // Class 20 and above ends the connection, whatever the number.
        return error.Class >= 20 ? ("connection_lost", true) : null;
    }

    private static (string Code, bool IsTransient)? Kind(int number) => number switch
    {
        18456 or 18452 or 18461 or 18470 or 18486 or 18487 or 18488 => ("login", false),
        4060 or 4064 or 911 => ("missing", false),
        229 or 230 or 262 or 297 or 300 or 916 or 1088 or 15247 or 3704 => ("no_rights", false),
        1205 => ("deadlock", true),
        1222 => ("locked", true),
        1101 or 1105 or 9002 or 5149 or 3257 or 40544 => ("disk_full", false),
        3906 or 3908 or 976 or 978 => ("read_only", false),
        207 or 208 or 2812 => ("old_schema", false),
        823 or 824 or 825 or 5180 => ("corrupt", false),
        -2 => ("timeout", true),
        -1 or 2 or 26 or 40 or 53 or 258 or 1225 or 10060 or 10061 or 11001 or 17142 or 18401 or 40613 or 40197 or 40501 or 49918 or 49919
            or 49920 or 10928 or 10929 => ("unavailable", true),
        0 or 20 or 64 or 121 or 233 or 596 or 615 or 617 or 4221 or 6005 or 10053 or 10054 or 35 => ("connection_lost", true),
        _ => null,
    };

    private static string Text(string code, string database, Exception error) => code switch
    {
        "login" => $"Хранилище {database} не приняло имя или пароль. Проверьте их в строке подключения.",
        "refused" => $"Хранилище {database} отказало программе в доступе (ошибка сервера {((SqlException)error).Number}). "
            + "Проверьте строку подключения и доступ этого имени к базе.",
        "missing" => $"Базы {database} нет или у этого имени нет к ней доступа. Создайте её или проверьте строку подключения (docs/sql-server.md).",
        "no_rights" => $"У имени, под которым программа вошла в {database}, не хватает прав ({error.Message}). Выдайте их сценарием docs/sql/roles.sql.",
        "deadlock" => $"Сервер прервал операцию в {database} из-за взаимной блокировки. Она повторится сама; данные целы.",
        "locked" => $"Хранилище {database} занято другой программой дольше Warehouse:LockTimeoutSeconds. Дождитесь конца её работы и повторите.",
        "disk_full" => $"В {database} кончилось место для данных или журнала. Освободите его и повторите: загрузка начнётся заново, прежние данные целы.",
        "read_only" => $"В {database} сейчас нельзя писать: база только для чтения или это вторичная реплика. Подключитесь к основной.",
        "old_schema" => $"Схема хранилища {database} старее программы ({error.Message}). Выполните команду migrate.",
        "corrupt" => $"База {database} повреждена ({error.Message}). Проверьте её DBCC CHECKDB и восстановите из резервной копии.",
        "timeout" => $"Хранилище {database} не ответило вовремя. Повторите; если так всегда, увеличьте Warehouse:SqlServer:CommandTimeoutSeconds.",
        "unavailable" => $"Сервер хранилища {database} не отвечает. Проверьте, что он запущен и доступен по сети; программа повторит попытку.",
        _ => $"Связь с хранилищем {database} прервалась. Операция начнётся заново; данные целы.",
    };
}
