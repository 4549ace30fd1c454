using Microsoft.Extensions.Options;

namespace Ingest.Worker.Configuration;

/// <summary>
/// Refuses folders of which one holds the inbox or stands in it: what is put there would be found in the inbox again, without end. Links
/// are followed, because two names may be one folder.
/// </summary>
public sealed class FolderCheck : IValidateOptions<IngestOptions>
{
    private static readonly StringComparison Names =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, IngestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var inbox = Real(options.Inbox);
        foreach (var (setting, path) in new[] { ("Archive", options.Archive), ("Failed", options.Failed), ("Scratch", options.Scratch) })
        {
            if (path.Length > 0 && inbox.Length > 0 && Real(path) is var folder && (IsInside(folder, inbox) || IsInside(inbox, folder)))
            {
                return ValidateOptionsResult.Fail(
                    $"Ingest:{setting}: папка «{path}» и папка приёма Ingest:Inbox «{options.Inbox}» — одна внутри другой, и файлы загружались бы без конца. Укажите отдельные папки.");
            }
        }

        return ValidateOptionsResult.Success;
    }

    private static bool IsInside(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Names);

    /// <summary>The path without links, as far as it exists.</summary>
    private static string Real(string path)
    {
        if (path.Length == 0)
        {
            return "";
        }

        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            try
            {
                real = new DirectoryInfo(real).LinkTarget is null ? real : Real(Directory.ResolveLinkTarget(real, returnFinalTarget: true)!.FullName);
            }
            catch (IOException)
            {
                // A link to itself leads nowhere; who opens the folder says so.
            }
        }

        return real;
    }
}
