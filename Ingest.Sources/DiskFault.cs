using System.Globalization;

namespace Ingest.Sources;

/// <summary>Errors of disks and rights in Russian: the framework's own text is English and names paths of the server.</summary>
public static class DiskFault
{
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>What an error means and what to do about it.</summary>
    /// <param name="error">An error of input or output, or of rights.</param>
    public static string Text(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            UnauthorizedAccessException => "Нет права на чтение или запись. Дайте учётной записи загрузчика права на этот файл и его папку.",
            FileNotFoundException or DirectoryNotFoundException => "Файла или папки уже нет на месте: их переместили или удалили. Положите файл снова.",
            PathTooLongException => "Путь к файлу слишком длинный. Сократите имена файла и папок.",
            _ when error.HResult is NoSpace or NoSpaceOnWindows => "На диске нет места. Освободите его и повторите загрузку.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Ошибка диска, код {error.HResult & 0xFFFF}. Проверьте диск или сетевую папку и повторите загрузку."),
        };
    }
}
