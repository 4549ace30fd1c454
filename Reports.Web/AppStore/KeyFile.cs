using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;
using Warehouse.Sql.Core;
using Warehouse.Sql.Sqlite;

namespace Reports.Web.AppStore;

/// <summary>
/// The key that the key ring is closed with. It stands outside the store, so that a stolen store or a backup of it signs nobody in. Made at the
/// first start; several nodes over one store need the same file.
/// </summary>
/// <param name="options">Where the file is.</param>
/// <param name="store">Where the store is: not beside it.</param>
public sealed class KeyFile(IOptions<ReportsOptions> options, IOptions<AppStoreOptions> store)
{
    private const string Setting = "Reports:KeyFile";
    private const int KeyBytes = 32;

    private byte[]? _key;

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(options.Value.KeyFile.Length > 0 ? options.Value.KeyFile : Usual());

    /// <summary>The key; the file is made when there is none.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be read or made, is open to others or stands beside the store.</exception>
    public ReadOnlySpan<byte> Key => _key ??= Read();

    /// <summary>Tells one key from another without telling the key.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Key))[..16];

    /// <summary>Puts another key in place of this one.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be made.</exception>
    public void Renew()
    {
        try
        {
            var draft = Path + ".new";
            File.Delete(draft);
            PrivateFiles.WriteNew(draft, NewContent());
            File.Move(draft, Path, overwrite: true);
            _key = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Fault($"файл ключа «{Path}» не создать: {error.Message}");
        }
    }

    private static string Usual()
    {
        var settings = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return settings.Length > 0 ? System.IO.Path.Combine(settings, "learning-outcomes-warehouse", "protection.key")
            : throw Fault("у учётной записи нет папки настроек. Задайте путь к файлу ключа вне папки данных.");
    }

    private static byte[] NewContent() => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) + "\n");

    private static OptionsValidationException Fault(string what) => new(Setting, typeof(ReportsOptions), [$"{Setting}: {what}"]);

    private byte[] Read()
    {
        if (store.Value.Provider == "Sqlite"
            && System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(SqliteFile.Of(store.Value.Connection).Path)) == System.IO.Path.GetDirectoryName(Path))
        {
            throw Fault($"файл ключа «{Path}» лежит рядом с хранилищем, которое он закрывает. Укажите другую папку: её не копируют вместе с данными.");
        }

        try
        {
            if (!File.Exists(Path))
            {
                // False when another node was quicker: its file is read.
                PrivateFiles.WriteNew(Path, NewContent());
            }

            if (PrivateFiles.IsOpen(Path))
            {
                throw Fault($"файл ключа «{Path}» открыт другим учётным записям. Закройте его: chmod 600 '{Path}'.");
            }

            var key = Convert.FromBase64String(File.ReadAllText(Path).Trim());
            return key.Length == KeyBytes ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            throw Fault($"в файле «{Path}» не ключ. Верните прежний файл из копии или удалите его и выполните «Reports.Web keys rotate».");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Fault($"файл ключа «{Path}» не прочитать и не создать: {error.Message}");
        }
    }
}
