using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// The file that a setting names: by its path, or by a connection string of <c>Microsoft.Data.Sqlite</c> whose one key is
/// <c>Data Source</c> (<c>DataSource</c>, <c>Filename</c>). Other keys are refused: the program sets modes and caches itself.
/// </summary>
/// <param name="Path">Its path.</param>
public sealed record SqliteFile(string Path)
{
    private static readonly string[] PathKeys = ["data source", "datasource", "filename"];

    /// <summary>Folder of a warehouse's snapshots.</summary>
    public string AsOfFolder => Path + ".asof";

    /// <summary>Its name where a mode is to be said with it: <c>file:///…</c>, to which <c>?mode=rw</c> is added.</summary>
    internal string Uri => new Uri(System.IO.Path.GetFullPath(Path)).AbsoluteUri;

    /// <summary>The file that a setting names.</summary>
    /// <param name="setting">A path or a connection string.</param>
    /// <exception cref="ArgumentException">The setting names no file: see <see cref="Fault"/>.</exception>
    public static SqliteFile Of(string setting) =>
        TryRead(setting, out var file, out var fault) ? file : throw new ArgumentException(fault, nameof(setting));

    /// <summary>Why a setting names no file.</summary>
    /// <param name="setting">A path or a connection string.</param>
    /// <returns>A sentence in Russian; null when it names one.</returns>
    public static string? Fault(string setting) => TryRead(setting, out _, out var fault) ? null : fault;

    private static bool TryRead(string setting, [NotNullWhen(true)] out SqliteFile? file, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(setting);
        file = null;
        var path = setting;
        if (IsConnectionString(setting))
        {
            var keys = new DbConnectionStringBuilder();
            try
            {
                keys.ConnectionString = setting;
            }
            catch (ArgumentException)
            {
                fault = "строка подключения не читается. Укажите путь к файлу или «Data Source=путь».";
                return false;
            }

            if (keys.Keys.Cast<string>().FirstOrDefault(key => !PathKeys.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } other)
            {
                // Do not show the whole setting: it may hold a password.
                fault = $"ключ «{other}» для SQLite не поддерживается. Укажите путь к файлу или «Data Source=путь» без других ключей; "
                    + "путь, в имени которого есть «=», начните с «./».";
                return false;
            }

            path = new SqliteConnectionStringBuilder(setting).DataSource;
        }

        if (path.Trim() is "" or ":memory:" || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || path.StartsWith('|'))
        {
            fault = $"«{path.Trim()}» не путь к файлу. Данные хранятся только в файле: укажите его путь, например data/warehouse.db.";
            return false;
        }

        file = new SqliteFile(path);
        fault = null;
        return true;
    }

    /// <summary>Makes its folder where there is none.</summary>
    /// <param name="setting">Where an operator set the path, for the message.</param>
    /// <exception cref="WarehouseUnavailableException">The folder cannot be made.</exception>
    internal void MakeFolder(string setting)
    {
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is not { } folder)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseUnavailableException(
                "missing", $"Папку «{folder}» для хранилища не создать. Проверьте {setting} и права на неё.", error);
        }
    }

    /// <summary>Letters and spaces before the first equals sign are a key; a path with that sign in a name is not.</summary>
    private static bool IsConnectionString(string setting)
    {
        var sign = setting.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && setting[..sign].All(letter => letter == ' ' || char.IsAsciiLetter(letter));
    }
}
