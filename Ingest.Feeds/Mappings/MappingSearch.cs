using Ingest.Feeds.Contracts;
using Ingest.Feeds.Deliveries;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>A mapping whose header a file has.</summary>
/// <param name="File">The file as the mapping reads it.</param>
/// <param name="Explained">How many columns the mapping says something of.</param>
/// <param name="Above">Lines above the header.</param>
internal sealed record FoundMapping(MappedFile File, int Explained, IReadOnlyList<long> Above);

/// <summary>Finds the mapping of a file among all of them, by the first rows of the file.</summary>
/// <param name="store">The mappings.</param>
internal sealed class MappingSearch(MappingStore store)
{
    /// <summary>The mapping that explains most columns; of several one of the installation's own, then the first by name.</summary>
    /// <param name="rows">The first rows of the file.</param>
    /// <param name="delivered">What was answered for it.</param>
    public FoundMapping? Find(IReadOnlyList<RawRow> rows, DeliveredFile? delivered)
    {
        var headers = Headers(rows);
        return store.All()
            .Where(entry => entry.Mapping is { IsChosen: false })
            .OrderByDescending(entry => entry.IsOwn)
            .Select(entry => Of(entry.Name, entry.Mapping!, rows, headers, delivered))
            .OfType<FoundMapping>()
            .MaxBy(found => found.Explained);
    }

    /// <summary>One mapping, of these rows; null when it does not have their header.</summary>
    public static FoundMapping? Of(string name, Mapping mapping, IReadOnlyList<RawRow> rows, DeliveredFile? delivered) => Of(name, mapping, rows, Headers(rows), delivered);

    /// <summary>What is said of a header that no mapping has: the nearest one with what is missing, and mappings that cannot be read. It begins with a space, or is nothing.</summary>
    public string Nearest(IReadOnlyList<RawRow> rows)
    {
        var headers = Headers(rows);
        var entries = store.All();
        var near = entries.Where(entry => entry.Mapping is { IsChosen: false })
            .Select(entry => (entry, Missing: LeastMissing(entry.Mapping!, headers)))
            .Where(one => one.Missing.Count > 0 && one.Missing.Count * 2 <= one.entry.Mapping!.Tables.Max(table => table.Columns.Values.Count(column => !column.IsOptional)))
            .OrderBy(one => one.Missing.Count)
            .Select(one => $" Файл похож и на то, что читает настройка «{one.entry.Mapping!.Title}», но в нём нет столбцов: {Names(one.Missing)}.")
            .FirstOrDefault();
        return near + string.Concat(entries.Where(entry => entry.Error is not null).Take(2).Select(entry => " " + entry.Error));
    }

    /// <summary>Why a file does not go by a mapping that somebody chose for it.</summary>
    public static string Misfit(Mapping mapping, IReadOnlyList<RawRow> rows) => LeastMissing(mapping, Headers(rows)) is { Count: > 0 } missing
        ? $"в нём нет столбцов: {Names(missing)}"
        : "нет ни одного столбца с данными";

    private static FoundMapping? Of(string name, Mapping mapping, IReadOnlyList<RawRow> rows, Header[] headers, DeliveredFile? delivered)
    {
        var (header, fit) = headers
            .SelectMany(header => mapping.Tables
                .Where(table => table.HeaderRows == header.Rows && (table.HeaderRow is not { } row || row + table.HeaderRows - 1 == header.LastLine))
                .Select(table => (Header: header, Fit: HeaderFit.Of(table, header.Cells))))
            .Where(one => one.Fit is not null)
            .OrderByDescending(one => one.Fit!.Explained)
            .FirstOrDefault();
        if (fit is null)
        {
            return null;
        }

        var above = rows.TakeWhile(row => row.LineNo < header.Line).ToList();
        var titles = new TitleSearch([fit.Sheet]);
        above.ForEach(row => titles.See(row.Cells));
        return new FoundMapping(
            new MappedFile(name, mapping, header.Line, fit) { Titles = titles.Found, Delivered = delivered },
            fit.Explained,
            [.. above.Select(row => row.LineNo)]);
    }

    private static IReadOnlyList<MappedColumn> LeastMissing(Mapping mapping, Header[] headers) => headers
        .SelectMany(header => mapping.Tables.Where(table => table.HeaderRows == header.Rows).Select(table => HeaderFit.Missing(table, header.Cells)))
        .MinBy(missing => missing.Count) ?? [];

    private static string Names(IEnumerable<MappedColumn> columns) => string.Join(", ", columns.Select(column => ColumnName.Quoted(column.Names[0])));

    /// <summary>Each row as a header, and each two rows one under another.</summary>
    private static Header[] Headers(IReadOnlyList<RawRow> rows) =>
    [
        .. rows.Select(row => new Header(HeaderCells.Of(row.Cells), row.LineNo, row.LineNo, 1)),
        .. rows.Zip(rows.Skip(1)).Select(pair => new Header(HeaderCells.Of(pair.First.Cells, pair.Second.Cells), pair.First.LineNo, pair.Second.LineNo, 2)),
    ];

    private readonly record struct Header(HeaderCells Cells, long Line, long LastLine, int Rows);
}
