using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;

namespace Sample;

/// <summary>One feed file being written from front to back; only its buffers are kept.</summary>
internal sealed class FeedFile : IDisposable
{
    private readonly StreamWriter writer;
    private readonly FileShape shape;
    private readonly string[] columns;
    private readonly int[] picked;
    private readonly SearchValues<char> quoted;

    public FeedFile(string directory, string name, string feed, FileShape shape)
    {
        Name = name + shape.Extension;
        Feed = feed;
        this.shape = shape;
        columns = FeedColumns.Of(feed);
        picked = shape.Pick(columns);
        quoted = SearchValues.Create([shape.Delimiter, '"', '\r', '\n']);

        Stream stream = new FileStream(Path.Combine(directory, Name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
        if (shape.Gzip)
        {
            stream = new GZipStream(stream, CompressionLevel.Fastest);
        }

        writer = new StreamWriter(stream, shape.Encoding, 1 << 16) { NewLine = "\n" };
        if (!shape.Json)
        {
            writer.WriteLine(string.Join(shape.Delimiter, picked.Select(at => shape.NameOf(columns[at]))));
            Line = 1;
        }
    }

    public string Name { get; }

    public string Feed { get; }

    /// <summary>Physical line of the last row written.</summary>
    public long Line { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Writes a row whose cells stand in the order of <see cref="FeedColumns"/>.</summary>
    /// <returns>The line on which it stands.</returns>
    public long Write(params ReadOnlySpan<Cell> row)
    {
        if (row.Length != columns.Length)
        {
            throw new ArgumentException($"{Feed}: {row.Length} cells for {columns.Length} columns", nameof(row));
        }

        if (shape.Json)
        {
            WriteJson(row);
        }
        else
        {
            for (var at = 0; at < picked.Length; at++)
            {
                if (at > 0)
                {
                    writer.Write(shape.Delimiter);
                }

                WriteCell(columns[picked[at]], row[picked[at]]);
            }
        }

        writer.Write('\n');
        Rows++;
        return ++Line;
    }

    public void Dispose() => writer.Dispose();

    private void WriteCell(string column, Cell cell)
    {
        Span<char> text = stackalloc char[32];
        int length;
        switch (cell.Kind)
        {
            case CellKind.Date:
                cell.Date.TryFormat(text, out length, shape.DateFormat, CultureInfo.InvariantCulture);
                writer.Write(text[..length]);
                break;
            case CellKind.Number:
                cell.Number.TryFormat(text, out length, "0.####", CultureInfo.InvariantCulture);
                text[..length].Replace('.', shape.DecimalPoint);
                writer.Write(Quote(text[..length].ToString()));
                break;
            case CellKind.Text:
                writer.Write(Quote(shape.Spell(column, cell.Text)));
                break;
            default:
                break;
        }
    }

    private string Quote(string text) =>
        text.AsSpan().ContainsAny(quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private void WriteJson(ReadOnlySpan<Cell> row)
    {
        var line = new StringBuilder("{");
        foreach (var at in picked)
        {
            var cell = row[at];
            if (cell.Kind == CellKind.Empty)
            {
                continue;
            }

            line.Append(line.Length > 1 ? "," : string.Empty).Append('"').Append(columns[at]).Append("\":");
            _ = cell.Kind switch
            {
                CellKind.Number => line.Append(CultureInfo.InvariantCulture, $"{cell.Number:0.####}"),
                CellKind.Date => line.Append(CultureInfo.InvariantCulture, $"\"{cell.Date:yyyy-MM-dd}\""),
                _ => line.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(cell.Text)).Append('"'),
            };
        }

        writer.Write(line.Append('}'));
    }
}
