using System.Text;

namespace Ingest.Sources;

/// <summary>
/// Finds tables in files, folders and zips, and opens them. The content decides what a file is. A file whose extension
/// is that of a packed format (.gz, .zip) and whose content is not is refused as damaged, and so is a workbook's that is no text either.
/// </summary>
public sealed class SourceReader
{
    private readonly SourceLimits _limits;
    private readonly SourceOptions _options;

    static SourceReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A reader with its limits.</summary>
    /// <param name="options">What is read; by default what suits everybody.</param>
    public SourceReader(SourceLimits limits, SourceOptions? options = null) => (_limits, _options) = (limits, options ?? new SourceOptions());

    /// <summary>
    /// Finds tables and reads each file once to hash it. Folders are walked in the order of names. An unreadable
    /// file gives a problem in its place and does not stop the others. Hidden, lock and unfinished files are skipped.
    /// </summary>
    /// <param name="paths">Files, folders, zips. The same file asked twice is found once.</param>
    public IEnumerable<SourceItem> Discover(IEnumerable<string> paths, CancellationToken cancellationToken = default) =>
        Discover(paths, null, cancellationToken);

    /// <summary>The same, and tells which file is being read.</summary>
    /// <param name="paths">Files, folders, zips.</param>
    /// <param name="begin">Told the path of each file before its first byte is read; what it gives is disposed after the last one.</param>
    public IEnumerable<SourceItem> Discover(
        IEnumerable<string> paths, Func<string, IDisposable>? begin, CancellationToken cancellationToken)
    {
        var inspection = new FileInspection(_limits, _options, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in FoundPath.Under([.. paths]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (found.Problem is { } problem)
            {
                yield return SourceItem.Of(problem);
            }
            else if (seen.Add(System.IO.Path.GetFullPath(found.Path)))
            {
                List<SourceItem> items;
                using (begin?.Invoke(found.Path))
                {
                    items = inspection.Inspect(found);
                }

                foreach (var item in items)
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>Opens a table at its first row. JSON lines are read once before, for the union of their properties.</summary>
    /// <param name="file">What <see cref="Discover(IEnumerable{string}, CancellationToken)"/> found.</param>
    /// <param name="cancellationToken">Stops the opening and every later read.</param>
    /// <exception cref="UnreadableSourceException">It cannot be read, or has changed since it was found.</exception>
    public IRawTable Open(RawFile file, CancellationToken cancellationToken)
    {
        try
        {
            EnsureSame(file);
            IRawTable table = file.Content.Format switch
            {
                RawFormat.Delimited => DelimitedTable.Open(file, _limits, cancellationToken),
                RawFormat.JsonLines => JsonLinesTable.Open(file, _limits, cancellationToken),
                _ => WorksheetTable.Open(file, _limits, cancellationToken),
            };
            return new GuardedTable(table, file, _limits);
        }
        catch (Exception error) when (error is not UnreadableSourceException && Unreadable.Of(error, 0) is not null)
        {
            throw Unreadable.Of(error, 0)!;
        }
    }

    /// <summary>The first rows of a table that are not blank, to look for its header; as many as can be read.</summary>
    /// <param name="file">What <see cref="Discover(IEnumerable{string}, CancellationToken)"/> found; not JSON lines, whose header is in every row.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IReadOnlyList<RawRow> Peek(RawFile file, int rows, CancellationToken cancellationToken)
    {
        var found = new List<RawRow>();
        try
        {
            using var table = Open(file with { Content = file.Content with { HeaderLine = 0 } }, cancellationToken);
            while (found.Count < rows && table.Read())
            {
                var cells = Enumerable.Range(0, Math.Min(table.FieldCount, _limits.MaxColumns)).Select(column => table[column].Trim()).ToList();
                found.Add(new RawRow(table.LineNo, cells[..(cells.FindLastIndex(cell => cell.Length > 0) + 1)]));
            }
        }
        catch (UnreadableSourceException)
        {
            // What is wrong further down is said when the table is loaded.
        }

        return found;
    }

    /// <summary>Throws when the file on disk has changed since discovery hashed it.</summary>
    internal static void EnsureSame(RawFile file)
    {
        if (file.Content.Stamp is { } stamp && FileStamp.Of(file.Path) != stamp)
        {
            throw Unreadable.Changed();
        }
    }
}
