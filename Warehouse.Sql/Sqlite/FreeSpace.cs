using System.Globalization;

namespace Warehouse.Sql.Sqlite;

/// <summary>What a disk has left for a file that grows.</summary>
public static class FreeSpace
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>What is wrong with the disk of a database that is a file.</summary>
    /// <param name="provider">Its engine: one on a server looks after its own disks.</param>
    /// <param name="connection">Where it is.</param>
    /// <param name="megabytes">How much should be free.</param>
    /// <returns>A sentence in Russian; null when enough is free, or when the system does not tell.</returns>
    public static string? Fault(string provider, string connection, int megabytes)
    {
        if (provider != "Sqlite")
        {
            return null;
        }

        var path = SqliteFile.Of(connection).Path;
        try
        {
            var free = new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace / (1024 * 1024);
            return free >= megabytes ? null
                : string.Create(Russian, $"На диске с файлом «{path}» осталось {free:N0} МБ из нужных {megabytes:N0}. Освободите место.");
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
