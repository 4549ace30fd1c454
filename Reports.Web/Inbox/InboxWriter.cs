using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Reports.Web.Inbox;

/// <summary>
/// Puts rows that somebody entered on a page into the worker's inbox as a file of a feed. They are loaded as any file is, so that history, reading as of a
/// day and the trace to file and line hold for them too. The file comes under its name at once and whole.
/// </summary>
/// <param name="options">Where the inbox is.</param>
public sealed class InboxWriter(IOptions<InboxOptions> options, TimeProvider time)
{
    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The moment at which somebody enters something, as a feed has it.</summary>
    public string Now => time.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private string Root { get; } = Path.GetFullPath(options.Value.Folder);

    /// <summary>Writes a file.</summary>
    /// <param name="feed">The feed, with which its name begins.</param>
    /// <param name="columns">Columns as the contract names them.</param>
    /// <param name="rows">Cells in their order; null is a blank cell.</param>
    /// <returns>Name of the file, which the ledger shows once it is loaded.</returns>
    public async Task<string> WriteAsync(
        string feed, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Any(row => row.Count != columns.Count))
        {
            throw new ArgumentException($"Rows of '{feed}' have {columns.Count} cells.", nameof(rows));
        }

        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var name = $"{feed}-{stamp}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.csv";
        Directory.CreateDirectory(Root);

        // The worker passes over hidden and unfinished files; a rename within one folder is atomic.
        var draft = Path.Combine(Root, $".{name}.tmp");
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(Text.GetBytes(string.Concat(rows.Prepend(columns).Select(Line))), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, Path.Combine(Root, name), overwrite: false);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        return name;
    }

    /// <summary>Whether a file of that name still waits to be loaded.</summary>
    /// <param name="name">As <see cref="WriteAsync"/> returned it.</param>
    public bool IsWaiting(string name) => Path.GetFileName(name) == name && File.Exists(Path.Combine(Root, name));

    private static string Line(IReadOnlyList<string?> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
