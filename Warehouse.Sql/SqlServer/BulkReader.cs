using System.Collections;
using System.Data.Common;
using System.Threading.Channels;

namespace Warehouse.Sql.SqlServer;

/// <summary>The data reader of a bulk copy into a staging table: reads chunks while others are being filled.</summary>
/// <param name="columns">The columns; the last is the number of the load.</param>
/// <param name="loadId">The number of the load.</param>
/// <param name="full">Filled chunks.</param>
/// <param name="free">Where emptied ones go back.</param>
internal sealed class BulkReader(
    IReadOnlyList<string> columns, int loadId, ChannelReader<BulkChunk> full, ChannelWriter<BulkChunk> free) : DbDataReader
{
    private readonly int _width = columns.Count - 1;
    private readonly object _loadId = loadId;
    private BulkChunk? _chunk;
    private int _row;

    public override int FieldCount => columns.Count;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (_chunk is not null && ++_row < _chunk.Rows)
        {
            return true;
        }

        if (_chunk is not null)
        {
            free.TryWrite(_chunk);
            _chunk = null;
        }

        // Blocking is fine: the copy has its own thread.
        while (full.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            if (full.TryRead(out _chunk))
            {
                _row = 0;
                return true;
            }
        }

        return false;
    }

    public override object GetValue(int ordinal)
    {
        if (ordinal == _width)
        {
            return _loadId;
        }

        ref readonly var cell = ref _chunk!.Cells[(_row * _width) + ordinal];
        return cell.IsNumber
            ? cell.Number is >= int.MinValue and <= int.MaxValue ? (int)cell.Number : cell.Number
            : cell.Text ?? (object)DBNull.Value;
    }

    public override bool IsDBNull(int ordinal) => ordinal != _width && _chunk!.Cells[(_row * _width) + ordinal].IsNull;

    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new ArgumentException($"No column '{name}'.", nameof(name));
    }

    public override string GetName(int ordinal) => columns[ordinal];

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override string GetDataTypeName(int ordinal) => "";

    public override bool NextResult() => false;

    public override int GetValues(object[] values)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            values[i] = GetValue(i);
        }

        return columns.Count;
    }

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);
}
